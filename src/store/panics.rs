//! Panics: caught where something can go on, and told of without a word of the record.
//!
//! What a panic says may carry text that somebody entered, such as `byte index 3 is not a char boundary of "…"`. So nobody
//! prints it: the place in the program is told, what is known to be fixed, and the functions that led there.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::{Once, OnceLock};

/// A panic, as far as it may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panicked {
    /// Where in the program.
    pub location: String,
    /// What is known to be fixed of its message.
    pub message: String,
    /// The functions that led there.
    pub backtrace: String,
    /// The thread, as the program calls it.
    pub thread: String,
}

thread_local! {
    /// How many [`catch`]es this thread is within.
    static WITHIN: Cell<u32> = const { Cell::new(0) };
    /// The last panic of this thread.
    static LAST: RefCell<Option<Panicked>> = const { RefCell::new(None) };
}

type Teller = Box<dyn Fn(&Panicked) + Send + Sync>;

/// Who is told of panics that nobody catches.
static TELLER: OnceLock<Teller> = OnceLock::new();

/// Does `work`; what panics in it comes back as an error and is printed nowhere.
///
/// Whatever `work` had in its hands may be half done afterwards: whoever catches has to see to that.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    watch();
    WITHIN.set(WITHIN.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    WITHIN.set(WITHIN.get() - 1);
    done.map_err(|_| LAST.take().unwrap_or_default())
}

/// From now on `teller` is told of every panic that nobody catches, and nothing else is printed of them.
pub fn tell_of_others(teller: Teller) {
    watch();
    let _ = TELLER.set(teller);
}

fn watch() {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if WITHIN.get() > 0 {
                LAST.set(Some(Panicked::of(info)));
            } else if let Some(teller) = TELLER.get() {
                let panicked = Panicked::of(info);
                // One panic within another ends the process on the spot.
                let _ = catch_unwind(AssertUnwindSafe(|| teller(&panicked)));
            } else {
                before(info);
            }
        }));
    });
}

/// Beginnings of messages whose rest may be anything.
const KNOWN: [&str; 14] = [
    "index out of bounds",
    "range start index",
    "range end index",
    "slice index starts at",
    "start byte index",
    "end byte index",
    "byte index",
    "begin <= end",
    "called `Result::unwrap()` on an `Err` value",
    "RefCell already",
    "already borrowed",
    "assertion ",
    "removal index",
    "insertion index",
];

impl Panicked {
    fn of(info: &PanicHookInfo<'_>) -> Self {
        let thread = std::thread::current();
        Self {
            location: info.location().map(ToString::to_string).unwrap_or_default(),
            message: fixed_part(info.payload()),
            backtrace: Backtrace::force_capture().to_string(),
            thread: thread.name().unwrap_or_default().to_owned(),
        }
    }
}

/// A message that stands in the program as it is; of one that was put together, its beginning if that is known.
fn fixed_part(payload: &(dyn Any + Send)) -> String {
    if let Some(fixed) = payload.downcast_ref::<&'static str>() {
        return (*fixed).to_owned();
    }
    let text = payload.downcast_ref::<String>().map(String::as_str).unwrap_or_default();
    KNOWN
        .into_iter()
        .find(|known| text.starts_with(known))
        .unwrap_or("(not told: it may carry what was entered)")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::catch;

    #[test]
    fn what_was_entered_is_not_told() {
        let entered = "Niño, secret".to_owned();
        let sliced = catch(|| entered[..3].len()).expect_err("no boundary");
        assert!(sliced.message == "byte index" || sliced.message == "end byte index", "{}", sliced.message);
        let put_together = catch(|| panic!("no place for {entered}")).expect_err("it panics");
        assert!(put_together.message.contains("not told"), "{}", put_together.message);
        let fixed = catch(|| panic!("a fixed message")).expect_err("it panics");
        assert_eq!(fixed.message, "a fixed message");
        for panicked in [sliced, put_together, fixed] {
            assert!(panicked.location.contains("panics.rs"), "{}", panicked.location);
            assert!(!format!("{panicked:?}").contains("secret"));
        }
    }

    #[test]
    fn the_innermost_catch_has_it() {
        let outer = catch(|| catch(|| panic!("within")).expect_err("it panics").message);
        assert_eq!(outer.as_deref(), Ok("within"));
    }
}
