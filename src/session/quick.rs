//! The capture line: one line of typing to a note. The grammar is DESIGN 3, small and forgiving.
//!
//! Reading happens on every key press, so it takes a borrowed vocabulary and touches nothing else. Whatever is not a mark,
//! or no longer makes sense as one, stays text: nothing typed is ever dropped.

mod connecting;
mod lookup;
mod tokens;

use std::ops::Range;

use jiff::civil::Date;

use self::tokens::{Token, What};
use super::catalogue::Element;
use super::due::Due;
use super::note::{Kind, Scope};
use super::search::fold;
use super::workshop::{Agency, is_to_be_confirmed};
use super::{AgencyId, ElementId};

pub use self::lookup::{Found, find_agency, find_element};

/// The words that marks can stand for.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    /// What `#` can mean.
    pub elements: &'a [Element],
    /// What `@` can mean.
    pub agencies: &'a [Agency],
    /// The day from which `by:Q2` is seen.
    pub today: Date,
}

/// What a line says, before it is taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The text of the note, without the marks that were taken out of it. Empty: there is nothing to take yet.
    pub text: String,
    /// From `!gap`; `None` when no kind was typed.
    pub kind: Option<Kind>,
    /// From `#trs`, in the order typed.
    pub on: Vec<ElementId>,
    /// From `@gra`, in the order typed: the first leads.
    pub agencies: Vec<AgencyRef>,
    /// From `by:2018-03`.
    pub by: Option<Due>,
    /// From `for:nc`.
    pub scope: Scope,
    /// From `!s`.
    pub sensitive: bool,
    /// From `-5` as the first token: so many minutes ago.
    pub minutes_ago: Option<u32>,
    /// Words that match several things. They stay in the text.
    pub unclear: Vec<Unclear>,
    /// Words that look like marks and are none: `!foo`, `by:someday`. They stay in the text.
    pub unknown: Vec<String>,
    /// Where the marks stand in the line, in order, as byte ranges.
    pub marks: Vec<Mark>,
}

/// An agency that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgencyRef {
    /// One of the list.
    Known(AgencyId),
    /// One that Enter will add, by the name typed.
    New(String),
}

/// A word that matches several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// As typed, with its `#` or `@`.
    pub word: String,
    /// Ids of what it matches: each would be clear.
    pub candidates: Vec<String>,
    /// Where it stands in the line, in bytes.
    pub range: Range<usize>,
}

/// A stretch of the line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In bytes.
    pub range: Range<usize>,
    /// Whether it still waits for a choice.
    pub unclear: bool,
}

/// Where a token stands: decides whether it is taken out, leaves its name, or is text.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    /// Among the marks at the front, or at the end with more of them behind it.
    Run,
    /// Within the sentence.
    Middle,
    /// The very last, behind the sentence.
    Last,
}

/// Reads one capture line.
pub fn read(line: &str, vocabulary: &Vocabulary<'_>) -> Reading {
    let tokens = tokens::read(line, vocabulary);
    let leading = tokens.iter().take_while(|token| token.is_mark()).count();
    let only_marks = leading == tokens.len();
    let trailing = if only_marks { 0 } else { tokens.iter().rev().take_while(|token| token.is_mark()).count() };

    // `@gra will review #lst` is a sentence: its subject and its object leave their names.
    let is_sentence = leading > 0
        && matches!(tokens[leading - 1].what, What::Agency(_))
        && tokens.get(leading).is_some_and(|word| word.text(line).starts_with(char::is_lowercase));

    // `Licences are issued by @gra` names somebody: what is behind a preposition belongs to the sentence.
    let behind = tokens.len() - trailing;
    let is_led_to = trailing > 0 && behind > 0 && connecting::leads_on(tokens[behind - 1].text(line));

    let mut writer = Writer { line, vocabulary, reading: Reading::default() };
    for (index, token) in tokens.iter().enumerate() {
        let subject = is_sentence && index + 1 == leading;
        let object = is_sentence && trailing == 1 && index + 1 == tokens.len();
        let named = is_led_to && index == behind && token.has_name();
        let stand = if only_marks || subject || object || named {
            Stand::Middle
        } else if trailing > 0 && index + 1 == tokens.len() {
            Stand::Last
        } else if index < leading || index >= tokens.len() - trailing {
            Stand::Run
        } else {
            Stand::Middle
        };
        // A kind or a date among nothing but marks is still a mark; only names have something to leave.
        let stand = if only_marks && !token.has_name() { Stand::Run } else { stand };
        writer.token(token, stand);
    }
    let mut reading = writer.reading;
    reading.text.truncate(reading.text.trim_end().len());
    reading
}

impl Reading {
    /// Every word of the line that was meant as a mark and is not understood: several things are called that, or nothing.
    pub fn not_understood(&self) -> Vec<String> {
        self.unclear.iter().map(|unclear| unclear.word.clone()).chain(self.unknown.iter().cloned()).collect()
    }
}

/// A line that reads as this text and nothing else: whatever would be a mark gets its backslash.
///
/// Words that match several things stay as they are, so that their choice is offered again.
pub fn escape(text: &str, vocabulary: &Vocabulary<'_>) -> String {
    let mut line = String::with_capacity(text.len());
    for token in tokens::read(text, vocabulary) {
        line.push_str(&text[token.space.clone()]);
        let unclear = matches!(token.what, What::Element(Found::Several(_)) | What::Agency(Found::Several(_)));
        // A backslash before a mark would vanish in reading, so it needs one of its own.
        if token.is_mark() && !unclear || matches!(token.what, What::Escaped) {
            line.push('\\');
        }
        line.push_str(token.text(text));
    }
    line
}

struct Writer<'a> {
    line: &'a str,
    vocabulary: &'a Vocabulary<'a>,
    reading: Reading,
}

impl Writer<'_> {
    fn token(&mut self, token: &Token, stand: Stand) {
        match &token.what {
            What::Text | What::Element(Found::None) => self.keep(token, token.text(self.line)),
            What::Unknown => {
                self.reading.unknown.push(token.body(self.line).to_owned());
                self.keep(token, token.text(self.line));
            }
            What::Escaped => self.keep(token, &token.text(self.line)[1..]),
            What::Element(Found::One(id)) => {
                self.mark(token, false);
                if !self.reading.on.contains(id) {
                    self.reading.on.push(id.clone());
                }
                let element = self.vocabulary.elements.iter().find(|element| element.id == *id);
                self.leave(token, stand, element.map_or(id.as_str(), Element::short_name));
            }
            What::Agency(Found::One(id)) => {
                self.mark(token, false);
                self.agency(AgencyRef::Known(id.clone()));
                let agency = self.vocabulary.agencies.iter().find(|agency| agency.id == *id);
                self.leave(token, stand, agency.map_or(id.as_str(), Agency::short_name));
            }
            What::Agency(Found::None) => {
                self.mark(token, false);
                let name = &token.body(self.line)[1..];
                // `@tbc` says that there is none yet.
                if !is_to_be_confirmed(name) {
                    self.agency(AgencyRef::New(name.to_owned()));
                }
                self.leave(token, stand, name);
            }
            What::Element(Found::Several(ids)) => self.unclear(token, ids.iter().map(ToString::to_string)),
            What::Agency(Found::Several(ids)) => self.unclear(token, ids.iter().map(ToString::to_string)),
            What::Kind(_) | What::By(_) | What::For(_) | What::Ago(_) if stand == Stand::Middle => {
                self.keep(token, token.text(self.line));
            }
            What::Kind(kind) => {
                let first = self.reading.kind.is_none();
                self.reading.kind.get_or_insert(*kind);
                self.take_or_keep(token, stand, first);
            }
            What::By(due) => {
                let first = self.reading.by.is_none();
                self.reading.by.get_or_insert(*due);
                self.take_or_keep(token, stand, first);
            }
            What::For(scope) => {
                let now = self.reading.scope;
                self.reading.scope = Scope {
                    nuclear: now.nuclear || scope.nuclear,
                    chemical: now.chemical || scope.chemical,
                    biological: now.biological || scope.biological,
                    delivery: now.delivery || scope.delivery,
                };
                self.take_or_keep(token, stand, true);
            }
            // In mid-sentence, too: what somebody meant to keep from the room must not go there by where it was typed.
            What::Sensitive => {
                self.reading.sensitive = true;
                self.take_or_keep(token, stand, true);
            }
            What::Ago(minutes) => {
                self.reading.minutes_ago = Some(*minutes);
                self.take_or_keep(token, stand, true);
            }
        }
    }

    /// Adds an agency, once: `@customs` and `@Customs` are one new agency as they would be one known one.
    fn agency(&mut self, agency: AgencyRef) {
        let is_said = self.reading.agencies.iter().any(|said| match (said, &agency) {
            (AgencyRef::New(said), AgencyRef::New(name)) => fold(said) == fold(name),
            _ => *said == agency,
        });
        if !is_said {
            self.reading.agencies.push(agency);
        }
    }

    fn mark(&mut self, token: &Token, unclear: bool) {
        self.reading.marks.push(Mark { range: token.body_range(), unclear });
    }

    /// Takes a mark out; a second one of a kind there can be only one of stays text.
    fn take_or_keep(&mut self, token: &Token, stand: Stand, take: bool) {
        if take {
            self.mark(token, false);
            self.tail(token, stand);
        } else {
            self.keep(token, token.text(self.line));
        }
    }

    /// A name stays behind in the middle of a sentence, and goes at its ends.
    fn leave(&mut self, token: &Token, stand: Stand, name: &str) {
        if stand == Stand::Middle {
            let name = format!("{name}{}", token.tail(self.line));
            self.keep(token, &name);
        } else {
            self.tail(token, stand);
        }
    }

    /// Punctuation behind a mark that was taken out: at the end it closes the sentence, before that it was a separator.
    fn tail(&mut self, token: &Token, stand: Stand) {
        let tail = token.tail(self.line);
        if stand == Stand::Run && tail.chars().all(|c| matches!(c, ',' | ':' | ';')) {
            return;
        }
        self.reading.text.push_str(tail);
    }

    fn unclear(&mut self, token: &Token, candidates: impl Iterator<Item = String>) {
        self.mark(token, true);
        self.reading.unclear.push(Unclear {
            word: token.body(self.line).to_owned(),
            candidates: candidates.collect(),
            range: token.body_range(),
        });
        self.keep(token, token.text(self.line));
    }

    /// Adds text with the white space that stood before it.
    fn keep(&mut self, token: &Token, text: &str) {
        if !self.reading.text.is_empty() {
            self.reading.text.push_str(&self.line[token.space.clone()]);
        }
        self.reading.text.push_str(text);
    }
}
