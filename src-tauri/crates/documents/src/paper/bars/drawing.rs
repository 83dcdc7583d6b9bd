//! Draws a chart, and says in words what it shows.

use std::ops::Range;

use super::super::measures::{ABOVE_BLOCK, SMALL};
use super::super::pattern::Pattern;
use super::{AFTER_LABEL, AFTER_SWATCH, BAR, BETWEEN, Bars, Group, HEAD, SWATCH};
use crate::italian;
use crate::layout::{Flow, HAIR, Place, Unit};
use crate::pdf::{Canvas, Draft, Mark, Rect, Tag};

impl Flow for Bars {
    /// The caption with the first drawing, then the others.
    fn units(&self) -> Vec<Unit> {
        if self.drawings.is_empty() {
            return vec![Unit {
                above: ABOVE_BLOCK,
                height: self.caption_height() + SMALL.leading,
                ..Unit::default()
            }];
        }
        let unit = |(index, bars): (usize, &Range<usize>)| {
            let caption = if index == 0 {
                self.caption_height()
            } else {
                0.0
            };
            Unit {
                above: ABOVE_BLOCK,
                height: caption + self.drawing_height(bars.clone()),
                ..Unit::default()
            }
        };
        self.drawings.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let mut top = place.top;
        let root = draft.root();
        if unit == 0 && !self.caption.is_empty() {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                self.caption.draw(canvas, self.page.left, top);
            });
            top += self.caption_height();
        }
        let Some(bars) = self.drawings.get(unit).cloned() else {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                self.nothing.draw(canvas, self.page.left, top);
            });
            return;
        };
        let place = Rect {
            x: self.page.left,
            y: top,
            width: self.page.width,
            height: self.drawing_height(bars.clone()),
        };
        let element = draft.figure(root, &self.words(bars.clone()), place);
        draft.draw(Mark::Content(element), |canvas| {
            self.draw_legend(canvas, top);
            self.draw_bars(canvas, bars, top + self.legend_height + HEAD);
        });
    }
}

impl Bars {
    /// What a drawing shows, in words.
    fn words(&self, bars: Range<usize>) -> String {
        let bar = |group: &Group| {
            let numbers: Vec<String> = self
                .series
                .iter()
                .zip(&group.values)
                .map(|(name, value)| format!("{name} {}", italian::number(*value)))
                .collect();
            format!("{}: {}", group.name, numbers.join(", "))
        };
        let bars: Vec<String> = self.groups[bars].iter().map(bar).collect();
        let unit = if self.unit.trim().is_empty() {
            String::new()
        } else {
            format!(" ({})", self.unit)
        };
        format!("Grafico a barre{unit}. {}.", bars.join("; "))
    }

    fn draw_legend(&self, canvas: &mut Canvas<'_>, top: f32) {
        for entry in &self.legend {
            let (x, y) = (self.page.left + entry.x, top + entry.y);
            entry.pattern.draw(canvas, swatch(x, y, SMALL.leading));
            entry.name.draw(canvas, x + SWATCH.width + AFTER_SWATCH, y);
        }
        let mut right = self.numbers_left();
        for (width, pattern) in self.number_widths.iter().zip(Pattern::ALL) {
            right += width;
            let place = swatch(right - SWATCH.width, top + self.legend_height, HEAD);
            pattern.draw(canvas, place);
        }
    }

    fn draw_bars(&self, canvas: &mut Canvas<'_>, bars: Range<usize>, top: f32) {
        let left = self.page.left + self.label_width + AFTER_LABEL;
        let room = self.numbers_left() - left;
        let mut y = top;
        for group in &self.groups[bars] {
            let inner = group.bar_height();
            let text = |lines: usize| y + (inner - lines as f32 * SMALL.leading) / 2.0;
            let label_top = text(group.label.lines.len());
            group.label.draw(canvas, self.page.left, label_top);
            let mut x = left;
            for (value, pattern) in group.values.iter().zip(Pattern::ALL) {
                let width = part(u64::from(*value), self.most) * room;
                if *value > 0 {
                    let bar = Rect {
                        x,
                        y: y + (inner - BAR) / 2.0,
                        width,
                        height: BAR,
                    };
                    pattern.draw(canvas, bar);
                }
                x += width;
            }
            if let Some(under) = &group.under {
                under.draw(canvas, left, y + inner);
            }
            let mut right = self.numbers_left();
            for (numbers, width) in group.numbers.iter().zip(&self.number_widths) {
                right += width;
                numbers.draw_to(canvas, right, text(1));
            }
            y += group.height();
        }
        canvas.rule((left, top - BETWEEN / 2.0), (left, y - BETWEEN / 2.0), HAIR);
    }

    fn numbers_left(&self) -> f32 {
        self.page.right - self.number_widths.iter().sum::<f32>()
    }
}

/// A pattern's sample at the left of a line of the given height.
fn swatch(x: f32, top: f32, height: f32) -> Rect {
    Rect {
        x,
        y: top + (height - SWATCH.height) / 2.0,
        ..SWATCH
    }
}

fn part(value: u64, whole: u64) -> f32 {
    (value as f64 / whole.max(1) as f64) as f32
}
