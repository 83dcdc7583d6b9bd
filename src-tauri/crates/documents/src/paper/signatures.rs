//! Who signs a paper, and where.

use super::measures::{SMALL, VALUE, signatures as style};
use crate::layout::{ByHand, Page, Signatures, Signer, Text};
use crate::pdf::{Fonts, bold, mm, regular};

/// Room for a name by hand.
const TO_WRITE: f32 = mm(8.0);
const MOST_LINES: usize = 4;

/// A box for each signer: `Il coach: Giulia Ferraresso`. With no name after the colon there is a
/// line to write it on.
pub fn signatures(
    fonts: &Fonts,
    page: Page,
    signers: &[String],
    landscape: bool,
    highest: f32,
) -> Signatures {
    let style = style(landscape);
    let room = style.room(page, false);
    let signer = |text: &String| {
        let (role, name) = match text.split_once(':') {
            Some((role, name)) => (format!("{role}:"), name),
            None => (text.clone(), ""),
        };
        let role = Text::cut(fonts, &[regular(&role)], SMALL, room, MOST_LINES);
        let name = Text::cut(fonts, &[bold(name)], VALUE, room, MOST_LINES);
        let by_hand = if name.is_empty() {
            ByHand::Under {
                height: TO_WRITE,
                line: TO_WRITE,
            }
        } else {
            ByHand::No
        };
        vec![Signer {
            texts: vec![role, name],
            by_hand,
            ..Signer::default()
        }]
    };
    let boxes = signers.iter().map(signer).collect();
    Signatures::new(fonts, page, style, boxes, highest)
}
