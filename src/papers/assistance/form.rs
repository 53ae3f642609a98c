//! The fields of one assistance sheet (DOMAIN 6), filled from the record as far as it goes.

use jiff::civil::Date;

use super::super::document::{Style, Text};
use super::super::frame::to_be_confirmed;
use super::super::wording::{Wording, later};
use super::Subject;
use crate::session::catalogue::{Element, Theme};
use crate::session::due::Due;
use crate::session::note::{Kind, Scope};
use crate::session::permitted::papers::{OpenMeasure, OpenNote, WorkingSheet};
use crate::session::plan::Assistance;

/// The labels of the fields, in their order, each with the width of its column in a spreadsheet, in millimetres.
pub const LABELS: [(&str, f32); 17] = [
    ("sheet-subject", 40.0),
    ("sheet-state", 26.0),
    ("sheet-date", 26.0),
    ("sheet-contact", 26.0),
    ("sheet-category", 30.0),
    ("sheet-paragraphs", 24.0),
    ("sheet-situation", 60.0),
    ("sheet-requested", 60.0),
    ("sheet-type", 28.0),
    ("sheet-beneficiaries", 34.0),
    ("sheet-numbers", 24.0),
    ("sheet-objective", 50.0),
    ("sheet-timeframe", 26.0),
    ("sheet-contribution", 30.0),
    ("sheet-earlier", 30.0),
    ("sheet-sustained", 30.0),
    ("sheet-consent", 26.0),
];

/// One sheet.
pub struct Form {
    /// Its fields, in the order of [`LABELS`].
    pub fields: Vec<FormField>,
}

/// One field of a sheet.
pub struct FormField {
    /// Key of its label. With `-ask` behind it, the key of what is asked for while it is empty.
    pub label: &'static str,
    /// What the record knows; empty while that is nothing.
    pub value: Text,
}

impl Form {
    /// Fills a sheet. What the record does not know stays empty: the product invents nothing for a State.
    pub fn fill(wording: Wording, issued: Date, sheet: &WorkingSheet<'_>, subject: &Subject<'_>) -> Self {
        let value = |label: &str| match label {
            "sheet-state" => sheet.state.trim().into(),
            "sheet-contact" => sheet.point_of_contact.trim().into(),
            "sheet-date" => wording.date(issued).into(),
            "sheet-subject" => subject.element.map(|element| element.title.as_str().into()).unwrap_or_default(),
            "sheet-category" => category(wording, subject).into(),
            "sheet-paragraphs" => {
                subject.element.map(|element| paragraphs(wording, element, sheet.cited_on).into()).unwrap_or_default()
            }
            "sheet-situation" => situation(wording, subject),
            "sheet-requested" => texts(subject.needs.iter().map(|need| &need.text)).into(),
            "sheet-type" => types(wording, subject).into(),
            "sheet-beneficiaries" => beneficiaries(subject).into(),
            "sheet-objective" => objectives(wording, subject),
            "sheet-timeframe" => texts(dates(subject).into_iter().map(|by| wording.due(by))).into(),
            "sheet-sustained" => each(subject, |measure| measure.sustainability).into(),
            "sheet-earlier" => around(wording, subject, &[Kind::Offer]),
            _ => Text::default(),
        };
        Self { fields: LABELS.iter().map(|(label, _)| FormField { label, value: value(label) }).collect() }
    }

    /// The keys of what is still missing to be specific.
    pub fn missing(&self) -> impl Iterator<Item = String> {
        self.fields.iter().filter(|field| field.value.is_empty()).map(|field| format!("{}-ask", field.label))
    }

    /// What it is about.
    pub fn subject(&self, wording: Wording) -> Text {
        self.value("sheet-subject").unwrap_or_else(|| to_be_confirmed(wording))
    }

    /// Whom it is for.
    pub fn beneficiaries(&self, wording: Wording) -> Text {
        self.value("sheet-beneficiaries").unwrap_or_else(|| to_be_confirmed(wording))
    }

    fn value(&self, label: &str) -> Option<Text> {
        self.fields.iter().find(|field| field.label == label && !field.value.is_empty()).map(|it| it.value.clone())
    }
}

fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    texts.into_iter().map(|text| text.as_ref().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Nuclear, chemical, biological, delivery as far as it was said; by its theme, what is legal, or of borders and exports.
fn category(wording: Wording, subject: &Subject<'_>) -> String {
    let of_needs = subject.needs.iter().map(|need| need.scope);
    let mut scope = Scope::default();
    for said in of_needs.chain(subject.measures.iter().map(|measure| measure.scope)) {
        scope.nuclear |= said.nuclear;
        scope.chemical |= said.chemical;
        scope.biological |= said.biological;
        scope.delivery |= said.delivery;
    }
    let by_theme = match subject.element.map(|element| element.theme) {
        Some(Theme::B) => Some("category-legal"),
        Some(Theme::E | Theme::F) => Some("category-border"),
        _ => None,
    };
    let by_scope = scope.letters().into_iter().filter(|(_, meant)| *meant).map(|(letter, _)| match letter {
        'N' => "category-nuclear",
        'C' => "category-chemical",
        'B' => "category-biological",
        _ => "category-delivery",
    });
    by_scope.chain(by_theme).map(|key| say!(wording, key)).collect::<Vec<_>>().join(", ")
}

fn paragraphs(wording: Wording, element: &Element, day: Option<Date>) -> String {
    let op = element.op.trim();
    let op = (!op.is_empty()).then(|| say!(wording, "op", op = op));
    let later = Some(later(element, day)).filter(|later| !later.is_empty());
    texts(op.into_iter().chain(later))
}

/// What the rows of the plan say of the situation in their own words, then what the room said is in place and missing.
fn situation(wording: Wording, subject: &Subject<'_>) -> Text {
    let own = each(subject, |measure| measure.situation);
    let said = around(wording, subject, &[Kind::Have, Kind::Gap]);
    if own.is_empty() || said.is_empty() {
        return if own.is_empty() { said } else { own.into() };
    }
    Text::from(own).then("\n", Style::Plain).join(said)
}

/// When help is needed, each date once; where the needs say nothing, by when the measures are to be done.
fn dates(subject: &Subject<'_>) -> Vec<Due> {
    let of_needs = subject.needs.iter().filter_map(|need| need.by);
    let of_measures = subject.measures.iter().filter_map(|measure| measure.by);
    let mut dates: Vec<Due> = Vec::new();
    let all: Vec<Due> = of_needs.collect();
    for by in if all.is_empty() { of_measures.collect() } else { all } {
        if !dates.contains(&by) {
            dates.push(by);
        }
    }
    dates
}

fn around(wording: Wording, subject: &Subject<'_>, kinds: &[Kind]) -> Text {
    let mut text = Text::default();
    let is_own = |note: &&&OpenNote<'_>| subject.measures.iter().any(|it| it.situation.trim() == note.text.trim());
    for note in subject.around.iter().filter(|note| kinds.contains(&note.kind) && !is_own(note)) {
        let end = if text.is_empty() { "" } else { "\n" };
        let kind = say!(wording, "situation-kind", kind = wording.kind(note.kind));
        text = text
            .then(end, Style::Plain)
            .then(kind, Style::Italic)
            .then(" ", Style::Plain)
            .then(&*note.text, Style::Plain);
    }
    text
}

/// The agencies that need it, each once, in the order in which they were named.
fn beneficiaries(subject: &Subject<'_>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for agency in subject.needs.iter().flat_map(|need| need.lead.into_iter().chain(need.support.iter().copied())) {
        if !names.contains(&agency.name.as_str()) {
            names.push(&agency.name);
        }
    }
    texts(names)
}

/// What sort of help: as the needs say, then as the measures say.
fn types(wording: Wording, subject: &Subject<'_>) -> String {
    let of_needs = subject.needs.iter().flat_map(|need| need.assistance);
    let of_measures = subject.measures.iter().flat_map(|measure| measure.assistance);
    let mut types: Vec<Assistance> = of_needs.chain(of_measures).copied().filter(|it| it.is_type()).collect();
    types.sort_unstable();
    types.dedup();
    wording.assistance(&types)
}

/// The measures of the plan that the help is for, and by what their result is seen.
fn objectives(wording: Wording, subject: &Subject<'_>) -> Text {
    let mut text = Text::default();
    for measure in &subject.measures {
        let end = if text.is_empty() { "" } else { "\n" };
        text = text.then(end, Style::Plain).then(measure.number.to_string(), Style::Bold);
        text = text.then(" ", Style::Plain).then(measure.action, Style::Plain);
        if !measure.milestone.trim().is_empty() {
            let result = say!(wording, "sheet-result", milestone = measure.milestone.trim());
            text = text.then(" ", Style::Plain).then(result, Style::Italic);
        }
    }
    text
}

/// What each measure says, where it says something.
fn each<'a>(subject: &Subject<'a>, said: impl Fn(&OpenMeasure<'a>) -> &'a str) -> String {
    texts(subject.measures.iter().map(|measure| said(measure).trim()).filter(|text| !text.is_empty()))
}
