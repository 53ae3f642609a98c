//! A list whose records are found by their id without walking through it, however many there are.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::edit::Keyed;

/// The records in their order; reads like the slice of them.
///
/// Where each stands is learned when it is first asked for, and kept up from then on. A record that comes or goes in the
/// middle moves all those behind it; what was learned of those becomes a place to begin to look at, so it costs nothing.
#[derive(Clone, Debug)]
pub struct Records<T: Keyed> {
    list: Vec<T>,
    places: Places<T>,
}

/// Where records stand, or stood when they came.
#[derive(Debug)]
struct Places<T: Keyed>(OnceLock<HashMap<T::Key, usize>>);

impl<T: Keyed> Clone for Places<T> {
    /// Knows nothing: most copies are made to be written to the disk, and nobody looks for anything in those.
    fn clone(&self) -> Self {
        Self(OnceLock::new())
    }
}

impl<T: Keyed> Places<T> {
    fn known(&mut self) -> Option<&mut HashMap<T::Key, usize>> {
        self.0.get_mut()
    }
}

impl<T: Keyed> Records<T> {
    /// Learns where every record stands, as the first [`place`](Self::place) would.
    pub(super) fn learn(&self) -> &HashMap<T::Key, usize> {
        self.places.0.get_or_init(|| self.list.iter().map(Keyed::key).zip(0..).collect())
    }

    /// Where the record of this id stands, counted from 0.
    pub fn place(&self, id: &T::Key) -> Option<usize> {
        let places = self.learn();
        let near = (*places.get(id)?).min(self.list.len());
        let is_it = |at: &usize| self.list.get(*at).is_some_and(|record| record.key() == *id);
        // Outwards from there, as far as it can have moved.
        (0..=near.max(self.list.len() - near))
            .flat_map(|far| [near.checked_sub(far), Some(near + far)])
            .flatten()
            .find(is_it)
    }

    /// The record of this id.
    pub fn find(&self, id: &T::Key) -> Option<&T> {
        self.list.get(self.place(id)?)
    }

    /// Puts a record at the end.
    pub fn push(&mut self, record: T) {
        self.insert(self.list.len(), record);
    }

    /// Puts a record at a place up to the end.
    ///
    /// # Panics
    /// When the place is past the end.
    pub fn insert(&mut self, at: usize, record: T) {
        if let Some(places) = self.places.known() {
            places.insert(record.key(), at);
        }
        self.list.insert(at, record);
    }

    /// Takes the record at a place out.
    ///
    /// # Panics
    /// When there is none.
    pub fn remove(&mut self, at: usize) -> T {
        let record = self.list.remove(at);
        if let Some(places) = self.places.known() {
            places.remove(&record.key());
        }
        record
    }

    /// Puts another state of a record where the old one stands, and returns that.
    ///
    /// # Panics
    /// When there is none.
    pub fn replace(&mut self, at: usize, record: T) -> T {
        std::mem::replace(&mut self.list[at], record)
    }
}

/// What an edit needs of a list, be it one that is walked through, because it is short, or one that is not.
pub(super) trait List<T: Keyed> {
    fn count(&self) -> usize;
    fn at(&self, at: usize) -> Option<&T>;
    fn place(&self, id: &T::Key) -> Option<usize>;
    fn insert(&mut self, at: usize, record: T);
    fn remove(&mut self, at: usize) -> T;
    fn replace(&mut self, at: usize, record: T) -> T;
}

impl<T: Keyed> List<T> for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, at: usize) -> Option<&T> {
        self.get(at)
    }

    fn place(&self, id: &T::Key) -> Option<usize> {
        self.iter().rposition(|record| record.key() == *id)
    }

    fn insert(&mut self, at: usize, record: T) {
        self.insert(at, record);
    }

    fn remove(&mut self, at: usize) -> T {
        self.remove(at)
    }

    fn replace(&mut self, at: usize, record: T) -> T {
        std::mem::replace(&mut self[at], record)
    }
}

impl<T: Keyed> List<T> for Records<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, at: usize) -> Option<&T> {
        self.get(at)
    }

    fn place(&self, id: &T::Key) -> Option<usize> {
        self.place(id)
    }

    fn insert(&mut self, at: usize, record: T) {
        self.insert(at, record);
    }

    fn remove(&mut self, at: usize) -> T {
        self.remove(at)
    }

    fn replace(&mut self, at: usize, record: T) -> T {
        self.replace(at, record)
    }
}

impl<T: Keyed> Default for Records<T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T: Keyed> From<Vec<T>> for Records<T> {
    fn from(list: Vec<T>) -> Self {
        Self { list, places: Places(OnceLock::new()) }
    }
}

impl<T: Keyed> FromIterator<T> for Records<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self::from(Vec::from_iter(records))
    }
}

impl<T: Keyed> Deref for Records<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.list
    }
}

impl<T: Keyed> DerefMut for Records<T> {
    /// Whoever gets this may put anything anywhere: what was learned is forgotten.
    fn deref_mut(&mut self) -> &mut [T] {
        self.places = Places(OnceLock::new());
        &mut self.list
    }
}

impl<T: Keyed> IntoIterator for Records<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a, T: Keyed> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl<'a, T: Keyed> IntoIterator for &'a mut Records<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: Keyed + PartialEq> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl<T: Keyed + Serialize> Serialize for Records<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Records<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
