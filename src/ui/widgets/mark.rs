//! Drawn marks: shapes instead of emoji, so that they look alike everywhere and need no font.

use crate::session::read_back::Outcome;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// A tick in a square of `size` points around `center`.
pub fn tick(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.add(Shape::line(vec![at(-0.36, 0.02), at(-0.1, 0.28), at(0.38, -0.3)], Stroke::new(size * 0.13, color)));
}

/// What a room said: a tick for agreed, a triangle for amended, a ring for reserved.
pub fn outcome(outcome: Outcome, center: Pos2, size: f32, color: Color32) -> Vec<Shape> {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let stroke = Stroke::new(size * 0.13, color);
    vec![match outcome {
        Outcome::Agreed => Shape::line(vec![at(-0.36, 0.02), at(-0.1, 0.28), at(0.38, -0.3)], stroke),
        Outcome::Amended => Shape::closed_line(vec![at(0.0, -0.36), at(0.4, 0.34), at(-0.4, 0.34)], stroke),
        Outcome::Reserved => Shape::circle_stroke(center, size * 0.34, stroke),
    }]
}

/// A triangle that points right: running.
pub fn running(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.add(Shape::convex_polygon(vec![at(-0.28, -0.4), at(0.42, 0.0), at(-0.28, 0.4)], color, Stroke::NONE));
}

/// Two bars: paused.
pub fn paused(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    for x in [-0.2, 0.2] {
        let bar = Rect::from_center_size(center + vec2(x, 0.0) * size, vec2(0.2, 0.8) * size);
        painter.rect_filled(bar, 0.0, color);
    }
}

/// A triangle that points up: a warning.
pub fn warning(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.add(Shape::convex_polygon(vec![at(0.0, -0.42), at(0.48, 0.4), at(-0.48, 0.4)], color, Stroke::NONE));
}

/// A square: full when something is there, an outline when nothing is.
pub fn square(painter: &Painter, center: Pos2, size: f32, full: bool, color: Color32) {
    let rect = Rect::from_center_size(center, Vec2::splat(size));
    if full {
        painter.rect_filled(rect, 1.0, color);
    } else {
        painter.rect_stroke(rect, 1.0, Stroke::new(1.0, color), StrokeKind::Inside);
    }
}

/// A bar that lies in the middle: put aside.
pub fn parked(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    painter.rect_filled(Rect::from_center_size(center, vec2(size, (size * 0.25).max(2.0))), 0.0, color);
}

/// A cross: remove, close.
pub fn cross(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let arm = size * 0.3;
    let stroke = Stroke::new(size * 0.12, color);
    painter.line_segment([center + vec2(-arm, -arm), center + vec2(arm, arm)], stroke);
    painter.line_segment([center + vec2(arm, -arm), center + vec2(-arm, arm)], stroke);
}

/// A small angle that points down: a menu opens.
pub fn opens(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    painter.add(Shape::line(vec![at(-0.4, -0.2), at(0.0, 0.2), at(0.4, -0.2)], Stroke::new(size * 0.15, color)));
}

/// A triangle that points up, or down: sorted by this.
pub fn sorted(painter: &Painter, center: Pos2, size: f32, backwards: bool, color: Color32) {
    let turn = if backwards { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| center + vec2(x, y * turn) * size;
    painter.add(Shape::convex_polygon(vec![at(0.0, -0.35), at(0.42, 0.3), at(-0.42, 0.3)], color, Stroke::NONE));
}

/// A star: full or an outline.
pub fn star(painter: &Painter, center: Pos2, size: f32, full: bool, color: Color32) {
    let points: Vec<Pos2> = (0..10_u8)
        .map(|i| {
            let angle = std::f32::consts::PI * (f32::from(i) / 5.0 - 0.5);
            let radius = if i % 2 == 0 { 0.5 } else { 0.21 } * size;
            pos2(center.x + radius * angle.cos(), center.y + radius * angle.sin())
        })
        .collect();
    if full {
        // A star is not convex: a fan around the centre fills it, and its outline softens the edge. Triangles drawn as
        // shapes of their own would each stretch their tip.
        let mut fan = Mesh::default();
        fan.colored_vertex(center, color);
        for point in &points {
            fan.colored_vertex(*point, color);
        }
        for corner in 1..=10_u32 {
            fan.add_triangle(0, corner, corner % 10 + 1);
        }
        painter.add(Shape::mesh(fan));
        painter.add(Shape::closed_line(points, Stroke::new(1.0, color)));
    } else {
        painter.add(Shape::closed_line(points, Stroke::new(1.2, color)));
    }
}
