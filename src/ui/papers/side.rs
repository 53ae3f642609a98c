//! Beside the paper: what it is written as, writing it, what it leaves out, and the names in it.

use egui::{Checkbox, Id, ProgressBar, ScrollArea, Ui};

use super::{PaperAsk, PapersState, Shown};
use crate::command::Command;
use crate::papers::{Format, NameWarning, Paper};
use crate::t;
use crate::ui::theme::{Size, space, tokens};
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::{button, text};
use crate::ui::{Ask, Timekeeping, View};

pub(super) fn side_ui(ui: &mut Ui, view: &View<'_>, papers: &mut PapersState, asks: &mut Vec<Ask>) {
    ScrollArea::vertical().show(ui, |ui| {
        ui.set_width(ui.available_width());
        format_ui(ui, papers);
        options_ui(ui, papers);
        write_ui(ui, view, asks);
        let shown = view.papers.shown.as_deref().filter(|shown| shown.paper == papers.paper);
        if let Some(shown) = shown {
            names_ui(ui, shown);
            left_out_ui(ui, shown);
        }
    });
}

fn format_ui(ui: &mut Ui, papers: &mut PapersState) {
    let label = t!("papers-format");
    let name = |word: &str| t!("prepare-choice", label = label.as_ref(), word = word);
    let formats: Vec<(Format, String)> = papers
        .paper
        .formats()
        .iter()
        .map(|format| (*format, t!(&format!("format-{}", format.name())).into_owned()))
        .collect();
    if let Some(format) = choice_ui(ui, Id::unique("papers-format"), &label, papers.format(), &formats, name) {
        papers.formats.insert(papers.paper, format);
    }
    ui.add_space(space::M);
    let languages: Vec<&'static str> = crate::papers::languages().collect();
    // With one language there is nothing to choose.
    if languages.len() > 1 {
        let label = t!("papers-language");
        let name = |word: &str| t!("prepare-choice", label = label.as_ref(), word = word);
        let choices: Vec<(usize, String)> =
            languages.iter().enumerate().map(|(at, tag)| (at, t!(&format!("language-{tag}")).into_owned())).collect();
        let now = languages.iter().position(|tag| *tag == papers.language).unwrap_or(0);
        let chosen = choice_ui(ui, Id::unique("papers-language"), &label, now, &choices, name);
        if let Some(language) = chosen.and_then(|at| languages.get(at)) {
            (*language).clone_into(&mut papers.language);
        }
        ui.add_space(space::M);
    }
}

fn options_ui(ui: &mut Ui, papers: &mut PapersState) {
    ui.add(Checkbox::new(&mut papers.draft, t!("papers-draft"))).on_hover_text(t!("papers-draft-tip"));
    if papers.paper == Paper::Plan {
        ui.add(Checkbox::new(&mut papers.with_notes, t!("papers-with-notes")))
            .on_hover_text(t!("papers-with-notes-tip"));
    }
    ui.add_space(space::M);
}

fn write_ui(ui: &mut Ui, view: &View<'_>, asks: &mut Vec<Ask>) {
    let (tokens, desk) = (tokens(ui), view.papers);
    let rehearses = view.timekeeping == Timekeeping::Rehearsal;
    if let Some(done) = desk.writing {
        ui.add(ProgressBar::new(done).desired_height(tokens.scaled(8.0)).fill(tokens.accent.ink));
        text::label(ui, t!("papers-writing", percent = (done * 100.0).round()), Size::Small, tokens.second);
        if desk.waiting > 0 {
            text::label(ui, t!("papers-waiting", count = desk.waiting), Size::Small, tokens.second);
        }
        if ui.button(t!("papers-stop")).clicked() {
            asks.push(Ask::Paper(PaperAsk::Stop));
        }
    } else {
        let can = desk.shown.is_some() && !rehearses;
        let write = ui.add_enabled_ui(can, |ui| button::primary_ui(ui, &t!("papers-write")));
        if write.inner.on_hover_text(button::tip(Command::WritePaper)).clicked() {
            asks.push(Ask::Paper(PaperAsk::Write));
        }
        match &desk.written {
            _ if rehearses => drop(text::label(ui, t!("papers-rehearsal"), Size::Small, tokens.ink)),
            _ if desk.asked => drop(text::label(ui, t!("papers-asked"), Size::Small, tokens.second)),
            Some(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                text::label(ui, t!("papers-written", name = name.as_ref()), Size::Small, tokens.ink)
                    .on_hover_text(path.display().to_string());
                if ui.button(t!("papers-open-folder")).clicked() {
                    asks.push(Ask::Paper(PaperAsk::OpenFolder(path.clone())));
                }
            }
            None => drop(text::label(ui, t!("papers-where"), Size::Small, tokens.second)),
        }
    }
    ui.add_space(space::L);
}

/// Names are a matter for whoever makes the paper: it is told where one stands, the name on the list is not shown.
fn names_ui(ui: &mut Ui, shown: &Shown) {
    if shown.warnings.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    text::strong(ui, t!("papers-names"), Size::Body, tokens.gap.ink);
    for warning in shown.warnings.iter().take(MOST_WARNINGS) {
        let words = match warning {
            NameWarning::PrivateName { at } => t!("papers-private-name", place = at.words()),
            NameWarning::Affiliation { name, at } => {
                t!("papers-affiliation", name = name.as_str(), place = at.words())
            }
        };
        text::label(ui, words, Size::Small, tokens.ink);
        ui.add_space(space::XS);
    }
    if shown.warnings.len() > MOST_WARNINGS {
        let more = shown.warnings.len() - MOST_WARNINGS;
        text::label(ui, t!("papers-more-names", count = more), Size::Small, tokens.second);
    }
    ui.add_space(space::M);
}

/// More than these are counted.
const MOST_WARNINGS: usize = 12;

fn left_out_ui(ui: &mut Ui, shown: &Shown) {
    let tokens = tokens(ui);
    text::column_head(ui, t!("papers-left-out"));
    if shown.built.left_out.is_empty() {
        text::label(ui, t!("papers-nothing-left-out"), Size::Small, tokens.second);
    }
    for left_out in &shown.built.left_out {
        text::label(ui, left_out.words(), Size::Small, tokens.ink);
        ui.add_space(space::XS);
    }
}
