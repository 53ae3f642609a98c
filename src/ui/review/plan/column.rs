//! The columns of the plan (DOMAIN 3): what they are called, what a cell says, how it is sorted and edited.

use std::borrow::Cow;

use crate::session::Session;
use crate::session::due::Due;
use crate::session::history::Field;
use crate::session::note::Scope;
use crate::session::plan::Measure;
use crate::session::workshop::Agency;
use crate::t;
use crate::ui::{View, texts};

/// A column of the plan, in the order of the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// How it is cited.
    Number,
    /// What it serves.
    Elements,
    /// Paragraphs and resolutions that it rests on.
    Sources,
    /// Weapons.
    Scope,
    /// Situation and gap.
    Situation,
    /// What is to be done.
    #[default]
    Action,
    /// Who leads.
    Lead,
    /// Who supports.
    Support,
    /// By when.
    By,
    /// Milestone or indicator.
    Milestone,
    /// Resources.
    Resources,
    /// Assistance needed.
    Assistance,
    /// Sustainability.
    Sustainability,
    /// Priority.
    Priority,
    /// Status.
    Status,
    /// What the room said.
    Agreement,
    /// Remarks.
    Remarks,
    /// How many notes it grew out of.
    Notes,
    /// Whether the papers may hold it.
    Papers,
}

/// How a cell is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// Not at all: it follows from something else.
    Nothing,
    /// Not at all: it leads to the notes.
    Notes,
    /// Typed.
    Text,
    /// Typed as people say dates.
    Date,
    /// One of a list.
    One,
    /// Several of a list.
    Several,
}

impl Column {
    /// All columns, in their order.
    pub const ALL: [Self; 19] = [
        Self::Number,
        Self::Elements,
        Self::Sources,
        Self::Scope,
        Self::Situation,
        Self::Action,
        Self::Lead,
        Self::Support,
        Self::By,
        Self::Milestone,
        Self::Resources,
        Self::Assistance,
        Self::Sustainability,
        Self::Priority,
        Self::Status,
        Self::Agreement,
        Self::Remarks,
        Self::Notes,
        Self::Papers,
    ];

    /// Its name in preferences, and the last part of its name in `words`.
    pub fn slug(self) -> Field {
        match self {
            Self::Number => "number",
            Self::Elements => "elements",
            Self::Sources => "sources",
            Self::Scope => "scope",
            Self::Situation => "situation",
            Self::Action => "action",
            Self::Lead => "lead",
            Self::Support => "support",
            Self::By => "by",
            Self::Milestone => "milestone",
            Self::Resources => "resources",
            Self::Assistance => "assistance",
            Self::Sustainability => "sustainability",
            Self::Priority => "priority",
            Self::Status => "status",
            Self::Agreement => "agreement",
            Self::Remarks => "remarks",
            Self::Notes => "notes",
            Self::Papers => "papers",
        }
    }

    /// Its head.
    pub fn title(self) -> Cow<'static, str> {
        t!(&format!("plan-column-{}", self.slug()))
    }

    /// Its width as long as nobody changes it, in points at 100 %.
    pub fn usual_width(self) -> f32 {
        match self {
            Self::Action => 260.0,
            Self::Situation => 200.0,
            Self::Milestone | Self::Resources | Self::Sustainability | Self::Remarks => 190.0,
            Self::Elements => 140.0,
            Self::Lead | Self::Support | Self::Assistance => 112.0,
            Self::Number | Self::By | Self::Status | Self::Agreement => 108.0,
            Self::Sources | Self::Priority | Self::Papers => 92.0,
            Self::Scope => 76.0,
            Self::Notes => 64.0,
        }
    }

    /// How its cells are edited.
    pub(super) fn editing(self) -> Editing {
        match self {
            Self::Sources => Editing::Nothing,
            Self::Number | Self::Notes => Editing::Notes,
            Self::Situation
            | Self::Action
            | Self::Milestone
            | Self::Resources
            | Self::Sustainability
            | Self::Remarks => Editing::Text,
            Self::By => Editing::Date,
            Self::Lead | Self::Priority | Self::Status | Self::Agreement | Self::Papers => Editing::One,
            Self::Elements | Self::Scope | Self::Support | Self::Assistance => Editing::Several,
        }
    }

    /// Whether it holds words that a sensitive note may have given.
    fn is_covered(self) -> bool {
        self.editing() == Editing::Text
    }

    /// Whether a cell that says nothing is to be confirmed (DOMAIN 3).
    pub(super) fn is_wanted(self) -> bool {
        matches!(self, Self::Lead | Self::By)
    }

    /// What a cell says; empty where nothing is said yet.
    pub(super) fn says(self, session: &Session, measure: &Measure) -> String {
        let names = |ids: &[crate::session::AgencyId]| {
            let name = |id| session.agency(id).map_or_else(|| id.to_string(), |agency| agency.short_name().to_owned());
            ids.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Number => measure.number.to_string(),
            Self::Elements => elements(session, measure),
            Self::Sources => texts::sources(&measure.sources(session)),
            Self::Scope => letters(measure.scope),
            Self::Lead => measure.lead.as_ref().map(|id| names(std::slice::from_ref(id))).unwrap_or_default(),
            Self::Support => names(&measure.support),
            Self::By => measure.by.map(texts::due).unwrap_or_default(),
            Self::Assistance => {
                measure.assistance.iter().map(|it| texts::assistance(*it)).collect::<Vec<_>>().join(", ")
            }
            Self::Priority => measure.priority.map(texts::priority).unwrap_or_default().into_owned(),
            Self::Status => texts::status(measure.status).into_owned(),
            Self::Agreement => agreement(session, measure),
            Self::Notes => measure.from.len().to_string(),
            Self::Papers => String::new(),
            _ => self.text(measure).to_owned(),
        }
    }

    /// What a cell shows: what it says, *to be confirmed*, or a cover over what is sensitive.
    pub(in crate::ui::review) fn shows(self, view: &View<'_>, measure: &Measure, uncovered: bool) -> String {
        let sensitive = view.index.is_sensitive(measure);
        if self == Self::Papers {
            return texts::held_back(sensitive).into_owned();
        }
        if sensitive && !uncovered && self.is_covered() && !self.text(measure).is_empty() {
            return t!("note-covered").into_owned();
        }
        let says = self.says(view.session, measure);
        if says.is_empty() && self.is_wanted() { t!("review-to-be-confirmed").into_owned() } else { says }
    }

    /// The text of a column that is typed.
    pub(super) fn text(self, measure: &Measure) -> &str {
        match self {
            Self::Situation => &measure.situation,
            Self::Action => &measure.action,
            Self::Milestone => &measure.milestone,
            Self::Resources => &measure.resources,
            Self::Sustainability => &measure.sustainability,
            Self::Remarks => &measure.remarks,
            _ => "",
        }
    }

    /// Sets it.
    pub(super) fn set_text(self, measure: &mut Measure, text: &str) {
        let field = match self {
            Self::Situation => &mut measure.situation,
            Self::Action => return measure.reword(text),
            Self::Milestone => &mut measure.milestone,
            Self::Resources => &mut measure.resources,
            Self::Sustainability => &mut measure.sustainability,
            Self::Remarks => &mut measure.remarks,
            _ => return,
        };
        text.clone_into(field);
    }

    /// Empties a cell; `false` where that means nothing.
    pub(super) fn clear(self, measure: &mut Measure) -> bool {
        match self {
            Self::Number | Self::Sources | Self::Notes | Self::Papers => return false,
            Self::Elements => measure.also.clear(),
            Self::Scope => measure.scope = Scope::default(),
            Self::Lead => measure.lead = None,
            Self::Support => measure.support.clear(),
            Self::By => measure.by = None,
            Self::Assistance => measure.assistance.clear(),
            Self::Priority => measure.priority = None,
            Self::Status => measure.status = crate::session::plan::Status::default(),
            Self::Agreement => measure.agreement = None,
            _ => self.set_text(measure, ""),
        }
        true
    }

    /// By what its cells are sorted; what says nothing comes last. Numbers stand in plan order, which is the caller's.
    pub(super) fn sort_key(self, session: &Session, measure: &Measure) -> (bool, String) {
        let key = match self {
            Self::By => measure.by.map(due_key).unwrap_or_default(),
            Self::Priority => measure.priority.map(|it| (it as u8).to_string()).unwrap_or_default(),
            Self::Status => (measure.status as u8).to_string(),
            Self::Agreement => measure.agreement.map(|it| (it as u8).to_string()).unwrap_or_default(),
            Self::Notes => format!("{:06}", measure.from.len()),
            _ => crate::session::search::fold(&self.says(session, measure)),
        };
        (key.is_empty(), key)
    }
}

/// What the room said, and when, where the words were read back to it: `Agreed 11:42`.
fn agreement(session: &Session, measure: &Measure) -> String {
    let days = &session.workshop.days;
    match (measure.agreement, measure.read_back) {
        (None, None) => String::new(),
        (None, Some(said)) => texts::said(said, days),
        (Some(agreement), None) => texts::agreement(agreement).into_owned(),
        (Some(agreement), Some(said)) if said.agreement() == Some(agreement) => {
            let at = texts::said_at(said, said.needs_day(days));
            t!("outcome-said", outcome = texts::outcome(said.outcome), at = at)
        }
        (Some(agreement), Some(said)) => format!("{}\n{}", texts::agreement(agreement), texts::said(said, days)),
    }
}

/// `N C D`: the letters of the weapons, as the capture line takes them.
fn letters(scope: Scope) -> String {
    let letters = scope.letters().into_iter().filter(|(_, meant)| *meant);
    letters.map(|(letter, _)| letter.to_string()).collect::<Vec<_>>().join(" ")
}

/// Days first, in their order; then short, medium, long.
fn due_key(due: Due) -> String {
    match (due, due.last_day()) {
        (_, Some(day)) => day.to_string(),
        (Due::Short, _) => "short 1".to_owned(),
        (Due::Medium, _) => "short 2".to_owned(),
        _ => "short 3".to_owned(),
    }
}

/// The titles of the elements, the one in the number first.
fn elements(session: &Session, measure: &Measure) -> String {
    let mut titles = measure.elements().enumerate().map(|(at, id)| {
        let element = session.element(id);
        match element {
            Some(element) if at == 0 => element.title.clone(),
            Some(element) => element.short_name().to_owned(),
            None => id.to_string(),
        }
    });
    let first = titles.next().unwrap_or_default();
    let also: Vec<String> = titles.collect();
    if also.is_empty() { first } else { t!("plan-also", first = first, also = also.join(", ")) }
}

/// The name of an agency and its short name, for lists to choose from.
pub(super) fn agency_words(agency: &Agency) -> (String, String) {
    (agency.name.clone(), if agency.short.is_empty() { agency.id.to_string() } else { agency.short.clone() })
}
