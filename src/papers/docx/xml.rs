//! XML as a string that is built from front to back. Elements are opened and closed by name; only text is escaped.

/// XML that grows.
#[derive(Default)]
pub struct Xml(String);

impl Xml {
    /// A part of a package, with its declaration.
    pub fn part() -> Self {
        Self(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"))
    }

    /// Markup that holds no text of a person.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// An empty element with one attribute `w:val`.
    pub fn val(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        self.raw("<w:").raw(name).raw(" w:val=\"").text(&value.to_string()).raw("\"/>")
    }

    /// Text, in an element or in an attribute. Expects [clean](super::super::document::clean) characters.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                // `]]>` is not allowed in text.
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes out what there is, to write it on.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}
