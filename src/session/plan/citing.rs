//! What a measure rests on: the paragraphs and later resolutions of its elements.

use crate::session::Session;
use crate::session::catalogue::Force;

use super::Measure;

/// The OP column of a row of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Operative paragraphs of resolution 1540 (2004), such as `3(d)`, each once, in the order of the elements.
    pub op: Vec<String>,
    /// Later resolutions with their year, such as `2325 (2016)`: none that is younger than the workshop.
    pub later: Vec<String>,
    /// The strongest force among the elements; `None` where none of them is in the record.
    pub force: Option<Force>,
}

impl Measure {
    /// What it rests on, as a text of the workshop's first day may cite it; all of it while no day is set.
    pub fn sources(&self, session: &Session) -> Sources {
        let day = session.cited_on();
        let mut sources = Sources::default();
        for element in self.elements().filter_map(|id| session.element(id)) {
            for op in paragraphs(&element.op) {
                if !sources.op.contains(&op) {
                    sources.op.push(op);
                }
            }
            for later in element.later_by(day) {
                if !sources.later.iter().any(|cited| cited == later) {
                    sources.later.push(later.to_owned());
                }
            }
            let rank = |force| match force {
                Force::Decides => 2,
                Force::CallsUpon => 1,
                Force::Practice => 0,
            };
            if sources.force.is_none_or(|force| rank(element.force) > rank(force)) {
                sources.force = Some(element.force);
            }
        }
        sources
    }
}

/// `3(c), (d)` as `3(c)` and `3(d)`: a letter alone belongs to the paragraph before it.
fn paragraphs(op: &str) -> Vec<String> {
    let mut number = "";
    let parts = op.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            if part.starts_with('(') {
                return format!("{number}{part}");
            }
            number = part.split('(').next().unwrap_or_default();
            part.to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_letter_alone_belongs_to_the_paragraph_before_it() {
        assert_eq!(paragraphs("3(c), (d)"), ["3(c)", "3(d)"]);
        assert_eq!(paragraphs("8(a), 5"), ["8(a)", "5"]);
        assert!(paragraphs("").is_empty());
    }
}
