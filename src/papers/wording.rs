//! Values as a paper of one language says them: dates, lists, kinds, paragraphs of the resolution.

use jiff::civil::Date;

use crate::session::catalogue::{Element, Force, Theme};
use crate::session::due::Due;
use crate::session::note::{Kind, Scope};
use crate::session::plan::{Agreement, Assistance, Priority, Status};
use crate::session::workshop::Agency;
use crate::words::{FluentArgs, PaperWords};

/// The language of a paper at work.
#[derive(Clone, Copy)]
pub struct Wording(pub &'static PaperWords);

impl Wording {
    /// The text of a key with its values; for the macro `say!`.
    pub fn with(self, key: &str, args: &FluentArgs<'_>) -> String {
        self.0.with(key, args)
    }

    /// `4 October 2017`.
    pub fn date(self, date: Date) -> String {
        let month = self.month(date.month());
        say!(self, "date", day = i64::from(date.day()), month = month, year = i64::from(date.year()))
    }

    /// A date as it stands before another one: without the year, if that is the same.
    fn date_before(self, date: Date, other: Date) -> String {
        if date.year() != other.year() {
            return self.date(date);
        }
        say!(self, "day-month", day = i64::from(date.day()), month = self.month(date.month()))
    }

    fn month(self, month: i8) -> String {
        say!(self, "month", month = i64::from(month))
    }

    /// `4–6 October 2017 and 9 October 2017`: days that follow each other as one range.
    pub fn days(self, days: &[Date]) -> String {
        let ranges = days.chunk_by(are_neighbours).filter_map(|days| Some((*days.first()?, *days.last()?)));
        self.list(&ranges.map(|(first, last)| self.range(first, last)).collect::<Vec<_>>())
    }

    fn range(self, first: Date, last: Date) -> String {
        let day = i64::from(first.day());
        if first == last {
            self.date(first)
        } else if (first.year(), first.month()) != (last.year(), last.month()) {
            say!(self, "days-span", first = self.date_before(first, last), last = self.date(last))
        } else if are_neighbours(&first, &last) {
            say!(self, "days-two", day = day, last = self.date(last))
        } else {
            say!(self, "days-range", day = day, last = self.date(last))
        }
    }

    /// `on 4 October 2017`, `from 4 to 6 October 2017`, as in a sentence.
    pub fn held(self, days: &[Date]) -> String {
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return String::new();
        };
        let is_range = days.len() > 2 && days.is_sorted_by(are_neighbours);
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        let from = if same_month { first.day().to_string() } else { self.date_before(*first, *last) };
        let shape = if is_range { "range" } else { "several" };
        say!(self, "held", shape = shape, first = from, last = self.date(*last), days = self.days(days))
    }

    /// `A, B and C`.
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        self.join(items, "list-two", "list-more")
    }

    /// `A, X; B, Y and C, Z`: for things that may have commas in their names.
    pub fn series<T: AsRef<str>>(self, items: &[T]) -> String {
        self.join(items, "series-two", "series-more")
    }

    /// `Overview of plans; Views on assistance`: headings of what was covered, which begin with a capital.
    pub fn topics(self, topics: &[&str]) -> String {
        let mut topics = topics.iter().rev();
        let last = topics.next().copied().unwrap_or_default().to_owned();
        topics.fold(last, |rest, topic| say!(self, "topics", first = *topic, rest = rest))
    }

    fn join<T: AsRef<str>>(self, items: &[T], two: &str, more: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [before @ .., second, first] => {
                let end = say!(self, two, first = second.as_ref(), second = first.as_ref());
                before.iter().rev().fold(end, |rest, item| say!(self, more, first = item.as_ref(), rest = rest))
            }
        }
    }

    /// Sentences one after the other. What people typed without a full stop gets one.
    pub fn sentences<T: AsRef<str>>(self, sentences: &[T]) -> String {
        let sentences = sentences.iter().map(|sentence| sentence.as_ref().trim()).filter(|it| !it.is_empty());
        let ended = sentences.map(|it| {
            if it.ends_with(['.', '!', '?', '…', '。']) { it.to_owned() } else { say!(self, "sentence", text = it) }
        });
        ended.collect::<Vec<_>>().join(" ")
    }

    /// `A. Commitment and coordination`.
    pub fn theme(self, theme: Theme) -> String {
        let letter = theme.letter();
        let title = say!(self, &format!("theme-{}", letter.to_ascii_lowercase()));
        say!(self, "theme-head", letter = letter.to_string(), theme = title)
    }

    /// `Gap`.
    pub fn kind(self, kind: Kind) -> String {
        say!(self, &format!("kind-{}", kind.word()))
    }

    /// `Decides`.
    pub fn force(self, force: Force) -> String {
        say!(
            self,
            match force {
                Force::Decides => "force-decides",
                Force::CallsUpon => "force-calls-upon",
                Force::Practice => "force-practice",
            }
        )
    }

    /// `Legal, training`; what nobody has said yet is empty.
    pub fn assistance(self, answers: &[Assistance]) -> String {
        let key = |answer: &Assistance| match answer {
            Assistance::No => "assistance-no",
            Assistance::NotSure => "assistance-not-sure",
            Assistance::Legal => "assistance-legal",
            Assistance::Training => "assistance-training",
            Assistance::Equipment => "assistance-equipment",
            Assistance::Expertise => "assistance-expertise",
            Assistance::Other => "assistance-other",
        };
        answers.iter().map(|answer| say!(self, key(answer))).collect::<Vec<_>>().join(", ")
    }

    /// `High`.
    pub fn priority(self, priority: Priority) -> String {
        let key = match priority {
            Priority::High => "priority-high",
            Priority::Medium => "priority-medium",
            Priority::Low => "priority-low",
        };
        say!(self, key)
    }

    /// `Under way`.
    pub fn status(self, status: Status) -> String {
        let key = match status {
            Status::NotStarted => "status-not-started",
            Status::UnderWay => "status-under-way",
            Status::Done => "status-done",
            Status::Continuing => "status-continuing",
            Status::Deferred => "status-deferred",
            Status::NotApplicable => "status-not-applicable",
        };
        say!(self, key)
    }

    /// `Agreed in principle`.
    pub fn agreement(self, agreement: Agreement) -> String {
        let key = match agreement {
            Agreement::Agreed => "agreement-agreed",
            Agreement::InPrinciple => "agreement-in-principle",
            Agreement::DifferingViews => "agreement-differing-views",
            Agreement::ToBeConsulted => "agreement-to-be-consulted",
        };
        say!(self, key)
    }

    /// `Q2 2018`.
    pub fn due(self, due: Due) -> String {
        let year = |year: i16| i64::from(year);
        match due {
            Due::Day(day) => self.date(day),
            Due::Month(of, month) => say!(self, "due-month", month = self.month(month), year = year(of)),
            Due::Quarter(of, quarter) => say!(self, "due-quarter", quarter = i64::from(quarter), year = year(of)),
            Due::Year(of) => say!(self, "due-year", year = year(of)),
            Due::Short => say!(self, "due-short"),
            Due::Medium => say!(self, "due-medium"),
            Due::Long => say!(self, "due-long"),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "`chunk_by` passes references")]
fn are_neighbours(a: &Date, b: &Date) -> bool {
    a.tomorrow().is_ok_and(|next| next == *b)
}

/// Later resolutions that an element rests on and a paper about `day` may cite: `1977 (2011), 2325 (2016)`.
pub fn later(element: &Element, day: Option<Date>) -> String {
    element.later_by(day).collect::<Vec<_>>().join(", ")
}

/// `N C B D`: letters that stand in the legend of the plan, on one line.
pub fn scope(scope: Scope) -> String {
    let meant = scope.letters().into_iter().filter(|(_, meant)| *meant);
    meant.map(|(letter, _)| letter.to_string()).collect::<Vec<_>>().join("\u{a0}")
}

/// Short names of agencies, with commas.
pub fn agencies(agencies: &[&Agency]) -> String {
    agencies.iter().map(|agency| agency.short_name()).collect::<Vec<_>>().join(", ")
}
