//! Everything that the program works out of a session that it has opened: none of it may stumble over what a file may say.

use jiff::Timestamp;
use rapporteur::papers::{self, Format, Options, Paper, Watch};
use rapporteur::session::check::Preflight;
use rapporteur::session::difference::Difference;
use rapporteur::session::index::Index;
use rapporteur::session::moment::Moment;
use rapporteur::session::permitted::{WallMode, WallView};
use rapporteur::session::plan::working;
use rapporteur::session::replan::{self, Way};
use rapporteur::session::timing::{self, standing};
use rapporteur::session::{Session, parking, run};

use crate::saver_desk::edits;
use crate::support::fixtures::{measure_id, workshop_day};

/// Looks at a session from all sides, on a day of the workshop if it has one.
pub fn is_looked_at(session: &Session) {
    let zone = session.workshop.time_zone();
    let day = session.workshop.days.first().copied().unwrap_or_else(workshop_day);
    let noon = zone.to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    // And where the battery of the laptop's clock was empty, or its year mistyped.
    let far = Timestamp::from_second(7_258_118_400).unwrap_or(noon);
    for now in [noon, Timestamp::UNIX_EPOCH, far] {
        in_the_room(session, now);
    }
    let _ = Preflight::of(session);
    let _ = Difference::between(session, &Session::empty(session.id)).is_empty();
    on_paper(session);
}

fn in_the_room(session: &Session, now: Timestamp) {
    let index = Index::new(session);
    let left = parking::waiting(session, &index).count();
    let standing = standing(session, left, now);
    let _ = timing::next_change(&standing, now);
    let _ = standing.pace.map(|pace| (pace.too_many(), parking::suggested(session, &index, pace)));
    if let Some(forecast) = timing::forecast(session, &standing, now) {
        for way in [Way::Fit, Way::Drop(session.agenda.iter().map(|item| item.id.clone()).collect()), Way::Slip] {
            let proposal = replan::propose(session, &forecast, &way);
            may_be_taken(session, replan::take(session, &forecast, &proposal));
        }
    }
    for mode in WallMode::ALL {
        for mode in [mode, mode.on_page(i32::MAX), mode.on_page(i32::MIN)] {
            let _ = WallView::of(session, &index, &standing, mode, false, now).still_permitted(session, &index);
        }
    }
    let moment = Moment::new(now, &session.workshop.time_zone());
    for step in [run::end(session, moment), run::pause_or_resume(session, moment), run::change_minutes(session, 1)] {
        may_be_taken(session, step);
    }
    may_be_taken(session, run::back_date(session, 5, moment));
    if let Some(item) = session.agenda.last() {
        may_be_taken(session, run::start(session, &item.id, moment));
        may_be_taken(session, Some(run::hold_today(session, &item.id, moment)));
        let _ = edits(session, "!action look", &*super::clock());
    }
    if let Some(element) = session.elements.first() {
        may_be_taken(session, Some(working::add(session, &element.id, None, measure_id(99))));
    }
}

/// A step that is offered can be taken, or is refused in words; and the record is still one that can be kept.
fn may_be_taken(session: &Session, step: Option<rapporteur::session::history::Step>) {
    let mut after = session.clone();
    if step.is_some_and(|step| step.edits.into_iter().all(|edit| after.apply(edit).is_ok())) {
        super::can_be_kept(&after);
    }
}

fn on_paper(session: &Session) {
    let options = Options { with_notes: true, ..Options::new(workshop_day()) };
    for paper in Paper::ALL {
        let built = papers::build(session, paper, &options).expect("there is English");
        let _ = papers::name_check(session, &built);
        let written = papers::write(&built.document, Format::Markdown, &Watch::default());
        assert!(written.is_ok_and(|bytes| !bytes.is_empty()));
    }
}
