//! What a person can ask for: name, tooltip, key, condition. Vocabulary only; it is carried out in `app::dispatch`.
//!
//! Menus, palette, keys, buttons and tests all speak in these.

use std::borrow::Cow;

use crate::words;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $slug:literal, $when:ident, $key:expr;)*) => {
        /// Everything that can be asked for without saying more.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// All commands, in the order of menu and palette.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stem of its texts in `words`: `command-` and this.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// When it can be asked for.
            pub fn when(self) -> When {
                match self { $(Self::$name => When::$when,)* }
            }

            /// Its key.
            pub fn key(self) -> Option<Shortcut> {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

commands! {
    /// The first page: templates, recent files.
    GoToStart = "start", Always, None;
    /// A new session from the Georgetown template.
    NewGeorgetown = "new-georgetown", Always, None;
    /// A new session from the one-day template.
    NewOneDay = "new-one-day", Always, None;
    /// A new, empty session.
    NewEmpty = "new-empty", Always, None;
    /// A copy of the exercise.
    TryExercise = "try-exercise", Always, None;
    /// Another file.
    Open = "open", Always, Some(ctrl("O"));
    /// The session under another name.
    SaveCopy = "save-copy", Record, Some(ctrl_shift("S"));
    /// Write what is not written yet, now.
    SaveNow = "save-now", Open, Some(ctrl("S"));
    /// Earlier versions of the file, beside today.
    Versions = "versions", Record, None;
    /// What another program has changed in the file.
    FileChanged = "file-changed", Changed, None;
    /// Remove journal, draft and versions of the session.
    DeleteTraces = "delete-traces", Record, None;
    /// Leave the program.
    Quit = "quit", Always, Some(ctrl("Q"));

    /// Take the last step back.
    Undo = "undo", Undo, Some(ctrl("Z"));
    /// Do it again.
    Redo = "redo", Redo, Some(ctrl_shift("Z"));
    /// Look for a note.
    Find = "find", Open, Some(ctrl("F"));
    /// Delete the selected note.
    DeleteNote = "delete-note", Note, Some(ctrl("Delete"));
    /// Edit the note taken last.
    EditLast = "edit-last", Open, None;

    /// Prepare the event.
    GoToPrepare = "go-prepare", Open, Some(ctrl("1"));
    /// Run the day.
    GoToRun = "go-run", Open, Some(ctrl("2"));
    /// Review the notes.
    GoToReview = "go-review", Open, Some(ctrl("3"));
    /// The papers.
    GoToPapers = "go-papers", Open, Some(ctrl("4"));
    /// Write the paper that is looked at.
    WritePaper = "write-paper", Open, Some(ctrl("P"));
    /// The plan as a table over the whole width, or the notes of the selected row.
    Plan = "plan", Open, Some(plain("F9"));
    /// Which elements were discussed, as a board over the whole width, or the notes.
    Coverage = "coverage", Open, Some(Shortcut { shift: true, ..plain("F9") });
    /// A new row of the plan.
    NewMeasure = "new-measure", Open, Some(ctrl("M"));
    /// The next thing that is missing.
    NextFinding = "next-finding", Open, Some(plain("F8"));
    /// The thing before that is missing.
    PreviousFinding = "previous-finding", Open, Some(Shortcut { shift: true, ..plain("F8") });
    /// What is missing may stay so.
    AcceptFinding = "accept-finding", Open, Some(ctrl("F8"));
    /// Every command by name.
    Palette = "palette", Always, Some(ctrl("K"));
    /// The keys of now.
    Keys = "keys", Always, Some(plain("F1"));
    /// Larger text in the console.
    TextLarger = "text-larger", Always, Some(ctrl("Plus"));
    /// Smaller text in the console.
    TextSmaller = "text-smaller", Always, Some(ctrl("Minus"));
    /// Text of the usual size.
    TextNormal = "text-normal", Always, Some(ctrl("0"));
    /// The light theme.
    ThemeLight = "theme-light", Always, None;
    /// The dark theme.
    ThemeDark = "theme-dark", Always, None;
    /// The theme of high contrast.
    ThemeContrast = "theme-contrast", Always, None;
    /// Show or cover the text of sensitive notes.
    Uncover = "uncover", Open, Some(ctrl_shift("U"));

    /// Start the next item of the agenda.
    StartItem = "start-item", Open, Some(plain("F2"));
    /// Stop the running item for a while, or go on.
    PauseItem = "pause-item", Running, Some(plain("F3"));
    /// End the running item.
    EndItem = "end-item", Running, Some(plain("F4"));
    /// One minute more for the running item.
    MinuteMore = "minute-more", Running, Some(ctrl_shift("PageUp"));
    /// One minute less for the running item.
    MinuteLess = "minute-less", Running, Some(ctrl_shift("PageDown"));
    /// Say when the running item really began.
    BackDate = "back-date", Running, None;
    /// Back from the rehearsal to the record.
    EndRehearsal = "end-rehearsal", Rehearsal, None;
    /// Try the day out on a copy.
    Rehearse = "rehearse", Record, None;
    /// The rehearsal at the pace of a real day, or fast.
    RehearsalPace = "rehearsal-pace", Rehearsal, None;
    /// Plan the rest of the day anew.
    Replan = "replan", Open, Some(plain("F7"));
    /// Next element, or item.
    Next = "next", Open, Some(plain("PageDown"));
    /// Previous element, or item.
    Previous = "previous", Open, Some(plain("PageUp"));
    /// Find an element and put it on the floor.
    FindElement = "find-element", Open, Some(ctrl("E"));
    /// No element on the floor.
    ClearFloor = "clear-floor", Open, None;
    /// Discussed, nothing to note.
    MarkDiscussed = "mark-discussed", Floor, Some(ctrl("D"));
    /// Put the element on the floor aside for another meeting, or take it up again.
    ParkElement = "park-element", Floor, Some(ctrl_shift("D"));
    /// Put elements aside, so that the others get time.
    ParkElements = "park-elements", Open, None;
    /// The draft takes the element that is on the floor now.
    TakeFloor = "take-floor", Open, Some(alt("Home"));

    /// The draft is a point.
    KindPoint = "kind-point", Open, Some(alt("P"));
    /// The draft is a measure that exists already.
    KindHave = "kind-have", Open, Some(alt("H"));
    /// The draft is a gap.
    KindGap = "kind-gap", Open, Some(alt("G"));
    /// The draft is an action.
    KindAction = "kind-action", Open, Some(alt("A"));
    /// The draft is a need.
    KindNeed = "kind-need", Open, Some(alt("N"));
    /// The draft is an offer.
    KindOffer = "kind-offer", Open, Some(alt("O"));
    /// The draft is a question.
    KindQuestion = "kind-question", Open, Some(alt("Q"));
    /// The draft is a decision.
    KindDecision = "kind-decision", Open, Some(alt("D"));
    /// The draft is a next step.
    KindNext = "kind-next", Open, Some(alt("X"));
    /// The draft is parked.
    KindParked = "kind-parked", Open, Some(alt("K"));
    /// The draft is sensitive, or no longer.
    Sensitive = "sensitive", Open, Some(alt("S"));

    /// The wall on or off.
    Wall = "wall", Open, Some(plain("F5"));
    /// Hold what is on the wall, or let it go on.
    WallFreeze = "wall-freeze", Wall, Some(plain("F6"));
    /// A dark wall, or not.
    WallBlack = "wall-black", Wall, Some(ctrl("B"));
    /// The event on the wall.
    WallTitle = "wall-title", Open, Some(ctrl_shift("1"));
    /// The agenda on the wall.
    WallAgenda = "wall-agenda", Open, Some(ctrl_shift("2"));
    /// The element on the wall.
    WallElement = "wall-element", Open, Some(ctrl_shift("3"));
    /// A note or a measure large on the wall, or back.
    ReadBack = "read-back", Open, Some(ctrl("R"));
    /// The room agrees to what is read to it.
    ReadAgreed = "read-agreed", ReadBack, Some(ctrl_shift("A"));
    /// The room agrees to what is read to it as it was changed.
    ReadAmended = "read-amended", ReadBack, Some(ctrl_shift("M"));
    /// Somebody keeps a reservation.
    ReadReserved = "read-reserved", ReadBack, Some(ctrl_shift("R"));
    /// The time on the wall.
    WallClock = "wall-clock", Open, Some(ctrl_shift("4"));
    /// Which elements were discussed, on the wall.
    WallCoverage = "wall-coverage", Open, Some(ctrl_shift("5"));
    /// A paragraph of the resolution on the wall, or what was there before.
    WallParagraph = "wall-paragraph", Open, Some(ctrl_shift("6"));
    /// What makes a measure last, on the wall, or what was there before.
    WallPrompts = "wall-prompts", Open, Some(ctrl_shift("7"));
    /// The wall's window in front of all others.
    WallFront = "wall-front", Wall, None;
    /// The wall on the whole screen, or as a window.
    WallFullScreen = "wall-full-screen", Wall, Some(plain("F11"));
    /// Console and wall change screens.
    SwapScreens = "swap-screens", Wall, Some(Shortcut { shift: true, ..plain("F11") });
    /// The wall in light or dark colours.
    WallDark = "wall-dark", Open, None;
    /// The wall in the highest contrast, or not.
    WallContrast = "wall-contrast", Open, None;
}

/// When a command can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At any time.
    Always,
    /// While a session is open.
    Open,
    /// While an item is running.
    Running,
    /// While an element is on the floor.
    Floor,
    /// While a note is selected.
    Note,
    /// While the wall is on.
    Wall,
    /// While there is something to undo.
    Undo,
    /// While there is something to do again.
    Redo,
    /// While something is read back to the room.
    ReadBack,
    /// While a rehearsal is on.
    Rehearsal,
    /// While a session is open that is not rehearsed on.
    Record,
    /// While the file is no longer what was last read or written.
    Changed,
}

/// What conditions are held against: the state of the program now. The default is a program without a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// A session is open.
    pub open: bool,
    /// An item is running.
    pub running: bool,
    /// An element is on the floor.
    pub floor: bool,
    /// A note is selected.
    pub note: bool,
    /// The wall is on.
    pub wall: bool,
    /// Something is read back to the room.
    pub read_back: bool,
    /// There is something to undo.
    pub undo: bool,
    /// There is something to do again.
    pub redo: bool,
    /// A rehearsal is on.
    pub rehearsal: bool,
    /// The session is only looked at.
    pub read_only: bool,
    /// The file is no longer what was last read or written.
    pub changed: bool,
}

/// A key with its modifiers, by the names that the toolkit gives to keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl; Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt; with Ctrl on a Mac, where Alt alone types letters.
    pub alt: bool,
    /// Such as `PageDown`.
    pub key: &'static str,
}

const fn plain(key: &'static str) -> Shortcut {
    Shortcut { ctrl: false, shift: false, alt: false, key }
}

const fn ctrl(key: &'static str) -> Shortcut {
    Shortcut { ctrl: true, shift: false, alt: false, key }
}

const fn ctrl_shift(key: &'static str) -> Shortcut {
    Shortcut { ctrl: true, shift: true, alt: false, key }
}

const fn alt(key: &'static str) -> Shortcut {
    Shortcut { ctrl: false, shift: false, alt: true, key }
}

impl When {
    /// Whether this is so now.
    pub fn is_met(self, now: Circumstances) -> bool {
        match self {
            Self::Always => true,
            Self::Open => now.open,
            Self::Running => now.running,
            Self::Floor => now.floor,
            Self::Note => now.note,
            Self::Wall => now.wall,
            Self::ReadBack => now.read_back,
            Self::Undo => now.undo,
            Self::Redo => now.redo,
            Self::Rehearsal => now.rehearsal,
            Self::Record => now.open && !now.rehearsal,
            Self::Changed => now.changed,
        }
    }
}

impl Command {
    /// Whether it can be carried out now.
    pub fn is_possible(self, now: Circumstances) -> bool {
        self.when().is_met(now) && !(now.read_only && self.changes_record())
    }

    /// Whether nothing stands in its way but that the session is only looked at.
    pub fn is_held_off(self, now: Circumstances) -> bool {
        now.read_only && self.changes_record() && self.when().is_met(now)
    }

    /// Whether it changes the record, or begins to. Where the room is, is not part of that.
    pub fn changes_record(self) -> bool {
        use Command as C;
        let in_notes = matches!(self, C::Undo | C::Redo | C::DeleteNote | C::EditLast | C::TakeFloor | C::Sensitive);
        let in_plan = matches!(self, C::NewMeasure | C::AcceptFinding | C::SaveNow | C::DeleteTraces);
        let in_time = matches!(
            self,
            C::StartItem | C::PauseItem | C::EndItem | C::MinuteMore | C::MinuteLess | C::BackDate | C::Replan
        );
        let in_room = matches!(self, C::MarkDiscussed | C::ParkElement | C::ParkElements);
        let is_said = matches!(self, C::ReadAgreed | C::ReadAmended | C::ReadReserved);
        in_notes || in_plan || in_time || in_room || is_said || self.sets_kind()
    }

    /// Whether it gives a note, or the draft, its kind.
    fn sets_kind(self) -> bool {
        use Command as C;
        matches!(self, C::KindPoint | C::KindHave | C::KindGap | C::KindAction | C::KindNeed)
            || matches!(self, C::KindOffer | C::KindQuestion | C::KindDecision | C::KindNext | C::KindParked)
    }

    /// Its name in menus and in the palette.
    pub fn name(self) -> Cow<'static, str> {
        words::text(&format!("command-{}", self.slug()))
    }

    /// What it does, in a sentence.
    pub fn tooltip(self) -> Cow<'static, str> {
        words::text(&format!("command-{}-tip", self.slug()))
    }
}
