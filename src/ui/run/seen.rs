//! What a list has brought into view: once, so that where a person scrolls to stays.

/// The thing that was brought into view last, and in how high a list.
#[derive(Debug)]
pub struct Seen<T> {
    what: Option<T>,
    height: f32,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { what: None, height: 0.0 }
    }
}

impl<T: Clone + PartialEq> Seen<T> {
    /// Whether this thing has to be brought into view now, in a list of `height` points: it is another one, or the list is
    /// of another height than it was.
    pub fn is_new(&mut self, what: Option<&T>, height: f32) -> bool {
        let is_new = self.what.as_ref() != what || (self.height - height).abs() > 1.0;
        if is_new {
            (self.what, self.height) = (what.cloned(), height);
        }
        is_new
    }
}
