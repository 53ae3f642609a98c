//! Prepare: the event before the day.

use egui::Ui;

use super::{Ask, View};

/// What Prepare remembers.
#[derive(Debug, Default)]
pub struct PrepareState {}

/// The whole place.
pub fn prepare_ui(_ui: &mut Ui, _view: &View<'_>, _state: &mut PrepareState, _asks: &mut Vec<Ask>) {}
