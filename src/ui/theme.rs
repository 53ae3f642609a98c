//! Colours, sizes and spacing: the one table for light, dark and high contrast.
//!
//! Views take every colour and every distance from [`Tokens`]; a raw number in a view is a mistake. Contrast of words on
//! their ground is at least 4.5:1 in the console and 7:1 on the wall (a test computes it).

mod sheet;
mod style;
mod wall;

use std::sync::Arc;

use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Ui};

pub use self::sheet::SheetTokens;
pub use self::wall::{WallLook, WallTokens};
use crate::session::note::Kind;

/// Which of the three looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Look {
    /// The default: for bright rooms.
    #[default]
    Light,
    /// For dark rooms.
    Dark,
    /// Black on white with strong lines.
    Contrast,
}

/// Distances on the 4-point grid, in points.
pub mod space {
    /// Between parts of one thing.
    pub const XS: f32 = 4.0;
    /// Between things of one group.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Margin of a column.
    pub const L: f32 = 16.0;
    /// Margin of the main column.
    pub const XL: f32 = 28.0;
    /// Corners of fields and cards.
    pub const RADIUS: u8 = 6;
}

/// Sizes of text, in points at 100 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// Meta lines and column heads.
    Small,
    /// Side columns.
    Body,
    /// Notes and the capture line.
    Reading,
    /// Times and titles of cards.
    Large,
    /// The title of the element.
    Title,
}

/// A colour of words and the tint behind them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    /// Of the words.
    pub ink: Color32,
    /// Behind them.
    pub ground: Color32,
}

/// Every colour, by what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Tokens {
    /// Which look this is.
    pub look: Look,
    /// Size of text in the console, 1.0 = 100 %.
    pub scale: f32,
    /// Behind side columns.
    pub ground: Color32,
    /// Behind what is read and typed.
    pub surface: Color32,
    /// Words.
    pub ink: Color32,
    /// Second words: labels, meta lines.
    pub second: Color32,
    /// Marks that need not be read.
    pub faint: Color32,
    /// Separating lines.
    pub line: Color32,
    /// The one accent.
    pub accent: Tint,
    /// Gaps, warnings, what is behind time.
    pub gap: Tint,
    /// Needs and offers.
    pub need: Tint,
    /// What exists already.
    pub have: Tint,
    /// Other kinds.
    pub neutral: Tint,
    /// What is not saved, and errors.
    pub alarm: Tint,
    /// Behind the row under the pointer.
    pub hover: Color32,
    /// Behind the selected row.
    pub selected: Color32,
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn tint(ink: u32, ground: u32) -> Tint {
    Tint { ink: rgb(ink), ground: rgb(ground) }
}

impl Tokens {
    /// The table of a look.
    pub fn new(look: Look, scale: f32) -> Self {
        match look {
            Look::Light => Self {
                look,
                scale,
                ground: rgb(0xf7_f7f5),
                surface: rgb(0xff_ffff),
                ink: rgb(0x1b_1f24),
                second: rgb(0x59_616b),
                faint: rgb(0x86_8d96),
                line: rgb(0xe4_e5e3),
                accent: tint(0x0b_5a96, 0xe8_f0f7),
                gap: tint(0x8a_5300, 0xfb_f1e0),
                need: tint(0x68_419b, 0xf0_eaf7),
                have: tint(0x2a_6a3c, 0xe7_f2ea),
                neutral: tint(0x4b_5563, 0xee_f0f2),
                alarm: tint(0xa3_231b, 0xfb_eae8),
                hover: rgb(0xf0_f1ef),
                selected: rgb(0xf2_f6fa),
            },
            Look::Dark => Self {
                look,
                scale,
                ground: rgb(0x16_191d),
                surface: rgb(0x1d_2126),
                ink: rgb(0xec_eef1),
                second: rgb(0xab_b3bd),
                faint: rgb(0x78_818c),
                line: rgb(0x33_393f),
                accent: tint(0x7d_bdf0, 0x1f_3448),
                gap: tint(0xf0_b95a, 0x3a_2c14),
                need: tint(0xc9_aaf2, 0x32_2745),
                have: tint(0x85_cf9a, 0x1d_3325),
                neutral: tint(0xc2_c9d2, 0x2c_3239),
                alarm: tint(0xff_a198, 0x46_1d1a),
                hover: rgb(0x26_2b31),
                selected: rgb(0x22_2c37),
            },
            Look::Contrast => Self {
                look,
                scale,
                ground: rgb(0xff_ffff),
                surface: rgb(0xff_ffff),
                ink: rgb(0x00_0000),
                second: rgb(0x1f_1f1f),
                faint: rgb(0x4a_4a4a),
                line: rgb(0x59_5959),
                accent: tint(0x00_3a75, 0xff_ffff),
                gap: tint(0x5c_3300, 0xff_ffff),
                need: tint(0x47_1e7d, 0xff_ffff),
                have: tint(0x0c_4420, 0xff_ffff),
                neutral: tint(0x00_0000, 0xff_ffff),
                alarm: tint(0x8a_0000, 0xff_ffff),
                hover: rgb(0xec_ecec),
                selected: rgb(0xe2_e9f1),
            },
        }
    }

    /// The table installed in this window.
    pub fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp::<Arc<Self>>(tokens_id()))
            .unwrap_or_else(|| Arc::new(Self::new(Look::Light, 1.0)))
    }

    /// The font of a size, regular.
    pub fn font(&self, size: Size) -> FontId {
        FontId::proportional(self.points(size))
    }

    /// The font of a size, semibold.
    pub fn strong(&self, size: Size) -> FontId {
        FontId::new(self.points(size), semibold())
    }

    /// The height of a size in points.
    pub fn points(&self, size: Size) -> f32 {
        let points = match size {
            Size::Small => 12.0,
            Size::Body => 14.0,
            Size::Reading => 16.0,
            Size::Large => 20.0,
            Size::Title => 24.0,
        };
        (points * self.scale).round()
    }

    /// The line height of a size, on the 4-point grid at 100 %.
    pub fn line_height(&self, size: Size) -> f32 {
        let points = match size {
            Size::Small => 16.0,
            Size::Body => 20.0,
            Size::Reading => 24.0,
            Size::Large => 28.0,
            Size::Title => 32.0,
        };
        (points * self.scale).round()
    }

    /// A length that grows with the text.
    pub fn scaled(&self, points: f32) -> f32 {
        (points * self.scale).round()
    }

    /// The tint of a kind of note. The word says the kind; the colour only adds.
    pub fn kind(&self, kind: Kind) -> Tint {
        match kind {
            Kind::Have => self.have,
            Kind::Gap | Kind::Question => self.gap,
            Kind::Action | Kind::Decision | Kind::Next => self.accent,
            Kind::Need | Kind::Offer => self.need,
            Kind::Point | Kind::Parked => self.neutral,
        }
    }
}

fn tokens_id() -> egui::Id {
    egui::Id::unique("rapporteur-tokens")
}

/// The second weight of the text face.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Loads the shipped faces. Once per window.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 3] = [
        ("text", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
        ("semibold", include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf")),
        ("symbols", include_bytes!("../../assets/fonts/NotoSansSymbols2-subset.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |face: &str| vec![face.to_owned(), "symbols".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("text"));
    fonts.families.insert(FontFamily::Monospace, family("text"));
    fonts.families.insert(semibold(), family("semibold"));
    ctx.set_fonts(fonts);
}

/// Makes `tokens` the look of this window and of everything that the toolkit draws in it. Once per change.
pub fn install(ctx: &Context, tokens: Tokens) {
    let style = style::style(&tokens);
    ctx.set_theme(if tokens.look == Look::Dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|old| *old = style.clone());
    ctx.data_mut(|data| data.insert_temp(tokens_id(), Arc::new(tokens)));
}

/// The windows are cleared in the ground of the look before anything is drawn. Where the processor draws, each layer over a
/// whole window costs milliseconds: the same colour is not painted twice.
pub fn windows_are_cleared(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(cleared_id(), true));
}

/// Whether this colour has to be painted where nothing but the window's own ground is.
pub fn is_to_be_painted(ctx: &Context, ground: Color32) -> bool {
    let is_cleared = ctx.data(|data| data.get_temp(cleared_id()).unwrap_or(false));
    !(is_cleared && ctx.global_style().visuals.panel_fill == ground)
}

/// A frame for what lies on the ground of the window.
pub fn ground_frame(ui: &Ui) -> egui::Frame {
    let ground = tokens(ui).ground;
    let paint = is_to_be_painted(ui.ctx(), ground);
    egui::Frame::new().fill(if paint { ground } else { Color32::TRANSPARENT })
}

fn cleared_id() -> egui::Id {
    egui::Id::unique("window-is-cleared")
}

/// Shorthand for views: the tokens of the window that `ui` is in.
pub fn tokens(ui: &Ui) -> Arc<Tokens> {
    Tokens::of(ui.ctx())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours by WCAG 2.1.
    pub(super) fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let channel = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_stand_out_from_their_ground_in_every_look() {
        for look in [Look::Light, Look::Dark, Look::Contrast] {
            let tokens = Tokens::new(look, 1.0);
            let tints = [tokens.accent, tokens.gap, tokens.need, tokens.have, tokens.neutral, tokens.alarm];
            for ground in [tokens.ground, tokens.surface, tokens.hover, tokens.selected] {
                let inks = tints.iter().map(|tint| tint.ink).chain([tokens.ink, tokens.second]);
                for ink in inks {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{look:?}: {ink:?} on {ground:?} has {ratio:.2}");
                }
            }
            for tint in tints {
                assert!(contrast(tint.ink, tint.ground) >= 4.5, "{look:?}: {tint:?}");
            }
            assert!(contrast(tokens.ink, tokens.surface) >= 7.0);
        }
    }
}
