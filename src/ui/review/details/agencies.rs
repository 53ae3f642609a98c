//! Who leads and who supports. An agency that is not in the list yet is added to it.

use egui::{Id, Ui};

use super::finder::{Hit, chips_and_field_ui, finder_ui};
use super::{Editor, part_ui};
use crate::session::edit::{Change, Edit};
use crate::session::history::{Place, Step, StepName};
use crate::session::note::Kind;
use crate::session::search::fold;
use crate::session::workshop::Agency;
use crate::session::{AgencyId, Session, slug};
use crate::t;
use crate::ui::Ask;
use crate::ui::theme::{Size, tokens};
use crate::ui::widgets::{tag, text};

/// The one agency that leads; to be confirmed while there is none.
pub(super) fn lead_ui(ui: &mut Ui, editor: &mut Editor<'_>, typed: &mut String) {
    part_ui(ui, &t!("review-lead"), |ui| {
        let lead = editor.note.lead.clone();
        let mut gone = false;
        let session = editor.view.session;
        let to_be_confirmed = lead.is_none() && editor.note.kind == Kind::Action;
        let without: Vec<AgencyId> = lead.iter().cloned().collect();
        let added = chips_and_field_ui(
            ui,
            |ui| {
                if let Some(lead) = &lead {
                    gone = chip_ui(ui, session, lead);
                } else if to_be_confirmed {
                    let ink = tokens(ui).gap.ink;
                    text::strong(ui, t!("review-to-be-confirmed"), Size::Body, ink);
                }
            },
            |ui, width| add_ui(ui, editor, ("review-add-lead", &t!("review-lead-add")), width, typed, &without),
        );
        if gone {
            editor.change(StepName::EditNote, |note| note.lead = None);
        }
        if let Some(id) = added {
            editor.change(StepName::EditNote, |note| {
                note.support.retain(|other| *other != id);
                note.lead = Some(id);
            });
        }
    });
}

/// Those that support.
pub(super) fn support_ui(ui: &mut Ui, editor: &mut Editor<'_>, typed: &mut String) {
    part_ui(ui, &t!("review-support"), |ui| {
        let support = editor.note.support.clone();
        let session = editor.view.session;
        let mut gone = None;
        let without: Vec<AgencyId> = support.iter().chain(&editor.note.lead).cloned().collect();
        let added = chips_and_field_ui(
            ui,
            |ui| {
                for id in &support {
                    if chip_ui(ui, session, id) {
                        gone = Some(id.clone());
                    }
                }
            },
            |ui, width| add_ui(ui, editor, ("review-add-support", &t!("review-support-add")), width, typed, &without),
        );
        if let Some(gone) = gone {
            editor.change(StepName::EditNote, |note| note.support.retain(|id| *id != gone));
        }
        if let Some(id) = added {
            editor.change(StepName::EditNote, |note| note.support.push(id));
        }
    });
}

/// An agency as a chip; `true` when it was removed.
fn chip_ui(ui: &mut Ui, session: &Session, id: &AgencyId) -> bool {
    let agency = session.agency(id);
    let name = agency.map_or(id.as_str(), Agency::short_name);
    let tip = agency.map_or(id.as_str(), |agency| agency.name.as_str());
    tag::removable_ui(ui, name, &t!("review-remove", name = name), tip)
}

/// The field that adds an agency: the id of the one taken, which is in the list by then.
fn add_ui(
    ui: &mut Ui,
    editor: &mut Editor<'_>,
    (id, name): (&str, &str),
    width: f32,
    typed: &mut String,
    without: &[AgencyId],
) -> Option<AgencyId> {
    let session = editor.view.session;
    let find = |typed: &str| hits(session, without, typed);
    let key = finder_ui(ui, Id::unique(id), name, &t!("review-agency-hint"), width, typed, find)?;
    let Some(new) = key.strip_prefix(NEW) else {
        return Some(AgencyId::from(key.as_str()));
    };
    let taken = |slug: &str| session.agencies.iter().any(|agency| agency.id.as_str() == slug);
    let id = AgencyId::from(slug(new, "agency", taken).as_str());
    let agency = Agency { id: id.clone(), name: new.to_owned(), short: String::new() };
    let insert = Edit::Agency(Change::Insert(session.agencies.len(), agency));
    let step = Step::new(StepName::AddAgency, vec![insert]).at(Place::Agency(id.clone()));
    editor.asks.push(Ask::Step(Box::new(step)));
    Some(id)
}

/// Before the name of an agency that is not in the list; no id has it.
const NEW: &str = "+ ";

/// The agencies that some letters can mean, and a new one of that name at the end.
fn hits(session: &Session, without: &[AgencyId], typed: &str) -> Vec<Hit> {
    let folded = fold(typed);
    let mut hits: Vec<Hit> = session
        .agencies
        .iter()
        .filter(|agency| !without.contains(&agency.id))
        .filter(|agency| {
            fold(agency.id.as_str()).starts_with(&folded)
                || fold(&agency.name).contains(&folded)
                || fold(&agency.short).contains(&folded)
        })
        .map(|agency| Hit { key: agency.id.to_string(), name: agency.name.clone(), detail: agency.id.to_string() })
        .take(6)
        .collect();
    let exists = session
        .agencies
        .iter()
        .any(|agency| [agency.id.as_str(), &agency.name, &agency.short].into_iter().any(|name| fold(name) == folded));
    if !exists {
        let name = t!("review-agency-new", name = typed);
        hits.push(Hit { key: format!("{NEW}{typed}"), name, detail: String::new() });
    }
    hits
}
