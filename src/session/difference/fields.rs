//! Which fields of a note or a measure tell two states of it apart.

use crate::session::note::Note;
use crate::session::plan::Measure;

macro_rules! fields {
    ($(#[$doc:meta])* $name:ident, $list:ident of $record:ty: $($(#[$what:meta])* $variant:ident = $word:literal, $($field:ident)|+;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$what])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stem of its text in `words`: `field-` and this.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        /// The fields that differ.
        pub fn $list(here: &$record, there: &$record) -> Vec<$name> {
            let mut fields = Vec::new();
            $(if $(here.$field != there.$field)||+ {
                fields.push($name::$variant);
            })*
            fields
        }
    };
}

fields! {
    /// A field of a note.
    NoteField, of_notes of Note:
    /// What was said.
    Text = "text", text;
    /// What sort of point it is.
    Kind = "kind", kind;
    /// The elements that it is about.
    Elements = "elements", on;
    /// Who leads, who supports.
    Agencies = "agencies", lead | support;
    /// By when.
    By = "date", by;
    /// Which weapons.
    Scope = "scope", scope;
    /// Which assistance.
    Assistance = "assistance", assistance;
    /// When it was said.
    Time = "time", at;
    /// The agenda item that it belongs to.
    Item = "item", item;
    /// Whether it is sensitive.
    Sensitive = "sensitive", sensitive;
    /// What the room said.
    ReadBack = "read-back", read_back;
    /// Words that were not understood.
    Unclear = "unclear", unclear;
}

fields! {
    /// A field of a measure.
    PlanField, of_measures of Measure:
    /// How it is cited.
    Number = "number", number;
    /// What is to be done.
    Action = "action", action;
    /// The elements that it serves.
    Elements = "elements", also;
    /// Who leads, who supports.
    Agencies = "agencies", lead | support;
    /// By when.
    By = "date", by;
    /// Which weapons.
    Scope = "scope", scope;
    /// The situation and the gap.
    Situation = "situation", situation;
    /// The milestone.
    Milestone = "milestone", milestone;
    /// What it takes.
    Resources = "resources", resources;
    /// Which assistance.
    Assistance = "assistance", assistance;
    /// What keeps it going.
    Sustainability = "sustainability", sustainability;
    /// How much it matters, how far it is, what the room said.
    Standing = "standing", priority | status | agreement | read_back;
    /// Anything else.
    Remarks = "remarks", remarks;
    /// Whether the papers may hold it.
    Sensitive = "sensitive", sensitive | released;
    /// The notes that it grew out of.
    Notes = "notes", from;
}
