//! Colours of the wall: two looks, of higher contrast than the console's.

use egui::Color32;

use super::rgb;

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
    /// Light for bright rooms, dark for dark ones.
    pub fn new(dark: bool) -> Self {
        if dark {
            Self {
                ground: rgb(0x12_1212),
                card: rgb(0x24_2424),
                ink: rgb(0xf4_f4f4),
                second: rgb(0xbe_bebe),
                accent: rgb(0x93_c9f5),
                line: rgb(0x44_4444),
            }
        } else {
            Self {
                // The console's, so that both windows are cleared in it and neither has to paint it.
                ground: rgb(0xf7_f7f5),
                card: rgb(0xff_ffff),
                ink: rgb(0x1b_1f24),
                second: rgb(0x4b_535d),
                accent: rgb(0x0a_528a),
                line: rgb(0xd8_d8d8),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WallTokens;
    use crate::ui::theme::tests::contrast;

    #[test]
    fn words_on_the_wall_have_seven_to_one() {
        for tokens in [WallTokens::new(false), WallTokens::new(true)] {
            for ground in [tokens.ground, tokens.card] {
                for ink in [tokens.ink, tokens.second, tokens.accent] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 7.0, "{ink:?} on {ground:?} has {ratio:.2}");
                }
            }
        }
    }
}
