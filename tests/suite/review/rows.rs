//! The virtual list: where scrolling leads, and that only what is visible is touched.

use std::cell::Cell;
use std::ops::Range;

use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, Ui, pos2, vec2};
use egui_kittest::Harness;
use rapporteur::ui::widgets::rows::Rows;

/// Height of the list: four rows of 50 points.
const SPACE: f32 = 200.0;

struct Shelf {
    rows: Rows,
    count: usize,
    height: fn(usize) -> f32,
    /// First and last row that are whole in view, and those that were drawn at all.
    whole: Range<usize>,
    drawn: Range<usize>,
    /// How many heights were asked for in the last pass.
    asked: usize,
    /// Where rows were drawn.
    rects: Vec<Rect>,
    area: Rect,
}

impl Shelf {
    fn new(rows: Rows, count: usize, height: fn(usize) -> f32) -> Self {
        Self { rows, count, height, whole: 0..0, drawn: 0..0, asked: 0, rects: Vec::new(), area: Rect::NOTHING }
    }

    fn pass(&mut self, ui: &mut Ui) {
        let asked = Cell::new(0);
        let height = self.height;
        let mut rects = Vec::new();
        ui.set_height(SPACE);
        ui.set_max_height(SPACE);
        self.area = ui.available_rect_before_wrap();
        self.drawn = self.rows.show(
            ui,
            "shelf",
            self.count,
            |_, row, _| {
                asked.set(asked.get() + 1);
                height(row)
            },
            |_, _, rect| rects.push(rect),
        );
        self.whole = self.rows.whole();
        self.asked = asked.get();
        self.rects = rects;
    }
}

fn shelf(rows: Rows, count: usize, height: fn(usize) -> f32) -> Harness<'static, Shelf> {
    let builder = Harness::builder().with_size(vec2(300.0, SPACE + 40.0)).with_max_steps(16);
    let mut harness = builder.build_ui_state(|ui, shelf: &mut Shelf| shelf.pass(ui), Shelf::new(rows, count, height));
    harness.run();
    harness
}

fn even(_: usize) -> f32 {
    50.0
}

/// 20, 40, 60, 20, 40, 60, …
fn uneven(row: usize) -> f32 {
    20.0 * (row % 3 + 1) as f32
}

/// Every tenth row is higher than the list.
fn giants(row: usize) -> f32 {
    if row.is_multiple_of(10) { 500.0 } else { 50.0 }
}

/// What can be done with a list.
#[derive(Clone, Copy, Debug)]
enum Do {
    /// The wheel, in points; down the list where negative.
    Wheel(f32),
    Show(usize),
    /// With its neighbours.
    Among(usize),
    End,
    /// There are so many rows now.
    Count(usize),
}
use Do::{Among, Count, End, Show, Wheel};

fn carry_out(harness: &mut Harness<'_, Shelf>, what: Do) {
    match what {
        Wheel(points) => {
            let over = harness.state().area.center();
            harness.hover_at(over);
            harness.run();
            harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, points),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
            // The wheel is smoothed over several passes.
            harness.run_steps(40);
        }
        Show(row) => harness.state_mut().rows.show_row(row),
        Among(row) => harness.state_mut().rows.show_among_neighbours(row),
        End => harness.state_mut().rows.go_to_end(),
        Count(count) => harness.state_mut().count = count,
    }
    harness.run();
}

#[test]
fn scrolling_leads_where_it_should() {
    type Line = (usize, fn(usize) -> f32, &'static [Do], Range<usize>);
    let table: &[Line] = &[
        // Nothing, and lists that fit.
        (0, even, &[], 0..0),
        (0, even, &[Wheel(-90.0), Show(7), End], 0..0),
        (3, even, &[], 0..3),
        (3, even, &[Wheel(-90.0)], 0..3),
        (4, even, &[Show(3)], 0..4),
        // The wheel stops at both ends.
        (10, even, &[], 0..4),
        (10, even, &[Wheel(-100.0)], 2..6),
        (10, even, &[Wheel(-110.0)], 3..6),
        (10, even, &[Wheel(-5000.0)], 6..10),
        (10, even, &[Wheel(-5000.0), Wheel(100.0)], 4..8),
        (10, even, &[Wheel(-100.0), Wheel(5000.0)], 0..4),
        // A row comes into view by the shortest way, and not at all if it is in view.
        (100, even, &[Show(3)], 0..4),
        (100, even, &[Show(4)], 1..5),
        (100, even, &[Show(50)], 47..51),
        (100, even, &[Show(50), Show(48)], 47..51),
        (100, even, &[Show(50), Show(46)], 46..50),
        (100, even, &[Wheel(-110.0), Show(2)], 2..6),
        (100, even, &[Show(5000)], 96..100),
        (100, uneven, &[Show(50)], 47..51),
        (100, uneven, &[Show(50), Show(0)], 0..5),
        // From far away it comes with its neighbours; in view it stays where it is.
        (100, even, &[Among(50)], 49..52),
        (100, even, &[Among(3)], 0..4),
        (100, even, &[Among(4)], 3..6),
        (100, even, &[Among(99)], 96..100),
        (100, even, &[Show(50), Among(0)], 0..4),
        (100, even, &[Show(50), Among(20)], 19..22),
        (100, even, &[Wheel(-110.0), Among(2)], 2..6),
        (100, giants, &[Among(20)], 20..20),
        // Of a row that is too high its top comes into view; the wheel goes through it.
        (100, giants, &[Show(20)], 20..20),
        (100, giants, &[Show(20), Show(21)], 21..22),
        (100, giants, &[Show(21), Wheel(100.0)], 20..20),
        (100, giants, &[Show(20), Wheel(-500.0)], 21..25),
        // A list that does not hold its end stays where it is when rows come, and goes back when they go.
        (10, even, &[Wheel(-5000.0), Count(20)], 6..10),
        (3, even, &[Count(100)], 0..4),
        (100, even, &[Show(99), Count(10)], 6..10),
        (100, even, &[End], 96..100),
        (100, even, &[End, Count(200)], 96..100),
    ];
    for (count, height, does, expected) in table {
        let mut harness = shelf(Rows::default(), *count, *height);
        for what in *does {
            carry_out(&mut harness, *what);
        }
        assert_eq!(harness.state().whole, *expected, "{count} rows, {does:?}");
    }
}

#[test]
fn a_list_that_holds_its_end_lets_go_when_somebody_scrolls_up() {
    let table: &[(usize, &[Do], Range<usize>)] = &[
        (100, &[], 96..100),
        (100, &[Count(101)], 97..101),
        (2, &[Count(100)], 96..100),
        (0, &[Count(100)], 96..100),
        (100, &[Wheel(100.0), Count(200)], 94..98),
        (100, &[Wheel(100.0), Wheel(-5000.0), Count(200)], 196..200),
        (100, &[Show(10), Count(200)], 10..14),
        (100, &[Show(10), End, Count(200)], 196..200),
    ];
    for (count, does, expected) in table {
        let mut harness = shelf(Rows::at_end(), *count, even);
        for what in *does {
            carry_out(&mut harness, *what);
        }
        assert_eq!(harness.state().whole, *expected, "{count} rows, {does:?}");
    }
}

#[test]
fn of_a_hundred_thousand_rows_only_the_visible_ones_are_touched() {
    let mut harness = shelf(Rows::default(), 100_000, uneven);
    for what in [Show(0), Show(50_000), Wheel(-700.0), Wheel(900.0), Show(99_999), End, Wheel(50.0), Show(3)] {
        carry_out(&mut harness, what);
        let shelf = harness.state();
        assert!(shelf.drawn.len() <= 8, "after {what:?} {} rows were drawn", shelf.drawn.len());
        assert!(shelf.asked <= 40, "after {what:?} {} heights were asked for", shelf.asked);
    }
}

#[test]
fn rows_lie_one_below_the_other_and_fill_the_space() {
    let mut harness = shelf(Rows::default(), 100, uneven);
    for what in [Show(0), Wheel(-33.0), Wheel(-500.0), Show(70), Wheel(47.0), End] {
        carry_out(&mut harness, what);
        let shelf = harness.state();
        for pair in shelf.rects.windows(2) {
            assert!((pair[0].bottom() - pair[1].top()).abs() < 0.01, "a gap after {what:?}");
        }
        let (first, last) = (shelf.rects.first().expect("rows"), shelf.rects.last().expect("rows"));
        assert!(first.top() <= shelf.area.top() && last.bottom() >= shelf.area.bottom() - 0.01, "after {what:?}");
    }
}

#[test]
fn the_bar_drags_the_list_from_end_to_end() {
    let mut harness = shelf(Rows::default(), 1000, even);
    let area = harness.state().area;
    let rail = area.right() - 5.0;
    let hold = |harness: &mut Harness<'_, Shelf>, at: Pos2, pressed: bool| {
        harness.event(Event::PointerMoved(at));
        harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    };
    let go = |harness: &mut Harness<'_, Shelf>, y: f32| {
        harness.event(Event::PointerMoved(pos2(rail, y)));
        harness.run();
    };
    // Taken hold of at its top, it does not jump.
    hold(&mut harness, pos2(rail, area.top() + 6.0), true);
    assert_eq!(harness.state().whole.start, 0);
    go(&mut harness, area.center().y);
    let middle = harness.state().whole.start;
    assert!((400..600).contains(&middle), "{middle}");
    go(&mut harness, area.bottom() + 300.0);
    assert_eq!(harness.state().whole, 996..1000);
    go(&mut harness, area.top() - 300.0);
    assert_eq!(harness.state().whole, 0..4);
    hold(&mut harness, pos2(rail, area.top()), false);
    // A press beside it brings it there.
    hold(&mut harness, pos2(rail, area.bottom() - 4.0), true);
    assert!(harness.state().whole.start > 900);
}
