//! What tells two looks at the changed file apart: somebody has marked rows of the first, and the file went on changing.

use std::collections::HashMap;

use super::Shown;
use crate::session::Session;
use crate::session::difference::{Record, Side};

/// What is otherwise than when somebody looked before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Rows that were not there.
    pub came: Vec<Record>,
    /// How many say something else now.
    pub changed: usize,
    /// How many are not there any more.
    pub gone: usize,
}

impl News {
    /// What `now` has otherwise than `before`. Takes as long as there are rows.
    pub fn between(before: &Shown, now: &Shown) -> Self {
        let rows = before.difference.all.iter().map(|differing| (&differing.record, differing.side));
        let mut rows: HashMap<&Record, Side> = rows.collect();
        let mut news = Self::default();
        for differing in &now.difference.all {
            match rows.remove(&differing.record) {
                None => news.came.push(differing.record.clone()),
                Some(side) if side != differing.side => news.changed += 1,
                Some(_) if !is_same(&before.there, &now.there, &differing.record) => news.changed += 1,
                Some(_) => {}
            }
        }
        news.gone = rows.len();
        news
    }

    /// Whether no row is otherwise.
    pub fn is_nothing(&self) -> bool {
        self.came.is_empty() && self.changed == 0 && self.gone == 0
    }
}

fn is_same(before: &Session, now: &Session, record: &Record) -> bool {
    match record {
        Record::Note(id) => before.note(*id) == now.note(*id),
        Record::Measure(id) => before.measure(*id) == now.measure(*id),
        Record::Event => before.workshop == now.workshop,
        Record::Item(id) => before.item(id) == now.item(id),
        Record::Element(id) => before.element(id) == now.element(id),
        Record::Agency(id) => before.agency(id) == now.agency(id),
        Record::Accepted => before.accepted == now.accepted,
        Record::Floor => before.floor == now.floor,
        // The whole of it is in no one place; that something stands otherwise is said by its row.
        Record::Order => true,
    }
}
