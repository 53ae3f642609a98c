//! The wall's window: a deferred viewport that is fed by a snapshot and repaints only when what it shows has changed.
//!
//! The window knows nothing but the allow-list value. Keys pressed in it are handed to the console, so that presenter
//! remotes work wherever the focus is.

mod pass;

use std::sync::Arc;

use egui::{Context, Vec2, ViewportId};
use jiff::Timestamp;

use self::pass::Shared;
use super::OpenSession;
use super::screens::Screens;
use super::wall_keys::Typing;
use crate::session::Session;
use crate::session::agenda::Role;
use crate::session::paragraph::Paragraph;
use crate::session::permitted::{WallMode, WallView};
use crate::session::read_back::Passage;
use crate::session::timing::Standing;
use crate::store::preferences::Screen;
use crate::ui::theme::WallLook;
use crate::ui::{WallStatus, wall};

/// The wall, as the app keeps it.
#[derive(Default)]
pub struct WallWindow {
    /// Its window is wanted.
    pub open: bool,
    /// It holds what it shows.
    pub frozen: bool,
    /// It is dark.
    pub black: bool,
    /// What it shows.
    pub mode: WallMode,
    /// Its colours.
    pub look: WallLook,
    /// What was on it before the paragraph, the prompts or what is read back, to go back to.
    before: WallMode,
    /// The paragraph that was on it last.
    paragraph: Paragraph,
    /// It covers a whole screen.
    pub full_screen: bool,
    /// Its window is kept over the console.
    in_front: bool,
    /// The window was there in the last pass.
    shown: bool,
    /// What it showed when it was frozen.
    held: Option<Arc<WallView>>,
    /// The revision of the record for which that was last looked through.
    held_at: u64,
    view: Option<Arc<WallView>>,
    /// The screens that there are.
    pub(super) screens: Screens,
    /// The screen that it fills.
    pub(super) on: Option<Screen>,
    /// The screen that it filled until that one was unplugged.
    pub(super) lost: Option<Screen>,
    /// It was taken off the full screen by a key that a remote may have sent: that is no wish for the next time.
    pub(super) left_full_screen: bool,
    /// Whether somebody is typing in its window.
    typing: Typing,
    shared: Arc<Shared>,
}

/// The viewport of the wall.
pub fn viewport_id() -> ViewportId {
    ViewportId::from_hash_of("wall")
}

impl WallWindow {
    /// The wall as the program begins, in high contrast if the console is.
    pub fn new(contrast: bool) -> Self {
        Self { look: WallLook { dark: false, contrast }, ..Self::default() }
    }

    /// What was held belongs to a session that is no longer open.
    pub fn session_changed(&mut self, open: &OpenSession) {
        let session = open.session();
        let discussing = session.current_item().is_none_or(|item| item.role == Role::Discussion);
        if discussing && session.floor.element.is_some() {
            self.mode = WallMode::Element(0);
        }
        self.end_read_back();
        self.forget();
    }

    /// What is read back.
    pub fn passage(&self) -> Option<Passage> {
        self.mode.passage()
    }

    /// Reads a passage to the room, from its first page.
    pub fn read_back(&mut self, passage: Passage) {
        self.show(WallMode::ReadBack(passage, 0));
    }

    /// Whether the room sees this passage now, or listens with the wall off.
    pub fn lets_see(&self, passage: Passage) -> bool {
        !self.open || self.view.as_ref().is_some_and(|view| view.passage() == Some(passage))
    }

    /// Back to what was on the wall before something was read back.
    pub fn end_read_back(&mut self) {
        if self.passage().is_some() {
            self.mode = self.before;
        }
    }

    /// What is no longer for the room is no longer read to it, and does not come back by itself.
    fn stop_reading_what_is_closed(&mut self, session: &Session) {
        if self.passage().is_some_and(|passage| passage.words(session).is_none()) {
            self.mode = WallMode::Element(0);
        }
    }

    /// Size of its window in points; nothing while it is closed.
    fn size(&self) -> Vec2 {
        if self.shown { self.shared.state().size } else { Vec2::ZERO }
    }

    fn forget(&mut self) {
        (self.frozen, self.held, self.view) = (false, None, None);
    }

    /// Its window will take the focus, as windows do that change: the console wants it back, once.
    pub(super) fn give_focus_back(&self) {
        self.shared.state().gave_focus_back = false;
    }

    /// Takes the window away.
    pub fn close(&mut self) {
        self.open = false;
        self.forget();
    }

    /// Shows a mode.
    pub fn show(&mut self, mode: WallMode) {
        if !is_put_over(self.mode) {
            self.before = self.mode;
        }
        if let WallMode::Paragraph(paragraph) = mode {
            self.paragraph = paragraph;
        }
        self.mode = mode;
    }

    /// Puts a paragraph or the prompts over what is on the wall; the same again takes it back to that.
    pub fn put_over(&mut self, mode: WallMode) {
        self.show(if self.mode == mode { self.before } else { mode });
    }

    /// The same with the paragraph that was there last, whichever is there now.
    pub fn put_over_paragraph(&mut self) {
        match self.mode {
            WallMode::Paragraph(_) => self.put_over(self.mode),
            _ => self.put_over(WallMode::Paragraph(self.paragraph)),
        }
    }

    /// Turns the page of what is on the wall, where it has several: `false` where it has not, or no further one. Nobody
    /// turns what is not seen, and what is held stays.
    pub fn turn(&mut self, ctx: &Context, forwards: bool) -> bool {
        if !self.open || self.frozen || self.black {
            return false;
        }
        let Some(view) = &self.view else {
            return false;
        };
        let to = match self.mode {
            WallMode::Paragraph(paragraph) => paragraph.neighbour(forwards).map(WallMode::Paragraph),
            // A wall that has become larger has fewer pages than the one that was turned: it knows itself where it is.
            mode => wall::pages(ctx, view, self.size()).neighbour(forwards).map(|page| mode.on_page(page)),
        };
        let turned = to.is_some();
        self.show(to.unwrap_or(self.mode));
        turned
    }

    /// Back to the page that follows the room: the newest points, what is around now.
    pub fn turn_to_now(&mut self) {
        if matches!(self.mode, WallMode::Element(_) | WallMode::Agenda(_)) {
            self.mode = self.mode.on_page(0);
        }
    }

    /// Holds what there is to see at this moment, whatever else is asked for in the same pass, or lets it go on.
    pub fn toggle_freeze(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) {
        self.frozen = !self.frozen;
        let holds = self.frozen && !self.black;
        let of = |mode| WallView::of(open.session(), open.index(), standing, mode, false, now);
        let live = || match self.mode {
            WallMode::ReadBack(..) => of(self.mode).over(of(WallMode::Element(0))),
            mode => of(mode),
        };
        self.held = holds.then(live).map(Arc::new);
        self.held_at = open.revision();
    }

    /// What it shows now, held or live, and how its window is.
    pub fn status(&mut self, open: &OpenSession, standing: &Standing, now: Timestamp) -> WallStatus {
        self.stop_reading_what_is_closed(open.session());
        let live = || WallView::of(open.session(), open.index(), standing, self.mode, self.black, now);
        let view = match (&self.held, self.frozen, self.black) {
            // Black is always black, and a held view loses what may no longer be seen.
            (Some(held), true, false) if self.held_at == open.revision() => WallView::clone(held),
            (Some(held), true, false) => WallView::clone(held).still_permitted(open.session(), open.index()),
            _ => live(),
        };
        let view = match &self.view {
            Some(old) if **old == view => Arc::clone(old),
            _ => Arc::new(view),
        };
        if self.frozen && !self.black {
            self.held = Some(Arc::clone(&view));
            self.held_at = open.revision();
        } else if !self.frozen {
            self.held = None;
        }
        self.view = Some(Arc::clone(&view));
        WallStatus {
            open: self.open,
            full_screen: self.full_screen,
            frozen: self.frozen,
            black: self.black,
            mode: self.mode,
            look: self.look,
            screen: self.on.as_ref().map(|on| on.name.clone()).unwrap_or_default(),
            // Not of this window alone: the app adds them.
            screens: Vec::new(),
            as_window: false,
            size: self.size(),
            view,
        }
    }
}

/// Whether a mode is put over another one for a while.
fn is_put_over(mode: WallMode) -> bool {
    matches!(mode, WallMode::Paragraph(_) | WallMode::Prompts | WallMode::ReadBack(..))
}
