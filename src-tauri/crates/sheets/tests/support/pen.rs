//! Pens: signatures, initials, dots, ticks, drawn as curves of a hand that is never twice the same.

use affianca_domain::{Area, FieldUse, SignatureField};
use serde::{Deserialize, Serialize};

use super::camera::Sheet;
use super::chance::Chance;

/// What is put into a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Put {
    Signature,
    Initials,
    Tick,
    Nothing,
    /// A dot or a short slip of the pen, two millimetres at the most.
    Dot,
}

impl Put {
    pub fn is_signed(self) -> bool {
        matches!(self, Self::Signature | Self::Initials | Self::Tick)
    }
}

/// A pen: half its width in millimetres, and what of the light it leaves, a colour each.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    pub half: f32,
    pub left: [f32; 3],
}

pub fn pen(chance: &mut Chance) -> Pen {
    let half = chance.between(0.18, 0.35);
    let left = match chance.below(3) {
        0 => [0.12, 0.12, 0.14],
        1 => [0.15, 0.22, 0.62],
        _ => [0.25, 0.28, 0.5],
    };
    Pen { half, left }
}

/// What is put into each place of a page, decided and drawn.
pub fn fill(
    sheet: &mut Sheet,
    fields: &[SignatureField],
    chance: &mut Chance,
) -> Vec<(SignatureField, Put)> {
    let coach = pen(chance);
    fields
        .iter()
        .map(|field| {
            let put = choose(field.serves, chance);
            let pen = if matches!(
                field.serves,
                FieldUse::Row {
                    signer: affianca_domain::Signer::Coach,
                    ..
                }
            ) {
                coach
            } else {
                self::pen(chance)
            };
            draw(sheet, field.area, put, pen, chance);
            (*field, put)
        })
        .collect()
}

fn choose(serves: FieldUse, chance: &mut Chance) -> Put {
    let drawn = chance.part();
    match serves {
        FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. } if drawn < 0.5 => Put::Tick,
        FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. } => Put::Nothing,
        _ if drawn < 0.38 => Put::Signature,
        _ if drawn < 0.5 => Put::Initials,
        _ if drawn < 0.88 => Put::Nothing,
        _ => Put::Dot,
    }
}

pub fn draw(sheet: &mut Sheet, area: Area, put: Put, pen: Pen, chance: &mut Chance) {
    let (x, y) = area.centre();
    match put {
        Put::Nothing => {}
        Put::Dot => {
            let x = chance.between(area.x + 3.0, area.x + area.width - 3.0);
            let y = chance.between(area.y + 3.0, area.y + area.height - 2.0);
            let length = chance.between(0.0, 1.6);
            let lean = chance.between(-1.5, 1.5);
            let end = (x + length * lean.cos(), y + length * lean.sin());
            sheet.stroke(&[(x, y), end], pen);
        }
        Put::Tick => {
            let reach = chance.between(1.0, 2.1);
            if chance.happens(0.5) {
                sheet.stroke(&[(x - reach, y - reach), (x + reach, y + reach)], pen);
                sheet.stroke(&[(x + reach, y - reach), (x - reach, y + reach)], pen);
            } else {
                let corner = (x - 0.3, y + reach * 0.7);
                sheet.stroke(
                    &[
                        (x - reach, y - 0.2),
                        corner,
                        (x + reach * 1.3, y - reach * 1.3),
                    ],
                    pen,
                );
            }
        }
        Put::Signature | Put::Initials => {
            let width = if put == Put::Signature {
                chance.between(area.width * 0.5, area.width * 0.9)
            } else {
                chance.between(6.0, 11.0)
            };
            let height = chance.between(area.height * 0.35, area.height * 0.75);
            let centre = (
                x + chance.between(-0.08, 0.08) * area.width,
                y + chance.between(-0.12, 0.12) * area.height,
            );
            let letters = if put == Put::Signature {
                5 + chance.below(6)
            } else {
                2 + chance.below(2)
            };
            sheet.stroke(&hand(centre, width, height, letters, chance), pen);
            if chance.happens(0.3) {
                let y = centre.1 + height * 0.5;
                let from = (centre.0 - width * 0.4, y + chance.between(-0.6, 0.6));
                sheet.stroke(
                    &[
                        from,
                        (centre.0 + width * 0.45, y + chance.between(-0.6, 0.6)),
                    ],
                    pen,
                );
            }
        }
    }
}

/// Loops one after the other, the first of them the largest.
fn hand(
    centre: (f32, f32),
    width: f32,
    height: f32,
    letters: usize,
    chance: &mut Chance,
) -> Vec<(f32, f32)> {
    let slant = chance.between(-0.1, 0.45);
    let rise = chance.between(-0.12, 0.08);
    let mut points = Vec::new();
    let step = width / letters as f32;
    for letter in 0..letters {
        let tall = if letter == 0 {
            1.0
        } else {
            chance.between(0.3, 0.9)
        };
        let turns = chance.between(0.8, 1.6);
        let wide = step * chance.between(0.5, 0.95);
        let phase = chance.between(0.0, 1.0);
        for at in 0..24 {
            let part = at as f32 / 24.0;
            let angle = std::f32::consts::TAU * (turns * part + phase);
            let x = letter as f32 * step + part * step + wide * 0.5 * angle.cos();
            let y = height * tall * 0.5 * angle.sin();
            let x = x - width / 2.0;
            points.push((centre.0 + x - slant * y, centre.1 + y + rise * x));
        }
    }
    points
}
