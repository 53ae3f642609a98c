//! Preparing the day: what a person changes before it, as steps. What a form field holds as typed text is read in
//! [`typed`].

pub mod typed;

use super::agenda::{AgendaItem, Role};
use super::catalogue::{Element, Force, Theme};
use super::edit::{Change, Edit};
use super::history::{Field, Place, Step, StepName};
use super::private_names::PrivateNames;
use super::workshop::{Agency, Workshop};
use super::{AgencyId, ElementId, ItemId, Session, slug};

/// What ids of elements that are not of the catalogue begin with.
pub const LOCAL: &str = "X-";

/// Why something cannot be removed: so many notes and measures refer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InUse {
    /// Notes that refer to it.
    pub notes: usize,
    /// Measures that refer to it.
    pub measures: usize,
}

impl InUse {
    fn unless_none(self) -> Result<(), Self> {
        if self.notes + self.measures == 0 { Ok(()) } else { Err(self) }
    }
}

/// The event becomes `next`, as typed into `field`.
pub fn edit_event(field: Field, next: Workshop) -> Step {
    Step::new(StepName::EditEvent, vec![Edit::Workshop(Box::new(next))]).at(Place::Workshop).joining(field)
}

/// An agenda item becomes `next`, as typed into `field`.
pub fn edit_item(field: Field, next: AgendaItem) -> Step {
    let place = Place::Item(next.id.clone());
    Step::new(StepName::EditItem, vec![Edit::Item(Change::Replace(next))]).at(place).joining(field)
}

/// An element becomes `next`, as typed into `field`.
pub fn edit_element(field: Field, next: Element) -> Step {
    let place = Place::Element(next.id.clone());
    Step::new(StepName::EditElement, vec![Edit::Element(Change::Replace(next))]).at(place).joining(field)
}

/// An agency becomes `next`, as typed into `field`.
pub fn edit_agency(field: Field, next: Agency) -> Step {
    let place = Place::Agency(next.id.clone());
    Step::new(StepName::EditAgency, vec![Edit::Agency(Change::Replace(next))]).at(place).joining(field)
}

/// A new agenda item of this title after another one and on its day; at the end where there is no such item.
///
/// Returns the step and the id of the new item.
pub fn add_item(session: &Session, after: Option<&ItemId>, title: &str) -> (Step, ItemId) {
    let title = title.trim();
    let id = slug(title, "item", |taken| session.agenda.iter().any(|item| item.id.as_str() == taken));
    let id = ItemId::from(id.as_str());
    let before = after.and_then(|id| position(session, id)).or(session.agenda.len().checked_sub(1));
    let at = before.map_or(0, |before| before + 1);
    let mut item = AgendaItem::new(id.clone(), Role::default(), title);
    item.day = before.and_then(|before| session.agenda.get(before)).map_or(1, |before| before.day);
    let step = Step::new(StepName::AddItem, vec![Edit::Item(Change::Insert(at, item))]);
    (step.at(Place::Item(id.clone())), id)
}

/// Moves an item one place up or down. At the border of its day it goes to the day beyond; `None` at the end.
pub fn shift_item(session: &Session, id: &ItemId, down: bool) -> Option<Step> {
    let at = position(session, id)?;
    let to = if down { at + 1 } else { at.checked_sub(1)? };
    let (item, neighbour) = (session.agenda.get(at)?, session.agenda.get(to)?);
    let edit = if item.day == neighbour.day {
        Edit::Item(Change::Move(id.clone(), to))
    } else {
        Edit::Item(Change::Replace(AgendaItem { day: neighbour.day, ..item.clone() }))
    };
    Some(Step::new(StepName::MoveItem, vec![edit]).at(Place::Item(id.clone())))
}

/// Moves an item to the place that `beside` has now, and to its day. `None` where that changes nothing.
pub fn move_item(session: &Session, id: &ItemId, beside: &ItemId) -> Option<Step> {
    let (at, to) = (position(session, id)?, position(session, beside)?);
    let (item, neighbour) = (session.agenda.get(at)?, session.agenda.get(to)?);
    if at == to {
        return None;
    }
    let mut edits = vec![Edit::Item(Change::Move(id.clone(), to))];
    if item.day != neighbour.day {
        edits.push(Edit::Item(Change::Replace(AgendaItem { day: neighbour.day, ..item.clone() })));
    }
    Some(Step::new(StepName::MoveItem, edits).at(Place::Item(id.clone())))
}

/// Puts an item on another day of the workshop, counted from 1, and among the items of that day: last when it goes to
/// an earlier day, first when it goes to a later one. `None` where that changes nothing.
pub fn set_day(session: &Session, id: &ItemId, day: u32) -> Option<Step> {
    let at = position(session, id)?;
    let item = session.agenda.get(at).filter(|item| item.day != day)?;
    let others = || session.agenda.iter().filter(|other| other.id != *id);
    let to = others().filter(|other| if day < item.day { other.day <= day } else { other.day < day }).count();
    let mut edits = vec![Edit::Item(Change::Replace(AgendaItem { day, ..item.clone() }))];
    if to != at {
        edits.push(Edit::Item(Change::Move(id.clone(), to)));
    }
    Some(Step::new(StepName::EditItem, edits).at(Place::Item(id.clone())))
}

/// Removes an item that no note belongs to.
pub fn remove_item(session: &Session, id: &ItemId) -> Result<Step, InUse> {
    let notes = session.notes.iter().filter(|note| note.item == *id).count();
    InUse { notes, measures: 0 }.unless_none()?;
    Ok(Step::new(StepName::RemoveItem, vec![Edit::Item(Change::Remove(id.clone()))]).at(Place::Item(id.clone())))
}

/// A new element of this workshop alone, starred, at the end of a theme. Returns the step and the id of the new element.
pub fn add_element(session: &Session, theme: Theme, title: &str) -> (Step, ElementId) {
    let title = title.trim();
    let local = |slug: &str| format!("{LOCAL}{}", slug.to_uppercase());
    let free = slug(title, "element", |taken| session.elements.iter().any(|other| other.id.as_str() == local(taken)));
    let id = ElementId::from(local(&free).as_str());
    let element = Element {
        id: id.clone(),
        theme,
        title: title.to_owned(),
        short: String::new(),
        op: String::new(),
        force: Force::Practice,
        later: Vec::new(),
        remark: String::new(),
        star: true,
        hidden: false,
        discussed: false,
        parked: false,
        question: String::new(),
    };
    let step = Step::new(StepName::AddElement, vec![Edit::Element(Change::Insert(end_of(session, theme), element))]);
    (step.at(Place::Element(id.clone())), id)
}

/// Moves an element to the place that `beside`, an element of the same theme, has now. `None` where that changes nothing.
pub fn move_element(session: &Session, id: &ElementId, beside: &ElementId) -> Option<Step> {
    let place = |id: &ElementId| session.elements.iter().position(|element| element.id == *id);
    let (at, to) = (place(id)?, place(beside)?);
    if at == to || session.elements.get(at)?.theme != session.elements.get(to)?.theme {
        return None;
    }
    let edit = Edit::Element(Change::Move(id.clone(), to));
    Some(Step::new(StepName::MoveElement, vec![edit]).at(Place::Element(id.clone())))
}

/// Puts an element at the end of another theme. `None` where that changes nothing.
pub fn set_theme(session: &Session, id: &ElementId, theme: Theme) -> Option<Step> {
    let at = session.elements.iter().position(|element| element.id == *id)?;
    let element = session.elements.get(at).filter(|element| element.theme != theme)?;
    let end = end_of(session, theme);
    let to = if at < end { end - 1 } else { end };
    let edits = vec![
        Edit::Element(Change::Replace(Element { theme, ..element.clone() })),
        Edit::Element(Change::Move(id.clone(), to)),
    ];
    Some(Step::new(StepName::EditElement, edits).at(Place::Element(id.clone())))
}

/// Whether an element belongs to this workshop alone; the others are of the catalogue, which loses none.
pub fn is_local(element: &Element) -> bool {
    element.id.as_str().starts_with(LOCAL)
}

/// Removes a local element that nothing refers to.
pub fn remove_element(session: &Session, id: &ElementId) -> Result<Step, InUse> {
    let notes = session.notes.iter().filter(|note| note.on.contains(id)).count();
    let measures = session.measures.iter().filter(|measure| measure.elements().any(|of| of == id)).count();
    InUse { notes, measures }.unless_none()?;
    let step = Step::new(StepName::RemoveElement, vec![Edit::Element(Change::Remove(id.clone()))]);
    Ok(step.at(Place::Element(id.clone())))
}

/// Adds agencies at the end of the list, in one step. `None` where there are none.
pub fn add_agencies(session: &Session, agencies: Vec<Agency>) -> Option<Step> {
    let first = agencies.first()?.id.clone();
    let end = session.agencies.len();
    let insert = |(place, agency)| Edit::Agency(Change::Insert(end + place, agency));
    let edits = agencies.into_iter().enumerate().map(insert).collect();
    Some(Step::new(StepName::AddAgency, edits).at(Place::Agency(first)))
}

/// Removes an agency that nothing refers to.
pub fn remove_agency(session: &Session, id: &AgencyId) -> Result<Step, InUse> {
    let of = |lead: &Option<AgencyId>, support: &[AgencyId]| lead.as_ref() == Some(id) || support.contains(id);
    let notes = session.notes.iter().filter(|note| of(&note.lead, &note.support)).count();
    let measures = session.measures.iter().filter(|measure| of(&measure.lead, &measure.support)).count();
    InUse { notes, measures }.unless_none()?;
    let step = Step::new(StepName::RemoveAgency, vec![Edit::Agency(Change::Remove(id.clone()))]);
    Ok(step.at(Place::Agency(id.clone())))
}

/// Holds these names too; those that are held already are not held twice. `None` where there is none among them.
pub fn add_private_names(session: &Session, pasted: &str) -> Option<Step> {
    let mut workshop = session.workshop.clone();
    let before = workshop.private_names.len();
    for name in typed::lines(pasted) {
        workshop.private_names.add(name);
    }
    let is_more = workshop.private_names.len() > before;
    is_more.then(|| Step::new(StepName::EditEvent, vec![Edit::Workshop(Box::new(workshop))]).at(Place::Workshop))
}

/// Forgets all private names. `None` where none is held.
pub fn forget_private_names(session: &Session) -> Option<Step> {
    if session.workshop.private_names.is_empty() {
        return None;
    }
    let workshop = Workshop { private_names: PrivateNames::default(), ..session.workshop.clone() };
    Some(Step::new(StepName::EditEvent, vec![Edit::Workshop(Box::new(workshop))]).at(Place::Workshop))
}

fn position(session: &Session, id: &ItemId) -> Option<usize> {
    session.agenda.iter().position(|item| item.id == *id)
}

/// Where the next element of a theme would stand: after its last one, else after those of the themes before it.
fn end_of(session: &Session, theme: Theme) -> usize {
    session.elements.iter().rposition(|element| element.theme <= theme).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::SessionId;
    use crate::session::history::apply_all;

    fn session(days: &[u32]) -> Session {
        let mut session = Session::empty(SessionId(uuid::Uuid::nil()));
        for (index, day) in days.iter().enumerate() {
            let id = format!("i{index}");
            let mut item = AgendaItem::new(id.as_str().into(), Role::Other, id.as_str());
            item.day = *day;
            session.agenda.push(item);
        }
        session
    }

    fn agenda(session: &Session) -> String {
        let rows: Vec<String> = session.agenda.iter().map(|item| format!("{}/{}", item.id, item.day)).collect();
        rows.join(" ")
    }

    fn take(session: &mut Session, step: Option<Step>) {
        if let Some(step) = step {
            apply_all(session, &step.edits).expect("the step fits the session that it was made for");
        }
    }

    #[test]
    fn a_new_item_follows_the_chosen_one_on_its_day() {
        let mut session = session(&[1, 2]);
        let (step, id) = add_item(&session, Some(&"i0".into()), " Lunch ");
        take(&mut session, Some(step));
        assert_eq!((agenda(&session).as_str(), id.as_str()), ("i0/1 lunch/1 i1/2", "lunch"));
        let (step, id) = add_item(&session, None, "Lunch");
        take(&mut session, Some(step));
        assert_eq!((agenda(&session).as_str(), id.as_str()), ("i0/1 lunch/1 i1/2 lunch-2/2", "lunch-2"));
    }

    #[test]
    fn an_item_is_moved_within_its_day_and_over_its_border() {
        for (days, item, down, after) in [
            (&[1, 1, 1][..], "i0", true, "i1/1 i0/1 i2/1"),
            (&[1, 1, 1], "i2", false, "i0/1 i2/1 i1/1"),
            (&[1, 1, 1], "i0", false, "i0/1 i1/1 i2/1"),
            (&[1, 1, 1], "i2", true, "i0/1 i1/1 i2/1"),
            (&[1, 2, 2], "i0", true, "i0/2 i1/2 i2/2"),
            (&[1, 2, 2], "i1", false, "i0/1 i1/1 i2/2"),
        ] {
            let mut session = session(days);
            let step = shift_item(&session, &item.into(), down);
            take(&mut session, step);
            assert_eq!(agenda(&session), after, "{item} {days:?} {down}");
        }
        let mut session = session(&[1, 1, 2, 2]);
        let step = move_item(&session, &"i0".into(), &"i2".into());
        take(&mut session, step);
        assert_eq!(agenda(&session), "i1/1 i2/2 i0/2 i3/2");
    }

    #[test]
    fn a_day_chosen_leaves_the_days_in_order() {
        for (days, item, day, after) in [
            (&[1, 1, 2][..], "i0", 2, "i1/1 i0/2 i2/2"),
            (&[1, 1, 2], "i2", 1, "i0/1 i1/1 i2/1"),
            (&[1, 2, 3], "i2", 1, "i0/1 i2/1 i1/2"),
            (&[1, 1], "i0", 3, "i1/1 i0/3"),
            (&[1, 1], "i0", 1, "i0/1 i1/1"),
        ] {
            let mut session = session(days);
            let step = set_day(&session, &item.into(), day);
            take(&mut session, step);
            assert_eq!(agenda(&session), after, "{item} to {day} of {days:?}");
        }
    }

    #[test]
    fn a_local_element_stands_at_the_end_of_its_theme() {
        let mut session = session(&[]);
        for (theme, title) in [(Theme::B, "Two"), (Theme::A, "One"), (Theme::C, "Three"), (Theme::A, "One")] {
            let (step, _) = add_element(&session, theme, title);
            take(&mut session, Some(step));
        }
        let ids = |session: &Session| session.elements.iter().map(|e| e.id.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(ids(&session), "X-ONE X-ONE-2 X-TWO X-THREE");
        let step = set_theme(&session, &"X-ONE".into(), Theme::B);
        take(&mut session, step);
        assert_eq!(ids(&session), "X-ONE-2 X-TWO X-ONE X-THREE");
        let step = set_theme(&session, &"X-THREE".into(), Theme::A);
        take(&mut session, step);
        assert_eq!(ids(&session), "X-ONE-2 X-THREE X-TWO X-ONE");
        let step = move_element(&session, &"X-ONE".into(), &"X-TWO".into());
        take(&mut session, step);
        assert_eq!(ids(&session), "X-ONE-2 X-THREE X-ONE X-TWO");
        assert_eq!(move_element(&session, &"X-ONE".into(), &"X-THREE".into()), None, "not into another theme");
    }

    #[test]
    fn private_names_are_held_once_and_forgotten_together() {
        let mut session = session(&[]);
        let step = add_private_names(&session, "A. Person\n\n  B. Person \nA. Person");
        take(&mut session, step);
        assert_eq!(session.workshop.private_names.len(), 2);
        assert_eq!(add_private_names(&session, "B. Person"), None);
        let step = forget_private_names(&session);
        take(&mut session, step);
        assert_eq!(session.workshop.private_names.len(), 0);
        assert_eq!(forget_private_names(&session), None);
    }
}
