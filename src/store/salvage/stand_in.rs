//! Stand-ins for what notes and measures name and the file no longer has: better a bare name than a lost note.

use std::collections::BTreeSet;

use crate::session::agenda::{AgendaItem, Role};
use crate::session::catalogue::{Element, Force, Theme};
use crate::session::workshop::Agency;
use crate::session::{AgencyId, ElementId, ItemId, Session};
use crate::store::templates::catalogue;

/// Adds what is named and not there; returns how many records that were. Elements of the catalogue come as it has them.
pub fn stand_in_for(session: &mut Session) -> usize {
    let (mut items, mut elements, mut agencies) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for note in &session.notes {
        items.insert(note.item.clone());
        elements.extend(note.on.iter().cloned());
        agencies.extend(note.lead.iter().chain(&note.support).cloned());
    }
    for measure in &session.measures {
        elements.extend(measure.elements().cloned());
        agencies.extend(measure.lead.iter().chain(&measure.support).cloned());
    }
    for item in &session.agenda {
        items.remove(&item.id);
    }
    for element in &session.elements {
        elements.remove(&element.id);
    }
    for agency in &session.agencies {
        agencies.remove(&agency.id);
    }
    let added = items.len() + elements.len() + agencies.len();
    session.agenda.extend(items.into_iter().map(item));
    session.elements.extend(elements.into_iter().map(element));
    session.agencies.extend(agencies.into_iter().map(agency));
    added
}

fn item(id: ItemId) -> AgendaItem {
    let title = id.to_string();
    AgendaItem::new(id, Role::Discussion, title)
}

fn agency(id: AgencyId) -> Agency {
    let name = id.to_string();
    Agency { id, name, short: String::new() }
}

fn element(id: ElementId) -> Element {
    let known = catalogue().ok().and_then(|elements| elements.iter().find(|element| element.id == id));
    known.cloned().unwrap_or_else(|| Element {
        title: id.to_string(),
        id,
        theme: Theme::A,
        short: String::new(),
        op: String::new(),
        force: Force::Practice,
        later: Vec::new(),
        remark: String::new(),
        star: false,
        hidden: false,
        discussed: false,
        parked: false,
        question: String::new(),
    })
}
