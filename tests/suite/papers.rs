//! The record on paper: what stands in each paper, what does not, and that every format is sound.

mod canary;
mod desk;
mod docx;
mod golden;
mod grammar;
mod hostile;
mod minutes;
mod names;
mod note;
mod place;
mod plan;
mod spreadsheets;
mod texts;
