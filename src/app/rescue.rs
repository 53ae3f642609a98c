//! A file that is not simply opened: what is found instead becomes a question, and the answer a copy.

mod words;

use egui::Context;

use super::Rapporteur;
use super::opening::{OpeningJob, Prepared};
use crate::session::index::Index;
use crate::store::rescue::write_copy;
use crate::store::{Failure, Machine, Opened, Rescue, create_beside};
use crate::t;
use crate::ui::dialogs::{Choice, Dialog};

/// What a question is about that is open. Unanswered, it is dropped, and everything is where it was.
pub(super) enum Pending {
    /// A file that cannot be opened.
    Refused(Box<Rescue>),
    /// A file that can, with something in recovery that is not simple.
    Doubt(Box<(Opened, Index)>),
}

impl Rapporteur {
    /// A file was refused: says so, with what there is instead.
    pub(super) fn ask_about_refused(&mut self, rescue: Rescue) {
        // Nobody sits in front of pictures; and a name that was mistyped is no matter for a dialog.
        let plain = self.smoke.is_some() || rescue.is_nothing();
        if plain {
            self.state.messages.warn(rescue.refused.to_string());
            return;
        }
        self.state.dialog = Some(Dialog::rescue(words::of_refused(&rescue)));
        self.pending = Some(Pending::Refused(Box::new(rescue)));
    }

    /// Whether somebody has to be asked before this session is opened; then they are.
    pub(super) fn asks_about(&mut self, opened: Opened, index: Index) -> Option<(Opened, Index)> {
        let doubt = opened.doubt(&Machine::here()).filter(|_| self.smoke.is_none());
        let Some(doubt) = doubt else {
            return Some((opened, index));
        };
        let folder = self.around.places.journals();
        self.state.dialog = Some(Dialog::rescue(words::of_doubt(&opened, &doubt, &folder)));
        self.pending = Some(Pending::Doubt(Box::new((opened, index))));
        None
    }

    /// Carries the answer out.
    pub(super) fn answer(&mut self, choice: Choice, ctx: &Context) {
        match (self.pending.take(), choice) {
            (Some(Pending::Refused(rescue)), Choice::Offer(at)) => self.open_offer(*rescue, at),
            (Some(Pending::Doubt(opened)), Choice::GoOn) => self.take_over(opened.0, opened.1, false, None, ctx),
            (Some(Pending::Doubt(opened)), Choice::AsCopy) => self.open_doubtful_copy(opened.0),
            (Some(Pending::Doubt(opened)), Choice::AsItIs) => self.open_without_recovery(opened.0),
            _ => {}
        }
    }

    /// A question that was closed without an answer is over.
    pub(super) fn drop_unanswered(&mut self) {
        if self.pending.is_some() && !matches!(self.state.dialog, Some(Dialog::Rescue(_))) {
            self.pending = None;
        }
    }

    fn open_offer(&mut self, rescue: Rescue, at: usize) {
        let (files, places) = (self.around.files.clone(), self.around.places.clone());
        let path = rescue.real.clone();
        let make = move || -> Result<Prepared, Failure> {
            let Some(offer) = rescue.offers.get(at) else {
                return Ok(Prepared { path: rescue.real, tell: None });
            };
            let kept = offer.has_leftovers().then(|| words::of_leftovers(&rescue, offer));
            let copy = write_copy(&*files, &places, &rescue.real, &offer.session, kept.as_deref())?;
            rescue.note_copy(&*files, &copy.path);
            let tell = Some(words::of_copy(&rescue, offer, &copy));
            Ok(Prepared { path: copy.path, tell })
        };
        self.opening = Some(OpeningJob::prepare(&self.around, &path, Box::new(make)));
    }

    fn open_doubtful_copy(&mut self, opened: Opened) {
        let files = self.around.files.clone();
        let path = opened.path.clone();
        let make = move || -> Result<Prepared, Failure> {
            let copy = create_beside(&*files, &opened.path, &opened.session)?;
            let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let tell = t!("rescue-opened", copy = name(&copy), name = name(&opened.path));
            Ok(Prepared { path: copy, tell: Some(tell) })
        };
        self.opening = Some(OpeningJob::prepare(&self.around, &path, Box::new(make)));
    }

    fn open_without_recovery(&mut self, opened: Opened) {
        let (files, places) = (self.around.files.clone(), self.around.places.clone());
        let path = opened.path.clone();
        let make = move || -> Result<Prepared, Failure> {
            let aside = opened.put_journal_aside(&*files, &places)?;
            let tell = t!("doubt-aside", path = aside.display().to_string());
            Ok(Prepared { path: opened.path.clone(), tell: Some(tell) })
        };
        self.opening = Some(OpeningJob::prepare(&self.around, &path, Box::new(make)));
    }
}
