//! Choosing what a cell says: a list that is narrowed by typing and walked through by arrows.

use egui::{Area, Frame, Id, Order, Pos2, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::column::{Column, agency_words};
use crate::session::edit::{Change, Edit};
use crate::session::note::Scope;
use crate::session::plan::{Agreement, Assistance, Measure, Priority, Status};
use crate::session::search::fold;
use crate::session::workshop::{Agency, is_to_be_confirmed};
use crate::session::{AgencyId, ElementId, Session, slug};
use crate::t;
use crate::ui::texts;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::{mark, text};

/// What is typed, and which row is meant.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    pub query: String,
    pub at: usize,
    /// Something was typed or moved since a row was last taken: Enter means the row.
    pub touched: bool,
    /// The row that is meant has to come into view.
    reveal: bool,
}

impl Chooser {
    /// Begins with what was typed, at what the cell says now.
    pub fn new(query: String, choices: &[Choice]) -> Self {
        let at = choices.iter().position(|choice| choice.on && query.is_empty()).unwrap_or(0);
        Self { touched: !query.is_empty(), query, at, reveal: true }
    }

    /// Up or down, round and round.
    pub fn step(&mut self, down: bool, count: usize) {
        let count = count.max(1);
        self.at = if down { self.at + 1 } else { self.at + count - 1 } % count;
        (self.touched, self.reveal) = (true, true);
    }

    /// What is typed has changed.
    pub fn typed(&mut self) {
        (self.at, self.touched, self.reveal) = (0, true, true);
    }
}

/// A row of the list.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub value: Value,
    pub name: String,
    pub detail: String,
    /// The cell says it now.
    pub on: bool,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Lead(Option<AgencyId>),
    Support(AgencyId),
    /// Several agencies: of a lead the first one leads and the others support.
    Several(Vec<AgencyId>),
    /// An agency that is not in the list yet, by its name.
    NewAgency(String),
    Element(ElementId),
    Scope(Scope),
    Assistance(Assistance),
    Priority(Option<Priority>),
    Status(Status),
    Agreement(Option<Agreement>),
    /// Whether it is kept from the papers.
    Sensitive(bool),
}

/// The rows that some letters can mean; all of them while nothing is typed.
pub(super) fn choices(
    column: Column,
    session: &Session,
    measure: &Measure,
    sensitive: bool,
    query: &str,
) -> Vec<Choice> {
    let mut rows = all(column, session, measure, sensitive);
    let folded = fold(query.trim());
    if !folded.is_empty() {
        rows.retain(|row| fold(&row.name).contains(&folded) || fold(&row.detail).starts_with(&folded));
        // What begins with the letters comes before what only has them somewhere.
        rows.sort_by_key(|row| !(fold(&row.detail) == folded || fold(&row.name).starts_with(&folded)));
        let exact = |row: &Choice| fold(&row.name) == folded || fold(&row.detail) == folded;
        if matches!(column, Column::Lead | Column::Support) && is_to_be_confirmed(query) {
            rows = all(column, session, measure, sensitive);
            rows.truncate(usize::from(column == Column::Lead));
        } else if let Some(several) = several(column, session, query) {
            rows = vec![several];
        } else if matches!(column, Column::Lead | Column::Support) && !rows.iter().any(exact) {
            let name = query.trim().to_owned();
            let words = t!("review-agency-new", name = name.as_str());
            rows.push(Choice { value: Value::NewAgency(name), name: words, detail: String::new(), on: false });
        }
    }
    rows
}

/// `Customs and Police`: agencies that are all known. One leads, so the others support.
fn several(column: Column, session: &Session, query: &str) -> Option<Choice> {
    let folded = fold(query);
    let parts = folded.replace(" and ", ",");
    let parts: Vec<&str> =
        parts.split([',', ';', '/', '&', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let known = |part: &&str| {
        session
            .agencies
            .iter()
            .find(|it| [fold(&it.name), fold(&it.short), it.id.to_string()].iter().any(|name| name == part))
    };
    let agencies: Vec<&Agency> = parts.iter().map(known).collect::<Option<_>>()?;
    if agencies.len() < 2 || !matches!(column, Column::Lead | Column::Support) {
        return None;
    }
    let names: Vec<&str> = agencies.iter().map(|agency| agency.short_name()).collect();
    let name = match column {
        Column::Lead => t!("plan-lead-and-support", lead = names[0], support = names[1..].join(", ")),
        _ => names.join(", "),
    };
    let value = Value::Several(agencies.into_iter().map(|agency| agency.id.clone()).collect());
    Some(Choice { value, name, detail: String::new(), on: false })
}

fn all(column: Column, session: &Session, measure: &Measure, sensitive: bool) -> Vec<Choice> {
    let row = |value, name: String, on| Choice { value, name, detail: String::new(), on };
    let agency = |agency: &Agency, value: Value, on| {
        let (name, detail) = agency_words(agency);
        Choice { value, name, detail, on }
    };
    let nothing = || t!("plan-nothing-said").into_owned();
    match column {
        Column::Lead => {
            let none = row(Value::Lead(None), t!("review-to-be-confirmed").into_owned(), measure.lead.is_none());
            let of = |it: &Agency| agency(it, Value::Lead(Some(it.id.clone())), measure.lead.as_ref() == Some(&it.id));
            std::iter::once(none).chain(session.agencies.iter().map(of)).collect()
        }
        Column::Support => {
            let others = session.agencies.iter().filter(|it| measure.lead.as_ref() != Some(&it.id));
            others.map(|it| agency(it, Value::Support(it.id.clone()), measure.support.contains(&it.id))).collect()
        }
        Column::Elements => {
            let others = session.elements.iter().filter(|it| it.id != measure.number.0);
            let is_there = |id: &ElementId| measure.also.contains(id);
            let others = others.filter(|it| !it.hidden || is_there(&it.id));
            let of = |it: &crate::session::catalogue::Element| Choice {
                value: Value::Element(it.id.clone()),
                name: it.title.clone(),
                detail: it.suffix().to_owned(),
                on: is_there(&it.id),
            };
            others.map(of).collect()
        }
        Column::Scope => {
            let part = |letter: &str| Scope::parse(letter).unwrap_or_default();
            let on = measure.scope.letters();
            let parts = ["N", "C", "B", "D"].into_iter().zip(on);
            parts.map(|(letter, (_, on))| row(Value::Scope(part(letter)), texts::scope(part(letter)), on)).collect()
        }
        Column::Assistance => Assistance::ALL
            .map(|it| row(Value::Assistance(it), texts::assistance(it).into_owned(), measure.assistance.contains(&it)))
            .to_vec(),
        Column::Priority => {
            let none = row(Value::Priority(None), nothing(), measure.priority.is_none());
            let of =
                |it| row(Value::Priority(Some(it)), texts::priority(it).into_owned(), measure.priority == Some(it));
            std::iter::once(none).chain(Priority::ALL.map(of)).collect()
        }
        Column::Status => {
            Status::ALL.map(|it| row(Value::Status(it), texts::status(it).into_owned(), measure.status == it)).to_vec()
        }
        Column::Agreement => {
            let none = row(Value::Agreement(None), nothing(), measure.agreement.is_none());
            let of =
                |it| row(Value::Agreement(Some(it)), texts::agreement(it).into_owned(), measure.agreement == Some(it));
            std::iter::once(none).chain(Agreement::ALL.map(of)).collect()
        }
        Column::Papers => [false, true]
            .map(|it| row(Value::Sensitive(it), texts::held_back(it).into_owned(), sensitive == it))
            .to_vec(),
        _ => Vec::new(),
    }
}

impl Value {
    /// Puts it into a measure; of something that there can be several of, in or out. Returns what else has to be done: a
    /// new agency comes into the list.
    pub fn put(&self, column: Column, session: &Session, measure: &mut Measure) -> Option<Edit> {
        let mut added = None;
        match self {
            Self::Lead(lead) => {
                measure.support.retain(|id| lead.as_ref() != Some(id));
                measure.lead.clone_from(lead);
            }
            Self::Support(id) => toggle(&mut measure.support, id),
            Self::Several(ids) => {
                let mut ids = ids.iter();
                if column == Column::Lead {
                    measure.lead = ids.next().cloned();
                }
                for id in ids {
                    if measure.lead.as_ref() != Some(id) && !measure.support.contains(id) {
                        measure.support.push(id.clone());
                    }
                }
                measure.support.retain(|id| measure.lead.as_ref() != Some(id));
            }
            Self::NewAgency(name) => {
                let taken = |slug: &str| session.agencies.iter().any(|agency| agency.id.as_str() == slug);
                let id = AgencyId::from(slug(name, "agency", taken).as_str());
                let agency = Agency { id: id.clone(), name: name.clone(), short: String::new() };
                added = Some(Edit::Agency(Change::Insert(session.agencies.len(), agency)));
                if column == Column::Lead {
                    measure.lead = Some(id);
                } else {
                    measure.support.push(id);
                }
            }
            Self::Element(id) => toggle(&mut measure.also, id),
            Self::Scope(part) => {
                let now = measure.scope;
                measure.scope = Scope {
                    nuclear: now.nuclear != part.nuclear,
                    chemical: now.chemical != part.chemical,
                    biological: now.biological != part.biological,
                    delivery: now.delivery != part.delivery,
                };
            }
            Self::Assistance(answer) => answer.toggle(&mut measure.assistance),
            Self::Priority(priority) => measure.priority = *priority,
            Self::Status(status) => measure.status = *status,
            Self::Agreement(agreement) => measure.agreement = *agreement,
            // Its notes have a say in it: a step of its own.
            Self::Sensitive(_) => {}
        }
        added
    }
}

fn toggle<T: PartialEq + Clone>(list: &mut Vec<T>, one: &T) {
    if list.contains(one) {
        list.retain(|other| other != one);
    } else {
        list.push(one.clone());
    }
}

/// Width of the list, in points at 100 %.
const WIDTH: f32 = 280.0;

/// The list below its cell; the row that was clicked.
pub(super) fn chooser_ui(ui: &Ui, cell: Rect, chooser: &mut Chooser, choices: &[Choice]) -> Option<usize> {
    let tokens = tokens(ui);
    let window = ui.ctx().content_rect();
    let width = tokens.scaled(WIDTH).max(cell.width()).min(window.width() - 2.0 * space::L);
    let row = tokens.scaled(28.0);
    let height = row * (choices.len().clamp(1, 9) as f32) + row + space::M;
    // Above where there is no room below.
    let below = cell.bottom() + height < window.bottom();
    let top = if below { cell.bottom() + 2.0 } else { (cell.top() - height - 2.0).max(window.top()) };
    let left = cell.left().min(window.right() - width - space::S).max(window.left());
    let mut clicked = None;
    Area::new(Id::unique("plan-chooser")).order(Order::Foreground).fixed_pos(Pos2::new(left, top)).show(
        ui.ctx(),
        |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(width - 2.0 * space::S);
                ui.spacing_mut().item_spacing.y = 0.0;
                query_ui(ui, &chooser.query);
                if choices.is_empty() {
                    text::label(ui, t!("plan-no-choice"), Size::Body, tokens.second);
                }
                let list = row * (choices.len().min(9) as f32);
                // As high as its rows: the toolkit would remember how low a shorter list was.
                ScrollArea::vertical().max_height(list).min_scrolled_height(list).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        for (at, choice) in choices.iter().enumerate() {
                            if choice_ui(ui, choice, chooser.at == at, chooser.reveal, row) {
                                clicked = Some(at);
                            }
                        }
                    },
                );
            });
        },
    );
    chooser.reveal = false;
    clicked
}

/// What was typed, or what could be.
fn query_ui(ui: &mut Ui, query: &str) {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), tokens.scaled(28.0)), Sense::hover());
    let (words, ink) =
        if query.is_empty() { (t!("plan-choose-hint"), tokens.second) } else { (query.to_owned().into(), tokens.ink) };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*words));
    let line = tokens.line_height(Size::Body);
    let galley = text::layout_line(ui, &words, tokens.font(Size::Body), line, ink, rect.width() - space::S);
    let end = rect.left() + space::XS + galley.size().x;
    ui.painter().galley(pos2(rect.left() + space::XS, rect.center().y - line / 2.0), galley, ink);
    if !query.is_empty() {
        let caret = Rect::from_center_size(pos2(end + 1.0, rect.center().y), vec2(2.0, line - space::XS));
        ui.painter().rect_filled(caret, 0.0, tokens.ink);
    }
}

fn choice_ui(ui: &mut Ui, choice: &Choice, meant: bool, reveal: bool, height: f32) -> bool {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, choice.on, &choice.name));
    if meant {
        ui.painter().rect_filled(rect, 4.0, tokens.accent.ground);
        if tokens.accent.ground == tokens.surface {
            let line = egui::Stroke::new(1.5, tokens.accent.ink);
            ui.painter().rect_stroke(rect, 4.0, line, egui::StrokeKind::Inside);
        }
        if reveal {
            ui.scroll_to_rect(rect, None);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    let side = tokens.scaled(14.0);
    if choice.on {
        mark::tick(ui.painter(), pos2(rect.left() + side, rect.center().y), side, tokens.accent.ink);
    }
    let line = tokens.line_height(Size::Body);
    let font = tokens.font(Size::Small);
    let detail = text::layout_line(ui, &choice.detail, font, line, tokens.second, rect.width() / 3.0);
    let left = rect.left() + 2.0 * side;
    let room = rect.right() - left - detail.size().x - 2.0 * space::S;
    let name = text::layout_line(ui, &choice.name, tokens.font(Size::Body), line, tokens.ink, room);
    let y = rect.center().y - line / 2.0;
    ui.painter().galley(pos2(left, y), name, tokens.ink);
    ui.painter().galley(pos2(rect.right() - space::S - detail.size().x, y), detail, tokens.second);
    response.clicked()
}
