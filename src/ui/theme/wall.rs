//! Colours of the wall: light and dark, of higher contrast than the console's, and each of them in the highest.

use egui::Color32;

use super::rgb;

/// Which of its looks the wall has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WallLook {
    /// Dark, for dark rooms.
    pub dark: bool,
    /// Black on white, or white on black, with strong lines.
    pub contrast: bool,
}

impl WallLook {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self { dark: false, contrast: false },
        Self { dark: true, contrast: false },
        Self { dark: false, contrast: true },
        Self { dark: true, contrast: true },
    ];
}

/// Colours of the wall: contrast of words is 7:1 and more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WallTokens {
    /// Behind everything.
    pub ground: Color32,
    /// Behind the running item.
    pub card: Color32,
    /// Words.
    pub ink: Color32,
    /// Second words.
    pub second: Color32,
    /// The question, and the time left.
    pub accent: Color32,
    /// Separating lines.
    pub line: Color32,
}

impl WallTokens {
    /// The colours of a look.
    pub fn new(look: WallLook) -> Self {
        match (look.contrast, look.dark) {
            (false, false) => Self {
                // The console's, so that both windows are cleared in it and neither has to paint it.
                ground: rgb(0xf7_f7f5),
                card: rgb(0xff_ffff),
                ink: rgb(0x1b_1f24),
                second: rgb(0x4b_535d),
                accent: rgb(0x0a_528a),
                line: rgb(0xd8_d8d8),
            },
            (false, true) => Self {
                ground: rgb(0x12_1212),
                card: rgb(0x24_2424),
                ink: rgb(0xf4_f4f4),
                second: rgb(0xbe_bebe),
                accent: rgb(0x93_c9f5),
                line: rgb(0x44_4444),
            },
            (true, false) => Self {
                ground: rgb(0xff_ffff),
                card: rgb(0xff_ffff),
                ink: rgb(0x00_0000),
                second: rgb(0x00_0000),
                accent: rgb(0x00_2a5c),
                line: rgb(0x00_0000),
            },
            (true, true) => Self {
                ground: rgb(0x00_0000),
                card: rgb(0x00_0000),
                ink: rgb(0xff_ffff),
                second: rgb(0xff_ffff),
                accent: rgb(0xff_e97a),
                line: rgb(0xff_ffff),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WallLook, WallTokens};
    use crate::ui::theme::tests::contrast;

    #[test]
    fn words_on_the_wall_have_seven_to_one() {
        for look in WallLook::ALL {
            let tokens = WallTokens::new(look);
            let least = if look.contrast { 14.0 } else { 7.0 };
            for ground in [tokens.ground, tokens.card] {
                for ink in [tokens.ink, tokens.second, tokens.accent] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= least, "{ink:?} on {ground:?} has {ratio:.2}");
                }
            }
        }
    }
}
