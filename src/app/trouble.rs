//! Something in the program breaks off: the window says so and goes on where it can.
//!
//! A pass is guarded as a whole. What it had in its hands may be half done, so the page that says what happened stands in
//! the place of everything, and one goes on in another place, with dialogs closed and what is derived made anew. What was
//! entered is in the journal by then. A place in which it happened again at once is not offered any more.

use std::collections::HashSet;
use std::path::PathBuf;

use egui::{Context, Ui};
use jiff::{SignedDuration, Timestamp};

use super::papers_desk::PapersDesk;
use super::{OpenSession, Rapporteur};
use crate::store::panics::{self, Panicked};
use crate::store::report;
use crate::t;
use crate::ui::papers::PapersState;
use crate::ui::prepare::PrepareState;
use crate::ui::review::ReviewState;
use crate::ui::run::RunState;
use crate::ui::run::capture::Line;
use crate::ui::trouble::{TroublePage, trouble_ui};
use crate::ui::{Place, SaveState, State};

/// After so long without trouble, a place is as good as any again.
const CALM: SignedDuration = SignedDuration::from_mins(1);

/// How many reports are written within that time.
const MOST_REPORTS: u32 = 3;

/// Where one can go on, the likeliest first.
const PLACES: [Place; 4] = [Place::Run, Place::Review, Place::Prepare, Place::Papers];

/// When drawing is to break off, for tests.
type Breaks = Box<dyn Fn(&State) -> bool>;

/// What broke off lately.
#[derive(Default)]
pub(super) struct Troubles {
    page: Option<TroublePage>,
    /// Where it happened since it was last calm.
    broken: HashSet<Place>,
    last: Option<Timestamp>,
    reports: u32,
    /// A report with which the program ended the last time; to be told.
    ended: Option<PathBuf>,
    breaks: Option<Breaks>,
}

impl Rapporteur {
    /// One pass of the console, and of the wall with it.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        if self.troubles.page.is_some() {
            return self.trouble_pass(ui);
        }
        if let Err(panicked) = panics::catch(|| self.pass_ui(ui)) {
            self.broke_off(&panicked, ui.ctx());
        }
    }

    /// What happens without anybody looking: jobs, saving. Also called while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        if let Err(panicked) = panics::catch(|| self.follow_everything(ctx)) {
            // Whatever of it broke off would do so again in the next pass.
            (self.opening, self.picking, self.pending) = (None, None, None);
            self.papers = PapersDesk::default();
            self.broke_off(&panicked, ctx);
        }
    }

    /// From now on drawing breaks off whenever `when` says so. For tests: nothing in the program calls it.
    pub fn break_off_when(&mut self, when: impl Fn(&State) -> bool + 'static) {
        self.troubles.breaks = Some(Box::new(when));
    }

    /// What follows the next change of the record breaks off. For tests: nothing in the program calls it.
    pub fn break_off_after_next_change(&mut self) {
        self.open.iter_mut().for_each(|open| open.breaks = true);
    }

    /// In the midst of a dialog and a panel, as a mistake would.
    pub(super) fn break_off_for_tests(&self, ui: &mut Ui) {
        if self.troubles.breaks.as_ref().is_some_and(|breaks| breaks(&self.state)) {
            egui::Modal::new(egui::Id::unique("breaks")).show(ui.ctx(), |ui| {
                ui.horizontal(|ui| ui.memory_mut(|_| panic!("broken for a test")));
            });
        }
    }

    fn broke_off(&mut self, panicked: &Panicked, ctx: &Context) {
        let now = self.around.clock.now();
        let place = if self.open.is_some() { self.state.place } else { Place::Start };
        let is_calm = self.troubles.last.is_none_or(|last| now.duration_since(last) > CALM);
        if is_calm {
            self.troubles.broken.clear();
            self.troubles.reports = 0;
        }
        self.troubles.last = Some(now);
        let again = !self.troubles.broken.insert(place) && place == Place::Start;
        let report = self.report(panicked, place);
        let next = PLACES.into_iter().find(|place| !self.troubles.broken.contains(place));
        let next = next.filter(|_| self.open.is_some()).or((!again).then_some(Place::Start));
        let unsaved = match self.open.as_ref().map(OpenSession::save_state) {
            Some(SaveState::NotSaved { why, in_recovery: false }) => Some(why.clone()),
            _ => None,
        };
        let report = report.map(|path| path.display().to_string());
        let report = report.or_else(|| self.troubles.page.take().and_then(|page| page.report));
        self.troubles.page = Some(TroublePage { place, unsaved, report, next });
        (self.state.dialog, self.pending) = (None, None);
        ctx.request_repaint();
    }

    fn report(&mut self, panicked: &Panicked, place: Place) -> Option<PathBuf> {
        log::error!("{place:?} broke off at {}", panicked.location);
        self.troubles.reports += 1;
        if self.troubles.reports > MOST_REPORTS {
            return None;
        }
        let around = &self.around;
        let place = format!("{place:?}");
        let written = report::write(&*around.files, &around.places, around.clock.now(), &place, panicked, false);
        written.inspect_err(|failure| log::error!("no report was written: {failure}")).ok()
    }

    /// The page, and the wall: the room need not notice.
    fn trouble_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut asks = Vec::new();
        if let Some(page) = &self.troubles.page {
            trouble_ui(ui, page, &mut asks);
        }
        if let Err(panicked) = panics::catch(|| self.dispatch(asks, &ctx)) {
            self.broke_off(&panicked, &ctx);
        }
        if panics::catch(|| self.show_wall(&ctx)).is_err() {
            self.wall.close();
        }
    }

    /// Goes on, in the place that the page offers.
    pub(super) fn go_on(&mut self, ctx: &Context) {
        let Some(page) = self.troubles.page.take() else {
            return;
        };
        self.clear_place(page.place);
        match page.next {
            Some(Place::Start) | None => self.go_to_start(),
            Some(place) => {
                let now = self.around.clock.now();
                if let Some(open) = &mut self.open {
                    open.make_anew(now);
                }
                self.lay_out_plan();
                self.go_to(place);
            }
        }
        ctx.request_repaint();
    }

    /// What a view remembers may be what broke it; what stands in its line stays.
    fn clear_place(&mut self, place: Place) {
        let state = &mut self.state;
        match place {
            Place::Run => {
                let line = std::mem::take(&mut state.run.line);
                state.run = RunState::default();
                state.run.line = line;
            }
            Place::Review => {
                let line = std::mem::replace(&mut state.review.line, Line::afterwards());
                state.review = ReviewState::default();
                state.review.line = line;
            }
            Place::Prepare => state.prepare = PrepareState::default(),
            Place::Papers => state.papers = PapersState::default(),
            Place::Start => {}
        }
    }

    /// What broke off on the wall: it is closed, and the console goes on.
    pub(super) fn wall_broke_off(&mut self, panicked: &Panicked) {
        self.report(panicked, self.state.place);
        self.wall.close();
        self.state.messages.warn(t!("trouble-wall"));
    }

    /// Looks whether the program ended by itself the last time.
    pub(super) fn look_for_end(&mut self, tells_now: bool) {
        self.troubles.ended = report::take_ended(&*self.around.files, &self.around.places);
        if tells_now {
            self.tell_of_end();
        }
    }

    /// Says so, once.
    pub(super) fn tell_of_end(&mut self) {
        if let Some(path) = self.troubles.ended.take() {
            self.state.messages.warn(t!("trouble-ended", path = path.display().to_string()));
        }
    }
}
