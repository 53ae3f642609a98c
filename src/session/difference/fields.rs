//! Which fields of a note or a measure tell two states of it apart.

use crate::session::note::Note;
use crate::session::plan::Measure;

/// What a field is, of a note or of a measure. Several that people see as one are one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What was said.
    Text,
    /// What sort of point it is.
    Kind,
    /// The elements that it is about.
    Elements,
    /// Who leads, who supports.
    Agencies,
    /// By when.
    By,
    /// Which weapons.
    Scope,
    /// Which assistance.
    Assistance,
    /// When it was said.
    Time,
    /// The agenda item that it belongs to.
    Item,
    /// Whether it is sensitive, and whether the papers may hold it.
    Sensitive,
    /// What the room said.
    ReadBack,
    /// Words that were not understood.
    Unclear,
    /// How it is cited.
    Number,
    /// What is to be done.
    Action,
    /// The situation and the gap.
    Situation,
    /// The milestone.
    Milestone,
    /// What it takes.
    Resources,
    /// What keeps it going.
    Sustainability,
    /// How much it matters, how far it is, what the room said.
    Standing,
    /// Anything else.
    Remarks,
    /// The notes that it grew out of.
    Notes,
}

impl Field {
    /// The stem of its text in `words`: `field-` and this.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Kind => "kind",
            Self::Elements => "elements",
            Self::Agencies => "agencies",
            Self::By => "date",
            Self::Scope => "scope",
            Self::Assistance => "assistance",
            Self::Time => "time",
            Self::Item => "item",
            Self::Sensitive => "sensitive",
            Self::ReadBack => "read-back",
            Self::Unclear => "unclear",
            Self::Number => "number",
            Self::Action => "action",
            Self::Situation => "situation",
            Self::Milestone => "milestone",
            Self::Resources => "resources",
            Self::Sustainability => "sustainability",
            Self::Standing => "standing",
            Self::Remarks => "remarks",
            Self::Notes => "notes",
        }
    }
}

/// The fields that differ between two records of one type. All of its fields have to stand here: one that is added to the
/// record later does not get through.
macro_rules! differing {
    ($record:ident, $here:expr, $there:expr; $($field:ident: $($of:ident)|+;)*) => {{
        let $record { id: _, $($($of,)+)* } = $here;
        let fields = [$((Field::$field, $(*$of != $there.$of)||+)),*];
        fields.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }};
}

/// The fields in which two states of a note differ.
pub fn of_notes(here: &Note, there: &Note) -> Vec<Field> {
    differing!(Note, here, there;
        Text: text;
        Kind: kind;
        Elements: on;
        Agencies: lead | support;
        By: by;
        Scope: scope;
        Assistance: assistance;
        Time: at;
        Item: item;
        Sensitive: sensitive;
        ReadBack: read_back;
        Unclear: unclear;
    )
}

/// The fields in which two states of a measure differ.
pub fn of_measures(here: &Measure, there: &Measure) -> Vec<Field> {
    differing!(Measure, here, there;
        Number: number;
        Action: action;
        Elements: also;
        Agencies: lead | support;
        By: by;
        Scope: scope;
        Situation: situation;
        Milestone: milestone;
        Resources: resources;
        Assistance: assistance;
        Sustainability: sustainability;
        Standing: priority | status | agreement | read_back;
        Remarks: remarks;
        Sensitive: sensitive | released;
        Notes: from;
    )
}
