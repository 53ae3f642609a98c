//! Capture lines: words and marks as people may type them, or anything.

use bolero::{Driver, ValueGenerator};

use super::clumsy::{below, characters, one_of};
use super::watch::Input;

/// A line as typed.
#[derive(Clone, Debug)]
pub struct Said(pub String);

impl Input for Said {
    fn size(&self) -> usize {
        self.0.len()
    }
}

/// Makes lines.
pub struct Line;

const WORDS: &[&str] = &[
    "#trs",
    "#",
    "##",
    "#OP3D-TRS",
    "#no",
    "@gra",
    "@",
    "@@gra",
    "a@b.c",
    "!gap",
    "!",
    "!!",
    "!s",
    "!zzz",
    "by:2018-03",
    "by:",
    "by:Q2",
    "by:end-2018",
    "by:short",
    "by:6m",
    "by:99999-99",
    "by:99999999999999999999m",
    "by:within-6-months",
    "for:nc",
    "for:",
    "-5",
    "-0",
    "-99999999999999999999",
    "--",
    "\\#trs",
    "\\",
    "\\\\",
    "will review",
    "é",
    "e\u{301}",
    "\u{202e}",
    "\0",
    "\n",
    "\t",
    "  ",
    "🎉",
    "の",
    ".",
    ",",
    "…",
];

impl ValueGenerator for Line {
    type Output = Said;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<Said> {
        let said = match below(driver, 10)? {
            0 => {
                let word = characters(driver, 4)?;
                word.repeat(below(driver, 6000)?)
            }
            1 | 2 => characters(driver, 200)?,
            _ => {
                let between = one_of(driver, &[" ", " ", " ", ""])?;
                let many = below(driver, 40)?;
                let words: Option<Vec<String>> = (0..many)
                    .map(|_| match below(driver, 5)? {
                        0 => characters(driver, 8),
                        _ => one_of(driver, WORDS).map(str::to_owned),
                    })
                    .collect();
                words?.join(between)
            }
        };
        Some(Said(said))
    }
}
