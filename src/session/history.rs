//! Undo and redo of the record, by name.

use super::edit::{Edit, EditError};
use super::{AgencyId, ElementId, ItemId, MeasureId, NoteId, Session};

/// What a person does in one go: edits that stand or fall together.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the menu calls it.
    pub name: StepName,
    /// What it changes, in order.
    pub edits: Vec<Edit>,
    /// Where it happens: undo leads back there.
    pub place: Option<Place>,
    /// Steps of the same name, place and field that follow each other join into one: keystrokes in a field.
    pub joins: Option<Field>,
}

impl Step {
    /// A step that joins with nothing.
    pub fn new(name: StepName, edits: Vec<Edit>) -> Self {
        Self { name, edits, place: None, joins: None }
    }

    /// The same, said where it happens.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, joining with what was typed into the same field before.
    #[must_use]
    pub fn joining(mut self, field: Field) -> Self {
        self.joins = Some(field);
        self
    }
}

/// A field of a form, named by the view that shows it.
pub type Field = &'static str;

/// A record that a step is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The event sheet.
    Workshop,
    /// An agenda item.
    Item(ItemId),
    /// An element.
    Element(ElementId),
    /// An agency.
    Agency(AgencyId),
    /// A note.
    Note(NoteId),
    /// A measure of the plan.
    Measure(MeasureId),
}

/// What the menu calls a step: the name of a text in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepName {
    /// A note was taken.
    TakeNote,
    /// The text of a note was changed.
    EditNote,
    /// The kind of a note was changed.
    ChangeKind,
    /// The elements of a note were changed.
    ChangeElements,
    /// A note was marked sensitive, or no longer.
    MarkSensitive,
    /// A note was deleted.
    DeleteNote,
    /// What the room said to a note or a measure that was read back to it.
    ReadBack,
    /// An element was marked discussed, with nothing to note, or no longer.
    MarkDiscussed,
    /// Elements were put aside for another meeting.
    ParkElements,
    /// A parked element was taken up again.
    TakeUpElement,
    /// An item was started.
    StartItem,
    /// The running item was stopped for a while.
    PauseItem,
    /// A paused item went on.
    ResumeItem,
    /// An item was ended.
    EndItem,
    /// The planned minutes of the running item were changed.
    ChangeMinutes,
    /// Planned the rest of the day anew.
    Replan,
    /// The start of an item was corrected.
    BackDate,
    /// The workshop was moved to another day.
    MoveDates,
    /// The event sheet was changed.
    EditEvent,
    /// An agenda item was added.
    AddItem,
    /// An agenda item was changed.
    EditItem,
    /// An agenda item was moved.
    MoveItem,
    /// An agenda item was removed.
    RemoveItem,
    /// An element was added.
    AddElement,
    /// An element was changed.
    EditElement,
    /// An element was moved.
    MoveElement,
    /// An element was removed.
    RemoveElement,
    /// Agencies were added.
    AddAgency,
    /// An agency was changed.
    EditAgency,
    /// An agency was removed.
    RemoveAgency,
    /// A row was added to the plan by hand.
    AddMeasure,
    /// A cell of the plan was changed.
    EditMeasure,
    /// A row of the plan was deleted.
    DeleteMeasure,
    /// A note was tied to a measure, or untied.
    LinkMeasure,
    /// A measure was kept from the papers, or released.
    MarkMeasureSensitive,
    /// What the pre-flight found was accepted as it is.
    AcceptFinding,
    /// What was accepted counts as missing again.
    WithdrawAcceptance,
    /// Records were taken from an earlier version.
    TakeFromVersion,
    /// Everything became as it was in an earlier version.
    TakeVersion,
    /// What another program had written into the file was taken in.
    TakeFromFile,
}

/// What was done and can be undone, what was undone and can be redone.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    /// The next step may join the last one: nothing else happened in between.
    open: bool,
}

#[derive(Debug)]
struct Entry {
    name: StepName,
    place: Option<Place>,
    joins: Option<Field>,
    /// In the order in which they are to be carried out, to redo.
    forward: Vec<Edit>,
    /// In the order in which they are to be carried out, to undo.
    inverse: Vec<Edit>,
}

/// What an undo or a redo did.
#[derive(Debug)]
pub struct Moved {
    /// The step that was taken back or done again.
    pub name: StepName,
    /// Where it happened.
    pub place: Option<Place>,
    /// The edits that were carried out, with their inverses.
    pub edits: Vec<Edit>,
    /// The edits that would take them back, in the same order as `edits`.
    pub inverses: Vec<Edit>,
}

impl History {
    /// Carries a step out, whole or not at all, and remembers it. What was undone can no longer be redone.
    ///
    /// Returns the inverses of its edits, in the order of the edits.
    pub fn take(&mut self, session: &mut Session, step: Step) -> Result<Vec<Edit>, EditError> {
        let inverses = apply_all(session, &step.edits)?;
        self.undone.clear();
        let mut backwards: Vec<Edit> = inverses.iter().rev().cloned().collect();
        let joined = self.open && step.joins.is_some();
        match self.done.last_mut() {
            Some(last) if joined && last.name == step.name && last.place == step.place && last.joins == step.joins => {
                // Undo goes back to before the first keystroke: each replaced the whole field.
                last.forward.extend(step.edits);
                backwards.append(&mut last.inverse);
                last.inverse = backwards;
                last.shorten();
                if last.comes_to_nothing() {
                    self.done.pop();
                    // What is typed next joins nothing older.
                    self.open = false;
                    return Ok(inverses);
                }
            }
            _ => self.done.push(Entry {
                name: step.name,
                place: step.place,
                joins: step.joins,
                forward: step.edits,
                inverse: backwards,
            }),
        }
        self.open = true;
        Ok(inverses)
    }

    /// Takes the last step back. `Ok(None)` when there is none. Numbers of measures that it gave stay given.
    ///
    /// An error means that the record no longer fits the step: the record is as it was, and the step is forgotten, so
    /// that the ones before it can still be taken back.
    pub fn undo(&mut self, session: &mut Session) -> Result<Option<Moved>, EditError> {
        let Some(entry) = self.done.pop() else {
            return Ok(None);
        };
        // A number that was given may have been read out or printed meanwhile: it is not given to anything else.
        let is_number = |edit: &&Edit| matches!(edit, Edit::Issued(..));
        let edits: Vec<Edit> = entry.inverse.iter().filter(|edit| !is_number(edit)).cloned().collect();
        let inverses = apply_all(session, &edits)?;
        let moved = Moved { name: entry.name, place: entry.place.clone(), edits, inverses };
        self.undone.push(entry);
        self.open = false;
        Ok(Some(moved))
    }

    /// Does the last undone step again; errors as for [`undo`](Self::undo).
    pub fn redo(&mut self, session: &mut Session) -> Result<Option<Moved>, EditError> {
        let Some(entry) = self.undone.pop() else {
            return Ok(None);
        };
        let inverses = apply_all(session, &entry.forward)?;
        let moved = Moved { name: entry.name, place: entry.place.clone(), edits: entry.forward.clone(), inverses };
        self.done.push(entry);
        self.open = false;
        Ok(Some(moved))
    }

    /// What undo would take back.
    pub fn undo_name(&self) -> Option<StepName> {
        self.done.last().map(|entry| entry.name)
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<StepName> {
        self.undone.last().map(|entry| entry.name)
    }

    /// The next step joins nothing: the field was left.
    pub fn close_step(&mut self) {
        self.open = false;
    }
}

impl Entry {
    /// What was typed was taken back while it was being typed: there is nothing to undo.
    fn comes_to_nothing(&self) -> bool {
        matches!((self.forward.as_slice(), self.inverse.as_slice()), ([there], [back]) if there == back)
    }

    /// Of joined replacements only the last one of each record is needed forward, and the first one back.
    fn shorten(&mut self) {
        keep_last(&mut self.forward);
        // The oldest inverse stands last.
        keep_last(&mut self.inverse);
    }
}

/// Drops every replacement of a record that a later one overwrites; leaves anything that is not only replacements alone.
fn keep_last(edits: &mut Vec<Edit>) {
    if !edits.iter().all(|edit| same_record(edit, edit)) {
        return;
    }
    let mut at = 0;
    while at < edits.len() {
        if edits[at + 1..].iter().any(|later| same_record(later, &edits[at])) {
            edits.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Whether both replace the same record whole.
fn same_record(a: &Edit, b: &Edit) -> bool {
    use super::edit::Change::Replace;
    match (a, b) {
        (Edit::Workshop(_), Edit::Workshop(_)) => true,
        (Edit::Agency(Replace(a)), Edit::Agency(Replace(b))) => a.id == b.id,
        (Edit::Element(Replace(a)), Edit::Element(Replace(b))) => a.id == b.id,
        (Edit::Item(Replace(a)), Edit::Item(Replace(b))) => a.id == b.id,
        (Edit::Note(Replace(a)), Edit::Note(Replace(b))) => a.id == b.id,
        (Edit::Measure(Replace(a)), Edit::Measure(Replace(b))) => a.id == b.id,
        _ => false,
    }
}

/// Applies all edits or none. Returns the inverse of each, in the same order.
pub fn apply_all(session: &mut Session, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match session.apply(edit.clone()) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    let taken_back = session.apply(inverse);
                    debug_assert!(taken_back.is_ok(), "an inverse fits the state that it was made in");
                }
                return Err(error);
            }
        }
    }
    Ok(inverses)
}
