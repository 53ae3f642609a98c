//! The day: where the room is, and what is running.

use crate::app::Rapporteur;
use crate::session::agenda::{AgendaItem, Role};
use crate::session::permitted::WallMode;
use crate::session::{Floor, ItemId, parking, run, timing};
use crate::t;
use crate::ui::dialogs::Dialog;
use crate::ui::{OtherDay, Timekeeping};

impl Rapporteur {
    /// Puts the element on the floor aside, or takes it up again. What was discussed needs no time any more.
    pub(super) fn park_element(&mut self) {
        let discussed = self.open.as_ref().is_some_and(|open| {
            let floor = open.session().floor.element.as_ref();
            floor.is_some_and(|id| open.index().is_discussed(open.session(), id))
        });
        if discussed {
            return self.state.messages.note(t!("message-already-discussed"));
        }
        self.with_session(|session| parking::park_or_take_up(session, session.floor.element.as_ref()?));
    }

    pub(super) fn set_floor(&mut self, floor: Floor) {
        let now = self.around.clock.now();
        if let Some(open) = &mut self.open {
            let moved = floor.element != open.session().floor.element;
            open.set_floor(floor, now);
            // The wall follows the room, unless it shows something else on purpose while somebody presents.
            let discussing = open.session().current_item().is_none_or(|item| item.role == Role::Discussion);
            if moved && discussing && open.session().floor.element.is_some() {
                self.wall.show(WallMode::Element(0));
            }
            self.wall.turn_to_now();
        }
        self.state.run.line.focus();
    }

    pub(super) fn change_floor(&mut self, change: impl FnOnce(&mut Floor)) {
        if let Some(open) = &self.open {
            let mut floor = open.session().floor.clone();
            change(&mut floor);
            self.set_floor(floor);
        }
    }

    /// The next or previous element in the discussion, item otherwise.
    pub(super) fn step_floor(&mut self, forwards: bool) {
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let item = session.current_item();
        if item.is_none_or(|item| item.role == Role::Discussion) {
            if let Some(next) = run::neighbour(session, session.floor.element.as_ref(), forwards) {
                self.change_floor(|floor| floor.element = Some(next));
            }
            return;
        }
        let at = item.and_then(|item| session.agenda.iter().position(|other| other.id == item.id)).unwrap_or(0);
        // What the room decided not to hold is passed over.
        let is_held = |item: &&AgendaItem| !item.dropped;
        let next = if forwards {
            session.agenda.iter().skip(at + 1).find(is_held)
        } else {
            session.agenda.iter().take(at).rev().find(is_held)
        };
        if let Some(id) = next.map(|item| item.id.clone()) {
            self.change_floor(|floor| floor.item = Some(id));
        }
    }

    /// The draft moves to where the room is now.
    pub(super) fn take_floor(&mut self) {
        if let Some(open) = &self.open {
            self.state.line_mut().move_home(open.session());
        }
    }

    pub(super) fn start_next(&mut self) {
        let next = self.open.as_ref().and_then(|open| {
            let session = open.session();
            let next = match open.timekeeping {
                // Nothing is ever started afterwards: the next one is the one after the floor's.
                Timekeeping::Afterwards => {
                    let here = session.current_item()?;
                    session.agenda.iter().position(|item| item.id == here.id)? + 1
                }
                Timekeeping::Live | Timekeeping::Rehearsal => timing::next_item(session, |_| true)?,
            };
            session.agenda.get(next).map(|item| item.id.clone())
        });
        match next {
            Some(item) => self.start(item),
            None => self.state.messages.note(t!("message-nothing-to-start")),
        }
    }

    /// Starts an item; on a day that is not the workshop's it asks first, once.
    pub(super) fn start(&mut self, item: ItemId) {
        let Some(open) = &self.open else {
            return;
        };
        let session = open.session();
        let today = session.workshop.time_zone().to_datetime(self.around.clock.now()).date();
        let is_day = session.workshop.days.contains(&today);
        match open.timekeeping {
            Timekeeping::Live if !is_day => self.state.dialog = Some(Dialog::OtherDay(Some(item))),
            Timekeeping::Afterwards => self.change_floor(|floor| floor.item = Some(item)),
            Timekeeping::Live | Timekeeping::Rehearsal => self.start_now(&item),
        }
    }

    fn start_now(&mut self, item: &ItemId) {
        self.with_now(|session, now| run::start(session, item, now));
        self.change_floor(|floor| floor.item = Some(item.clone()));
    }

    pub(super) fn other_day(&mut self, choice: OtherDay, item: Option<ItemId>) {
        let Some(now) = self.moment() else {
            return;
        };
        let first = self.open.as_ref().and_then(|open| open.session().agenda.first().map(|item| item.id.clone()));
        let Some(item) = item.or(first) else {
            return;
        };
        match choice {
            OtherDay::HoldToday => {
                self.with_session(|session| Some(run::hold_today(session, &item, now)));
                self.start_now(&item);
            }
            OtherDay::Rehearse => {
                self.begin_rehearsal(&item);
                // The rehearsal has a clock of its own.
                if let Some(now) = self.moment() {
                    self.with_session(|session| Some(run::hold_today(session, &item, now)));
                }
                self.start_now(&item);
            }
            OtherDay::Afterwards => {
                if let Some(open) = &mut self.open {
                    open.timekeeping = Timekeeping::Afterwards;
                }
                self.change_floor(|floor| floor.item = Some(item));
            }
        }
    }
}
