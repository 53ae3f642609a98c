//! A note or a measure on the wall, read to the room.

use super::{may_be_attributed, may_be_shown};
use crate::session::catalogue::Element;
use crate::session::due::Due;
use crate::session::index::Index;
use crate::session::note::Kind;
use crate::session::plan::{Measure, MeasureNumber};
use crate::session::read_back::{Passage, ReadBack};
use crate::session::{AgencyId, ElementId, NoteId, Session};

/// What is read to the room, as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadBackSheet {
    passage: Passage,
    /// What sort of point; `None`: a measure of the plan.
    pub kind: Option<Kind>,
    /// How the measure is cited; of an action, that of the measure that it became.
    pub number: Option<MeasureNumber>,
    /// The words.
    pub text: String,
    /// The element that they are about: its id and its title.
    pub element: Option<(ElementId, String)>,
    /// The agency: of an action or a measure its lead, which is an entry of the plan; else only where the rule allows
    /// attribution.
    pub agency: Option<String>,
    /// By when.
    pub by: Option<Due>,
    /// What the room said to it.
    pub said: Option<ReadBack>,
    /// The hour alone does not say when it said so.
    pub with_day: bool,
    /// Which page is asked for, counted from 0, where the text takes more than one.
    pub page: i32,
}

impl ReadBackSheet {
    /// What is read.
    pub fn passage(&self) -> Passage {
        self.passage
    }

    /// `None` where the passage is not, or no longer, for the room.
    pub(super) fn of(session: &Session, index: &Index, passage: Passage, page: i32) -> Option<Self> {
        let text = passage.words(session)?.to_owned();
        let said = passage.said(session);
        let with_day = said.is_some_and(|said| said.needs_day(&session.workshop.days));
        let element = |id: &ElementId| session.element(id).map(|Element { id, title, .. }| (id.clone(), title.clone()));
        let agency = |id: &AgencyId| session.agency(id).map(|agency| agency.short_name().to_owned());
        Some(match passage {
            Passage::Note(id) => {
                let note = session.note(id).filter(|note| may_be_shown(note))?;
                Self {
                    passage,
                    kind: Some(note.kind),
                    number: number_of(session, index, id, note.kind),
                    text,
                    element: note.on.first().and_then(element),
                    agency: note.lead.as_ref().filter(|_| may_be_attributed(session, note)).and_then(agency),
                    by: note.by,
                    said,
                    with_day,
                    page,
                }
            }
            Passage::Measure(id) => {
                let measure = session.measure(id)?;
                Self {
                    passage,
                    kind: None,
                    number: Some(measure.number.clone()),
                    text,
                    element: element(&measure.number.0),
                    agency: measure.lead.as_ref().and_then(agency),
                    by: measure.by,
                    said,
                    with_day,
                    page,
                }
            }
        })
    }

    /// Takes out what may no longer be shown; `false` where that is all of it.
    pub(super) fn cut_back(&mut self, session: &Session) -> bool {
        if let Passage::Note(id) = self.passage {
            // A rule that was tightened since takes the agency away; a looser one brings none in.
            let note = session.note(id);
            self.agency = self.agency.take().filter(|_| note.is_some_and(|note| may_be_attributed(session, note)));
        }
        let held_back = |number: &MeasureNumber| {
            session.measures.iter().any(|measure| measure.number == *number && measure.is_held_back(session))
        };
        self.number = self.number.take().filter(|number| !held_back(number));
        self.passage.words(session).is_some()
    }
}

/// The number of the measure that an action became, where the room may know of it.
fn number_of(session: &Session, index: &Index, id: NoteId, kind: Kind) -> Option<MeasureNumber> {
    let is_open = |measure: &&std::sync::Arc<Measure>| !measure.is_held_back(session);
    let measure = index.measures_from(id).iter().find(is_open).filter(|_| kind == Kind::Action)?;
    Some(measure.number.clone())
}
