//! What the papers for the State's own use are made from: never a sensitive note, nor a measure that grew out of one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::venues;
use crate::session::agenda::Role;
use crate::session::catalogue::Element;
use crate::session::due::Due;
use crate::session::moment::Moment;
use crate::session::note::{Kind, Note, Scope};
use crate::session::plan::{Agreement, Assistance, Measure, MeasureNumber, Priority, Sources, Status};
use crate::session::read_back::ReadBack;
use crate::session::timing::{Slot, timetable};
use crate::session::workshop::{Agency, Counts, Rule};
use crate::session::{AgencyId, ElementId, ItemId, NoteId, Session};

/// What the plan, the assistance sheets, the minutes and the next steps may say.
#[derive(Clone, Debug)]
pub struct WorkingSheet<'a> {
    /// The State whose plan it is.
    pub state: &'a str,
    /// The years of the plan.
    pub period: &'a str,
    /// The office that answers questions on a request for assistance.
    pub point_of_contact: &'a str,
    /// Title of the event.
    pub title: &'a str,
    /// Where it was held; several where it moved.
    pub venues: Vec<&'a str>,
    /// When, in order.
    pub days: &'a [Date],
    /// States and organizations that organized it.
    pub organizers: &'a [String],
    /// States and organizations that took part.
    pub participants: &'a [String],
    /// Head counts.
    pub counts: Counts,
    /// Security marking.
    pub marking: &'a str,
    /// The day that citations are made for: the first one.
    pub cited_on: Option<Date>,
    /// The rule of the room, where an item has none of its own.
    pub rule: Rule,
    /// The agenda with what was planned and what happened.
    pub items: Vec<OpenItem<'a>>,
    /// The elements of the board, in its order.
    pub elements: Vec<&'a Element>,
    /// Titles of all elements: a note may be about one that was taken off the board.
    pub titles: HashMap<&'a ElementId, &'a str>,
    /// The notes, in the order of the record.
    pub notes: Vec<OpenNote<'a>>,
    /// The measures, in the order of the record.
    pub measures: Vec<OpenMeasure<'a>>,
    /// What is not in here.
    pub withheld: Withheld,
}

/// What a working sheet keeps back, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Notes that are marked sensitive.
    pub sensitive_notes: usize,
    /// Measures that grew out of a sensitive note.
    pub sensitive_measures: usize,
    /// Notes whose agency the rule of the room keeps back, by kind.
    attributions: HashMap<Kind, usize>,
}

impl Withheld {
    /// Notes of these kinds whose agency the rule of the room keeps back.
    pub fn attributions_of(&self, kinds: &[Kind]) -> usize {
        kinds.iter().filter_map(|kind| self.attributions.get(kind)).sum()
    }
}

/// One agenda item as the State's own papers may tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItem<'a> {
    /// Its slug.
    pub id: &'a ItemId,
    /// What it was for.
    pub role: Role,
    /// Its title.
    pub title: &'a str,
    /// Organization that presented.
    pub presenter: &'a str,
    /// What it covered.
    pub covered: &'a [String],
    /// Which day of the workshop, counted from 1.
    pub day: u32,
    /// When it was planned.
    pub planned: Slot,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// The room decided not to hold it.
    pub dropped: bool,
}

/// A note that a paper may show.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenNote<'a> {
    /// When it was said.
    pub at: Option<Moment>,
    /// The agenda item that it belongs to.
    pub item: &'a ItemId,
    /// What sort of point.
    pub kind: Kind,
    /// The elements it is about.
    pub on: &'a [ElementId],
    /// What was said. A mark that nobody understood is a word in it.
    pub text: Cow<'a, str>,
    /// The agency, where the rule of the room or the sort of the note lets it be named.
    pub lead: Option<&'a Agency>,
    /// Agencies that support, under the same rule.
    pub support: Vec<&'a Agency>,
    /// By when.
    pub by: Option<Due>,
    /// Which weapons it is about.
    pub scope: Scope,
    /// Which assistance a need is for.
    pub assistance: &'a [Assistance],
    /// What the room said when it was read back.
    pub read_back: Option<ReadBack>,
    /// The rule under which it was said: the name check looks at texts under the Chatham House Rule.
    pub rule: Rule,
}

/// A measure that a paper may show.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenMeasure<'a> {
    /// How it is cited.
    pub number: &'a MeasureNumber,
    /// What is to be done.
    pub action: &'a str,
    /// Elements that it serves beside the one in its number.
    pub also: &'a [ElementId],
    /// The one agency that leads.
    pub lead: Option<&'a Agency>,
    /// Agencies that support.
    pub support: Vec<&'a Agency>,
    /// By when.
    pub by: Option<Due>,
    /// Which weapons it is about.
    pub scope: Scope,
    /// The current situation and the gap, where the row has its own words on it.
    pub situation: &'a str,
    /// By what it is seen that it is under way or done.
    pub milestone: &'a str,
    /// What it takes.
    pub resources: &'a str,
    /// Assistance that it needs.
    pub assistance: &'a [Assistance],
    /// What keeps it going.
    pub sustainability: &'a str,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// How far it is.
    pub status: Status,
    /// What the room said to it.
    pub agreement: Option<Agreement>,
    /// Anything else.
    pub remarks: &'a str,
    /// Paragraphs and later resolutions that it rests on.
    pub sources: Sources,
    /// Places in [`WorkingSheet::notes`] of the notes that it grew out of.
    pub from: Vec<usize>,
    /// The rule under which it was said: the Chatham House Rule as soon as any of its notes was.
    pub rule: Rule,
}

impl<'a> OpenMeasure<'a> {
    /// Its texts, for checks that hold for each of them.
    pub fn texts(&self) -> [&'a str; 6] {
        [self.action, self.situation, self.milestone, self.resources, self.sustainability, self.remarks]
    }
}

impl<'a> WorkingSheet<'a> {
    /// Takes what is permitted out of a record. Linear in its size.
    pub fn of(session: &'a Session) -> Self {
        let workshop = &session.workshop;
        let agencies = Agencies::of(session);
        let rules: HashMap<&ItemId, Rule> =
            session.agenda.iter().map(|item| (&item.id, session.rule_of(Some(&item.id)))).collect();
        let mut withheld = Withheld::default();
        let mut places = HashMap::new();
        let mut notes = Vec::new();
        let sensitive = session.sensitive_notes();
        for note in &session.notes {
            if note.sensitive {
                continue;
            }
            let rule = rules.get(&note.item).copied().unwrap_or(workshop.rule);
            let names_agencies = note.is_entry() || rule.allows_attribution();
            if !names_agencies && note.lead.is_some() {
                *withheld.attributions.entry(note.kind).or_default() += 1;
            }
            places.insert(note.id, notes.len());
            notes.push(agencies.note(note, rule, names_agencies));
        }
        withheld.sensitive_notes = sensitive.len();
        let is_open = |measure: &&'a Arc<Measure>| !measure.is_sensitive(&sensitive);
        let measures: Vec<_> =
            session.measures.iter().filter(is_open).map(|it| agencies.measure(session, it, &places, &notes)).collect();
        withheld.sensitive_measures = session.measures.len() - measures.len();
        Self {
            state: &workshop.state,
            period: &workshop.plan_period,
            point_of_contact: &workshop.point_of_contact,
            title: &workshop.title,
            venues: venues(&workshop.venue),
            days: &workshop.days,
            organizers: &workshop.organizers,
            participants: &workshop.participants,
            counts: workshop.counts,
            marking: &workshop.marking,
            cited_on: session.cited_on(),
            rule: workshop.rule,
            items: items(session),
            titles: session.elements.iter().map(|element| (&element.id, element.title.as_str())).collect(),
            elements: session.elements.iter().filter(|element| !element.hidden).collect(),
            notes,
            measures,
            withheld,
        }
    }
}

fn items(session: &Session) -> Vec<OpenItem<'_>> {
    let planned = timetable(session);
    let items = session.agenda.iter().zip(planned).map(|(item, planned)| OpenItem {
        id: &item.id,
        role: item.role,
        title: &item.title,
        presenter: &item.presenter,
        covered: &item.covered,
        day: item.day,
        planned,
        started: item.started,
        ended: item.ended,
        dropped: item.dropped,
    });
    items.collect()
}

/// The text, without the marks before words that were meant as marks and matched nothing, or several things.
fn without_marks(note: &Note) -> Cow<'_, str> {
    note.unclear.iter().fold(Cow::Borrowed(note.text.as_str()), |text, word| {
        let bare = word.trim_start_matches(['#', '@', '!']);
        if bare.is_empty() || bare.len() == word.len() || !text.contains(word.as_str()) {
            return text;
        }
        Cow::Owned(text.replace(word.as_str(), bare))
    })
}

/// Agencies by id: there may be ten thousand notes to name them.
struct Agencies<'a>(HashMap<&'a AgencyId, &'a Agency>);

impl<'a> Agencies<'a> {
    fn of(session: &'a Session) -> Self {
        Self(session.agencies.iter().map(|agency| (&agency.id, agency)).collect())
    }

    fn named(&self, ids: &[AgencyId]) -> Vec<&'a Agency> {
        ids.iter().filter_map(|id| self.0.get(id).copied()).collect()
    }

    fn lead(&self, id: Option<&AgencyId>) -> Option<&'a Agency> {
        id.and_then(|id| self.0.get(id).copied())
    }

    fn note(&self, note: &'a Note, rule: Rule, names_agencies: bool) -> OpenNote<'a> {
        OpenNote {
            at: note.at,
            item: &note.item,
            kind: note.kind,
            on: &note.on,
            text: without_marks(note),
            lead: self.lead(note.lead.as_ref()).filter(|_| names_agencies),
            support: if names_agencies { self.named(&note.support) } else { Vec::new() },
            by: note.by,
            scope: note.scope,
            assistance: &note.assistance,
            read_back: note.read_back,
            rule,
        }
    }

    fn measure(
        &self,
        session: &Session,
        measure: &'a Measure,
        places: &HashMap<NoteId, usize>,
        notes: &[OpenNote<'_>],
    ) -> OpenMeasure<'a> {
        let from: Vec<usize> = measure.from.iter().filter_map(|note| places.get(note).copied()).collect();
        let rules = from.iter().filter_map(|at| notes.get(*at)).map(|note| note.rule);
        OpenMeasure {
            number: &measure.number,
            action: &measure.action,
            also: &measure.also,
            lead: self.lead(measure.lead.as_ref()),
            support: self.named(&measure.support),
            by: measure.by,
            scope: measure.scope,
            situation: &measure.situation,
            milestone: &measure.milestone,
            resources: &measure.resources,
            assistance: &measure.assistance,
            sustainability: &measure.sustainability,
            priority: measure.priority,
            status: measure.status,
            agreement: measure.agreement,
            remarks: &measure.remarks,
            sources: measure.sources(session),
            rule: rules
                .chain([session.workshop.rule])
                .find(|rule| *rule == Rule::ChathamHouse)
                .unwrap_or(session.workshop.rule),
            from,
        }
    }
}
