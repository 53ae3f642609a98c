//! A file that is not simply opened: what is found instead becomes a question, and the answer a copy.

pub(super) mod words;

use super::Rapporteur;
use super::opening::{Answers, How, OpeningJob, Prepared};
use crate::store::recovery::carry_draft;
use crate::store::rescue::write_copy;
use crate::store::{Failure, Machine, Opened, Rescue};
use crate::t;
use crate::ui::dialogs::{Choice, Dialog};

/// What a question is about that is open. Unanswered, it is dropped, and everything is where it was.
pub(super) enum Pending {
    /// A file that cannot be opened.
    Refused(Box<Rescue>),
    /// A file that can, with something in recovery that is not simple.
    Doubt(Box<Opened>, Answers),
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

    /// What recovery holds for a session is not simple: somebody is asked before it is opened.
    pub(super) fn ask_about_recovery(&mut self, opened: Box<Opened>, answers: Answers) {
        let Some(doubt) = opened.doubt(&Machine::here()) else {
            return self.open_file_as(&opened.path, How::Work(answers));
        };
        let folder = self.around.places.journals();
        self.state.dialog = Some(Dialog::rescue(words::of_doubt(&opened, &doubt, &folder)));
        self.pending = Some(Pending::Doubt(opened, answers));
    }

    /// Carries the answer out.
    pub(super) fn answer(&mut self, choice: Choice) {
        match (self.pending.take(), choice) {
            (Some(Pending::Refused(rescue)), Choice::Offer(at)) => self.open_offer(*rescue, at),
            (Some(Pending::Doubt(opened, answers)), Choice::GoOn) => {
                self.open_file_as(&opened.path, How::Work(Answers { taking_in: true, ..answers }));
            }
            (Some(Pending::Doubt(opened, _)), Choice::AsCopy) => self.open_doubtful_copy(*opened),
            (Some(Pending::Doubt(opened, answers)), Choice::AsItIs) => self.open_without_recovery(*opened, answers),
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
            carry_draft(&*files, &places, &offer.session, &rescue.real, &copy.path);
            rescue.note_copy(&*files, offer, &copy.path);
            let tell = Some(words::of_copy(&rescue, offer, &copy));
            Ok(Prepared { path: copy.path, tell })
        };
        self.opening = Some(OpeningJob::prepare(&self.machine(), &path, Box::new(make)));
    }

    fn open_doubtful_copy(&mut self, opened: Opened) {
        let (files, places) = (self.around.files.clone(), self.around.places.clone());
        let path = opened.path.clone();
        let make = move || -> Result<Prepared, Failure> {
            let copy = write_copy(&*files, &places, &opened.path, &opened.session, None)?.path;
            carry_draft(&*files, &places, &opened.session, &opened.path, &copy);
            let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let tell = t!("rescue-opened", copy = name(&copy), name = name(&opened.path));
            Ok(Prepared { path: copy, tell: Some(tell) })
        };
        self.opening = Some(OpeningJob::prepare(&self.machine(), &path, Box::new(make)));
    }

    fn open_without_recovery(&mut self, opened: Opened, answers: Answers) {
        let (files, places) = (self.around.files.clone(), self.around.places.clone());
        let path = opened.path.clone();
        let make = move || -> Result<Prepared, Failure> {
            let aside = opened.put_journal_aside(&*files, &places)?;
            let tell = t!("doubt-aside", path = aside.display().to_string());
            Ok(Prepared { path: opened.path.clone(), tell: Some(tell) })
        };
        self.opening = Some(OpeningJob::prepare_as(&self.machine(), &path, How::Work(answers), Box::new(make)));
    }
}
