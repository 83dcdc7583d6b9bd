//! Draws a chart, and says in words what it shows.

use std::ops::Range;

use super::super::flow::{Flow, Place, Unit};
use super::super::measures::{ABOVE_BLOCK, CAPTION, HAIR, SMALL};
use super::super::pattern::Pattern;
use super::{AFTER_LABEL, AFTER_SWATCH, BAR, BETWEEN, Bars, Group, HEAD, SWATCH};
use crate::italian;
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
                canvas.lines(&self.caption, self.page.left, top, CAPTION);
            });
            top += self.caption_height();
        }
        let Some(bars) = self.drawings.get(unit).cloned() else {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                canvas.lines(&self.nothing, self.page.left, top, SMALL);
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
            let baseline = y + canvas.baseline(0, SMALL);
            for line in &entry.name {
                canvas.line(line, x + SWATCH.width + AFTER_SWATCH, baseline, SMALL.size);
            }
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
            canvas.lines(&group.label, self.page.left, text(group.label.len()), SMALL);
            let mut x = left;
            for (value, pattern) in group.values.iter().zip(Pattern::ALL) {
                let width = part(u64::from(*value), self.most) * room;
                if *value > 0 {
                    let y = y + (inner - BAR) / 2.0;
                    let height = BAR;
                    pattern.draw(
                        canvas,
                        Rect {
                            x,
                            y,
                            width,
                            height,
                        },
                    );
                }
                x += width;
            }
            canvas.lines(&group.under, left, y + inner, SMALL);
            let mut right = self.numbers_left();
            for (lines, width) in group.numbers.iter().zip(&self.number_widths) {
                right += width;
                let baseline = text(1) + canvas.baseline(0, SMALL);
                for line in lines {
                    canvas.line(line, right - line.width, baseline, SMALL.size);
                }
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
