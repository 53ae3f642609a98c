//! How the console looks: theme and size of text, from the preferences.

use egui::Context;

use super::Rapporteur;
use crate::store::preferences::{PlanColumn, ThemeChoice};
use crate::ui::review::plan::Columns;
use crate::ui::theme::{self, Look, Tokens};

/// Sizes of text that the person can step through, in percent.
const SIZES: [u16; 8] = [75, 85, 100, 115, 130, 150, 175, 200];

impl Rapporteur {
    /// Installs the looks if they have changed. Before a pass, never within one.
    pub(super) fn install_looks(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.looks_changed) {
            let look = match self.preferences.theme {
                ThemeChoice::Light => Look::Light,
                ThemeChoice::Dark => Look::Dark,
                ThemeChoice::HighContrast => Look::Contrast,
            };
            theme::install(ctx, Tokens::new(look, f32::from(self.preferences.text_percent) / 100.0));
        }
    }

    /// Whoever needs high contrast on the console needs it on the wall; how it is on the wall can be changed afterwards.
    pub(super) fn set_theme(&mut self, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.wall.look.contrast = theme == ThemeChoice::HighContrast;
        self.looks_changed = true;
        self.keep_preferences();
    }

    /// Gives the plan the columns that are kept.
    pub(super) fn lay_out_plan(&mut self) {
        let kept = self.preferences.plan_columns.iter();
        let columns = Columns::from_kept(kept.map(|kept| (kept.name.as_str(), kept.width, kept.shown)));
        self.state.review.plan.columns = columns;
    }

    /// Keeps the columns of the plan once nobody is dragging them any more.
    pub(super) fn keep_columns(&mut self, ctx: &Context) {
        if ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        let now = self.state.review.plan.columns.to_keep();
        let now: Vec<PlanColumn> = now
            .map(|look| PlanColumn { name: look.column.slug().to_owned(), width: look.width, shown: look.shown })
            .collect();
        if now != self.preferences.plan_columns {
            self.preferences.plan_columns = now;
            self.keep_preferences();
        }
    }

    /// One size larger or smaller; the wall keeps its own.
    pub(super) fn step_text(&mut self, larger: bool) {
        let now = self.preferences.text_percent;
        let next = if larger {
            SIZES.into_iter().find(|size| *size > now)
        } else {
            SIZES.into_iter().rev().find(|size| *size < now)
        };
        self.set_text(next.unwrap_or(now));
    }

    pub(super) fn set_text(&mut self, percent: u16) {
        if percent != self.preferences.text_percent {
            self.preferences.text_percent = percent;
            self.looks_changed = true;
            self.keep_preferences();
        }
    }
}
