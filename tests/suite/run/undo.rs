//! Undo in the fields of the other places: what is typed there is its own, the record's steps are not touched by it.

use egui_kittest::kittest::Queryable as _;

use super::{desk, shown};
use crate::support::app::Desk;

fn venue(desk: &Desk) -> &str {
    &desk.session().workshop.venue
}

#[test]
fn in_the_search_of_review_undo_is_the_searchs() {
    let mut desk = desk();
    desk.press("No power⏎<Ctrl+F>list<Wait>");
    assert_eq!(desk.focus(), "another");
    desk.press("<Ctrl+Z><Ctrl+Z><Ctrl+Y><Ctrl+Z>");
    assert_eq!(shown(&desk), "Point TRS: No power |", "the note stays");
}

#[test]
fn in_review_with_no_field_undo_is_the_records() {
    let mut desk = desk();
    desk.press("No power⏎<Ctrl+3>");
    assert_ne!(desk.focus(), "line");
    desk.press("<Ctrl+Z>");
    assert_eq!(shown(&desk), "|");
    desk.press("<Ctrl+Y>");
    assert_eq!(shown(&desk), "Point TRS: No power |");
}

#[test]
fn a_field_of_prepare_is_undone_before_anything_else() {
    let mut desk = desk();
    desk.press("No power⏎<Ctrl+1>");
    desk.harness.get_by_label("Venue").click();
    desk.settle();
    desk.press("<End>, Guesthouse<Wait>");
    assert_eq!(venue(&desk), "Georgetown, Guyana, Guesthouse");
    desk.press("<Ctrl+Z>");
    assert_eq!((venue(&desk), shown(&desk).as_str()), ("Georgetown, Guyana", "Point TRS: No power |"));
    desk.press("<Ctrl+Y>");
    assert_eq!((venue(&desk), shown(&desk).as_str()), ("Georgetown, Guyana, Guesthouse", "Point TRS: No power |"));
    desk.saved();
    assert!(desk.file_text().contains("Guesthouse"));
}

#[test]
fn a_draft_waits_in_the_line_while_other_places_are_looked_at() {
    let mut desk = desk();
    desk.press("No po<Ctrl+3><Ctrl+1><Ctrl+2>wer⏎");
    assert_eq!(shown(&desk), "Point TRS: No power |");
}
