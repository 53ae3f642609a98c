//! Doing again what a journal holds, on whatever the session file has by now.

use crate::session::Session;
use crate::session::edit::{Change, Edit, EditError, Keyed};
use crate::store::format::settle_numbers;

/// What became of the steps of a journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replayed {
    /// How many steps brought something back.
    pub recovered: usize,
    /// Edits that fit nowhere any more, with the number of their step.
    pub unapplied: Vec<(u64, Edit)>,
}

/// Carries the steps out in order. What the session has already is passed over in silence, so twice is as good as once.
///
/// Usually the journal fits the file to the letter. It does not when the file was changed in between, by hand or by
/// going back to a version; then each edit finds its place as well as it can, and what finds none is handed back.
pub fn replay(session: &mut Session, steps: &[(u64, Vec<Edit>)]) -> Replayed {
    let mut replayed = Replayed::default();
    for (number, edits) in steps {
        let mut changed = false;
        for edit in edits {
            if let Some(gone) = removed(edit) {
                // What was taken away again is not missed.
                replayed.unapplied.retain(|(_, edit)| brought(edit).as_ref() != Some(&gone));
            }
            match carry_out(session, edit.clone()) {
                Outcome::Changed => changed = true,
                Outcome::Nothing => {}
                Outcome::NoPlace => replayed.unapplied.push((*number, edit.clone())),
            }
        }
        replayed.recovered += usize::from(changed);
    }
    settle_numbers(session);
    replayed
}

enum Outcome {
    Changed,
    /// It was so already.
    Nothing,
    NoPlace,
}

fn carry_out(session: &mut Session, edit: Edit) -> Outcome {
    let edit = within_reach(session, edit);
    if is_there_already(session, &edit) {
        return Outcome::Nothing;
    }
    match session.apply(edit.clone()) {
        Ok(inverse) if inverse == edit => Outcome::Nothing,
        Ok(_) => Outcome::Changed,
        // Gone already, or still needed by what is there now: keeping it loses nothing.
        Err(EditError::Missing(_)) if takes_away(&edit) => Outcome::Nothing,
        Err(EditError::InUse { .. }) => Outcome::Nothing,
        Err(_) => Outcome::NoPlace,
    }
}

/// A place past the end becomes the end: a shorter list is no reason to lose a record.
fn within_reach(session: &Session, edit: Edit) -> Edit {
    fn reach<T: Keyed>(list: &[T], change: Change<T>) -> Change<T> {
        match change {
            Change::Insert(at, record) => Change::Insert(at.min(list.len()), record),
            Change::Move(key, to) => Change::Move(key, to.min(list.len().saturating_sub(1))),
            other => other,
        }
    }
    match edit {
        Edit::Agency(change) => Edit::Agency(reach(&session.agencies, change)),
        Edit::Element(change) => Edit::Element(reach(&session.elements, change)),
        Edit::Item(change) => Edit::Item(reach(&session.agenda, change)),
        Edit::Note(change) => Edit::Note(reach(&session.notes, change)),
        Edit::Measure(change) => Edit::Measure(reach(&session.measures, change)),
        other => other,
    }
}

/// Whether the edit inserts a record that is there, as it was or as it became, or counts as given what is.
fn is_there_already(session: &Session, edit: &Edit) -> bool {
    match edit {
        Edit::Agency(Change::Insert(_, agency)) => session.agency(&agency.id).is_some(),
        Edit::Element(Change::Insert(_, element)) => session.element(&element.id).is_some(),
        Edit::Item(Change::Insert(_, item)) => session.item(&item.id).is_some(),
        Edit::Note(Change::Insert(_, note)) => session.note(note.id).is_some(),
        Edit::Measure(Change::Insert(_, measure)) => session.measure(measure.id).is_some(),
        // A number that was given stays given, and so do those below it.
        Edit::Issued(element, number) => number.is_none_or(|number| number <= session.highest_number(element)),
        _ => false,
    }
}

/// Which record an edit is about: its list, and its id.
type About = (std::mem::Discriminant<Edit>, String);

fn removed(edit: &Edit) -> Option<About> {
    let key = match edit {
        Edit::Agency(Change::Remove(id)) => id.to_string(),
        Edit::Element(Change::Remove(id)) => id.to_string(),
        Edit::Item(Change::Remove(id)) => id.to_string(),
        Edit::Note(Change::Remove(id)) => id.to_string(),
        Edit::Measure(Change::Remove(id)) => id.to_string(),
        Edit::Accepted(Change::Remove(accepted)) => accepted.to_string(),
        _ => return None,
    };
    Some((std::mem::discriminant(edit), key))
}

fn brought(edit: &Edit) -> Option<About> {
    fn key<T: Keyed>(change: &Change<T>) -> Option<String> {
        match change {
            Change::Insert(_, record) | Change::Replace(record) => Some(record.key().to_string()),
            Change::Remove(_) | Change::Move(..) => None,
        }
    }
    let key = match edit {
        Edit::Agency(change) => key(change),
        Edit::Element(change) => key(change),
        Edit::Item(change) => key(change),
        Edit::Note(change) => key(change),
        Edit::Measure(change) => key(change),
        Edit::Accepted(change) => key(change),
        Edit::Workshop(_) | Edit::Floor(_) | Edit::Issued(..) => None,
    };
    Some((std::mem::discriminant(edit), key?))
}

fn takes_away(edit: &Edit) -> bool {
    fn of<T: Keyed>(change: &Change<T>) -> bool {
        matches!(change, Change::Remove(_) | Change::Move(..))
    }
    match edit {
        Edit::Agency(change) => of(change),
        Edit::Element(change) => of(change),
        Edit::Item(change) => of(change),
        Edit::Note(change) => of(change),
        Edit::Measure(change) => of(change),
        Edit::Accepted(change) => of(change),
        Edit::Workshop(_) | Edit::Floor(_) | Edit::Issued(..) => false,
    }
}
