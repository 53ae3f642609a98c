//! Values as people read them: kinds, dates, times left. Every one of them comes from `words`.

mod times;

use std::borrow::Cow;

use jiff::civil::Date;

pub use self::times::{behind, date, due, duration_minutes, duration_seconds, left, month, said_at, when};
use crate::session::agenda::Role;
use crate::session::catalogue::{Element, Force, Theme};
use crate::session::check::{Finding, Missing};
use crate::session::history::StepName;
use crate::session::note::{Kind, Scope};
use crate::session::paragraph::Paragraph;
use crate::session::plan::{Agreement, Assistance, Priority, Sources, Status};
use crate::session::read_back::{Outcome, ReadBack};
use crate::session::workshop::Rule;
use crate::t;

/// `Gap`.
pub fn kind(kind: Kind) -> Cow<'static, str> {
    t!(match kind {
        Kind::Point => "kind-point",
        Kind::Have => "kind-have",
        Kind::Gap => "kind-gap",
        Kind::Action => "kind-action",
        Kind::Need => "kind-need",
        Kind::Offer => "kind-offer",
        Kind::Question => "kind-question",
        Kind::Decision => "kind-decision",
        Kind::Next => "kind-next",
        Kind::Parked => "kind-parked",
    })
}

/// `Prohibitions, offences and penalties`.
pub fn theme(theme: Theme) -> Cow<'static, str> {
    t!(match theme {
        Theme::A => "theme-a",
        Theme::B => "theme-b",
        Theme::C => "theme-c",
        Theme::D => "theme-d",
        Theme::E => "theme-e",
        Theme::F => "theme-f",
        Theme::G => "theme-g",
        Theme::H => "theme-h",
        Theme::I => "theme-i",
    })
}

/// `B Offences, penalties`: for narrow columns.
pub fn theme_short(theme: Theme) -> Cow<'static, str> {
    t!(match theme {
        Theme::A => "theme-a-short",
        Theme::B => "theme-b-short",
        Theme::C => "theme-c-short",
        Theme::D => "theme-d-short",
        Theme::E => "theme-e-short",
        Theme::F => "theme-f-short",
        Theme::G => "theme-g-short",
        Theme::H => "theme-h-short",
        Theme::I => "theme-i-short",
    })
}

/// `Decides`.
pub fn force(force: Force) -> Cow<'static, str> {
    t!(match force {
        Force::Decides => "force-decides",
        Force::CallsUpon => "force-calls-upon",
        Force::Practice => "force-practice",
    })
}

/// What a paragraph of resolution 1540 (2004) says, in our own short words.
pub fn paragraph(paragraph: Paragraph) -> Cow<'static, str> {
    t!(match paragraph {
        Paragraph::One => "op-1",
        Paragraph::Two => "op-2",
        Paragraph::ThreeA => "op-3a",
        Paragraph::ThreeB => "op-3b",
        Paragraph::ThreeC => "op-3c",
        Paragraph::ThreeD => "op-3d",
        Paragraph::Four => "op-4",
        Paragraph::Five => "op-5",
        Paragraph::Six => "op-6",
        Paragraph::Seven => "op-7",
        Paragraph::Eight => "op-8",
        Paragraph::Nine => "op-9",
        Paragraph::Ten => "op-10",
    })
}

/// What makes a measure last (DOMAIN 6).
pub fn sustainability() -> [Cow<'static, str>; 9] {
    [
        t!("sustain-owner"),
        t!("sustain-law"),
        t!("sustain-trainers"),
        t!("sustain-maintenance"),
        t!("sustain-updating"),
        t!("sustain-tasks"),
        t!("sustain-region"),
        t!("sustain-review"),
        t!("sustain-exit"),
    ]
}

/// `2 gaps`.
pub fn count_of_kind(kind: Kind, count: usize) -> String {
    let key = match kind {
        Kind::Point => "count-point",
        Kind::Have => "count-have",
        Kind::Gap => "count-gap",
        Kind::Action => "count-action",
        Kind::Need => "count-need",
        Kind::Offer => "count-offer",
        Kind::Question => "count-question",
        Kind::Decision => "count-decision",
        Kind::Next => "count-next",
        Kind::Parked => "count-parked",
    };
    t!(key, count = count)
}

/// What an agenda item is for.
pub fn role(role: Role) -> Cow<'static, str> {
    t!(match role {
        Role::Opening => "role-opening",
        Role::Experts => "role-experts",
        Role::Assistance => "role-assistance",
        Role::Discussion => "role-discussion",
        Role::Break => "role-break",
        Role::Other => "role-other",
    })
}

/// The rule of the room.
pub fn rule(rule: Rule) -> Cow<'static, str> {
    t!(match rule {
        Rule::NonAttribution => "rule-non-attribution",
        Rule::ChathamHouse => "rule-chatham-house",
        Rule::Attributable => "rule-attributable",
    })
}

/// `OP3D-TRS · OP 3(d) · Decides`: where an element comes from. `year` decides which later resolutions may be cited.
pub fn source(element: &Element, day: Option<Date>) -> String {
    let mut parts = vec![element.id.to_string()];
    if !element.op.is_empty() {
        parts.push(t!("element-op", op = element.op.as_str()));
    }
    parts.extend(element.later_by(day).map(|cited| t!("element-later", resolution = cited)));
    parts.push(force(element.force).into_owned());
    parts.join("  ·  ")
}

/// `Nuclear, chemical`.
pub fn scope(scope: Scope) -> String {
    let names: Vec<_> = [
        (scope.nuclear, "scope-nuclear"),
        (scope.chemical, "scope-chemical"),
        (scope.biological, "scope-biological"),
        (scope.delivery, "scope-delivery"),
    ]
    .into_iter()
    .filter(|(meant, _)| *meant)
    .map(|(_, key)| t!(key))
    .collect();
    sentence_case(&names.join(", "))
}

/// The first letter upper case.
fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `OP 2, 3(d); 2325 (2016)`: what a measure rests on, short as a cell is.
pub fn sources(sources: &Sources) -> String {
    let mut parts = Vec::new();
    if !sources.op.is_empty() {
        parts.push(t!("element-op", op = sources.op.join(", ")));
    }
    if !sources.later.is_empty() {
        parts.push(sources.later.join(", "));
    }
    parts.join("; ")
}

/// `Training`.
pub fn assistance(answer: Assistance) -> Cow<'static, str> {
    t!(match answer {
        Assistance::No => "assistance-no",
        Assistance::NotSure => "assistance-not-sure",
        Assistance::Legal => "assistance-legal",
        Assistance::Training => "assistance-training",
        Assistance::Equipment => "assistance-equipment",
        Assistance::Expertise => "assistance-expertise",
        Assistance::Other => "assistance-other",
    })
}

/// `High`.
pub fn priority(priority: Priority) -> Cow<'static, str> {
    t!(match priority {
        Priority::High => "priority-high",
        Priority::Medium => "priority-medium",
        Priority::Low => "priority-low",
    })
}

/// `Under way`.
pub fn status(status: Status) -> Cow<'static, str> {
    t!(match status {
        Status::NotStarted => "status-not-started",
        Status::UnderWay => "status-under-way",
        Status::Done => "status-done",
        Status::Continuing => "status-continuing",
        Status::Deferred => "status-deferred",
        Status::NotApplicable => "status-not-applicable",
    })
}

/// `Agreed in principle`.
pub fn agreement(agreement: Agreement) -> Cow<'static, str> {
    t!(match agreement {
        Agreement::Agreed => "agreement-agreed",
        Agreement::InPrinciple => "agreement-in-principle",
        Agreement::DifferingViews => "agreement-differing-views",
        Agreement::ToBeConsulted => "agreement-to-be-consulted",
    })
}

/// `Agreed`.
pub fn outcome(outcome: Outcome) -> Cow<'static, str> {
    t!(match outcome {
        Outcome::Agreed => "outcome-agreed",
        Outcome::Amended => "outcome-amended",
        Outcome::Reserved => "outcome-reserved",
    })
}

/// `agreed 11:42`, as one detail among others. `days` are those of the workshop.
pub fn said(said: ReadBack, days: &[Date]) -> String {
    let at = said_at(said, said.needs_day(days));
    match said.outcome {
        Outcome::Agreed => t!("read-back-agreed", at = at),
        Outcome::Amended => t!("read-back-amended", at = at),
        Outcome::Reserved => t!("read-back-reserved", at = at),
    }
}

/// Whether the papers may hold a measure.
pub fn held_back(sensitive: bool) -> Cow<'static, str> {
    t!(if sensitive { "plan-held-back" } else { "plan-in-papers" })
}

/// What is missing. `hidden`: it is about something whose words are covered.
pub fn finding(finding: &Finding, hidden: bool) -> String {
    if finding.what == Missing::Unclear && !hidden {
        return t!("check-unclear-word", word = finding.word.as_str());
    }
    t!(&format!("check-{}", finding.what.word())).into_owned()
}

/// What undo and redo call a step.
pub fn step(step: StepName) -> Cow<'static, str> {
    t!(match step {
        StepName::TakeNote => "step-take-note",
        StepName::EditNote => "step-edit-note",
        StepName::ChangeKind => "step-change-kind",
        StepName::ChangeElements => "step-change-elements",
        StepName::MarkSensitive => "step-mark-sensitive",
        StepName::DeleteNote => "step-delete-note",
        StepName::ReadBack => "step-read-back",
        StepName::MarkDiscussed => "step-mark-discussed",
        StepName::ParkElements => "step-park-elements",
        StepName::TakeUpElement => "step-take-up-element",
        StepName::StartItem => "step-start-item",
        StepName::PauseItem => "step-pause-item",
        StepName::ResumeItem => "step-resume-item",
        StepName::EndItem => "step-end-item",
        StepName::ChangeMinutes => "step-change-minutes",
        StepName::Replan => "step-replan",
        StepName::BackDate => "step-back-date",
        StepName::MoveDates => "step-move-dates",
        StepName::EditEvent => "step-edit-event",
        StepName::AddItem => "step-add-item",
        StepName::EditItem => "step-edit-item",
        StepName::MoveItem => "step-move-item",
        StepName::RemoveItem => "step-remove-item",
        StepName::AddElement => "step-add-element",
        StepName::EditElement => "step-edit-element",
        StepName::MoveElement => "step-move-element",
        StepName::RemoveElement => "step-remove-element",
        StepName::AddAgency => "step-add-agency",
        StepName::EditAgency => "step-edit-agency",
        StepName::RemoveAgency => "step-remove-agency",
        StepName::AddMeasure => "step-add-measure",
        StepName::EditMeasure => "step-edit-measure",
        StepName::DeleteMeasure => "step-delete-measure",
        StepName::LinkMeasure => "step-link-measure",
        StepName::MarkMeasureSensitive => "step-mark-measure-sensitive",
        StepName::AcceptFinding => "step-accept-finding",
        StepName::WithdrawAcceptance => "step-withdraw-acceptance",
        StepName::TakeFromVersion => "step-take-from-version",
        StepName::TakeVersion => "step-take-version",
        StepName::TakeFromFile => "step-take-from-file",
    })
}
