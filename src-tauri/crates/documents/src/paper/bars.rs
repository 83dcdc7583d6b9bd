//! Charts of bars: one under the other, each divided among the series, the numbers beside them in
//! columns headed by the pattern they are drawn in. All of it is said again in words.

use std::ops::Range;

use super::flow::{Flow, Place, Unit};
use super::measures::{ABOVE_BLOCK, CAPTION, HAIR, Page, SMALL};
use super::pattern::Pattern;
use crate::pdf::{
    Canvas, Draft, Fonts, Line, Mark, Rect, Tag, bold, mm, regular, wrap, wrap_at_most,
};
use crate::{DocumentError, italian};

const BAR: f32 = mm(4.4);
const BETWEEN: f32 = mm(1.6);
const SWATCH: Rect = Rect {
    x: 0.0,
    y: 0.0,
    width: mm(6.0),
    height: mm(2.8),
};
const AFTER_SWATCH: f32 = mm(1.4);
const AFTER_ENTRY: f32 = mm(5.0);
const UNDER_CAPTION: f32 = mm(1.2);
/// The patterns over the columns of numbers, with the space around them.
const HEAD: f32 = mm(5.2);
const AFTER_LABEL: f32 = mm(2.5);
const BEFORE_NUMBER: f32 = mm(3.5);
/// The part of the page's width that the names of the bars may take.
const LABEL_SHARE: f32 = 0.3;
/// The part that the numbers may take; wider ones go under their bar.
const NUMBERS_SHARE: f32 = 0.45;
const LABEL_LINES: usize = 3;
const CAPTION_LINES: usize = 4;

struct Group {
    name: String,
    label: Vec<Line>,
    values: Vec<u32>,
    numbers: Vec<Vec<Line>>,
    /// The numbers again, where they do not fit beside the bar.
    under: Vec<Line>,
}

impl Group {
    /// Height of the bar and its name.
    fn bar_height(&self) -> f32 {
        (self.label.len() as f32 * SMALL.leading).max(BAR)
    }

    fn height(&self) -> f32 {
        self.bar_height() + self.under.len() as f32 * SMALL.leading + BETWEEN
    }
}

/// An entry of the legend and where it stands, from the legend's upper left corner.
struct Entry {
    pattern: Pattern,
    name: Vec<Line>,
    x: f32,
    y: f32,
}

/// A chart, measured.
pub struct Bars {
    page: Page,
    caption: Vec<Line>,
    unit: String,
    series: Vec<String>,
    legend: Vec<Entry>,
    legend_height: f32,
    groups: Vec<Group>,
    nothing: Vec<Line>,
    label_width: f32,
    /// Width of each column of numbers, the space before it included.
    number_widths: Vec<f32>,
    /// The largest sum of a bar's numbers.
    most: u64,
    /// The bars of each drawing: one for each page that is needed.
    drawings: Vec<Range<usize>>,
}

/// What a chart is made of, as the paper gives it.
pub struct Given<'a> {
    pub caption: &'a str,
    pub unit: &'a str,
    pub series: &'a [String],
    pub groups: &'a [(String, Vec<u32>)],
}

impl Bars {
    /// A chart, in drawings no higher than `highest` wherever one bar allows it.
    ///
    /// # Errors
    /// [`DocumentError::Unfit`] when there are more series than patterns, or more numbers than
    /// series.
    pub fn new(
        fonts: &Fonts,
        page: Page,
        given: &Given<'_>,
        highest: f32,
    ) -> Result<Self, DocumentError> {
        let series = given.series;
        let count = series.len();
        if count > Pattern::ALL.len() {
            return Err(DocumentError::Unfit(format!("a chart of {count} series")));
        }
        if given.groups.iter().any(|(_, values)| values.len() > count) {
            let message = format!("a bar with more numbers than the {count} series");
            return Err(DocumentError::Unfit(message));
        }
        let set = |text: &str, width: f32, most: usize| {
            wrap_at_most(fonts, &[regular(text)], SMALL.size, width, most)
        };
        let group = |(name, values): &(String, Vec<u32>)| {
            let values: Vec<u32> = (0..count)
                .map(|index| values.get(index).copied().unwrap_or(0))
                .collect();
            let number = |value: &u32| set(&italian::number(*value), page.width, 1);
            Group {
                name: name.clone(),
                label: set(name, page.width * LABEL_SHARE, LABEL_LINES),
                numbers: values.iter().map(number).collect(),
                under: Vec::new(),
                values,
            }
        };
        let mut groups: Vec<Group> = given.groups.iter().map(group).collect();
        let number_width = |index: usize| {
            let numbers = groups.iter().map(|group| width(&group.numbers[index]));
            numbers.fold(SWATCH.width, f32::max) + BEFORE_NUMBER
        };
        let mut number_widths: Vec<f32> = (0..count).map(number_width).collect();
        let labels = groups.iter().flat_map(|group| &group.label);
        let label_width = labels.map(|line| line.width).fold(0.0, f32::max);
        if number_widths.iter().sum::<f32>() > page.width * NUMBERS_SHARE {
            number_widths.clear();
            let room = page.width - label_width - AFTER_LABEL;
            for group in &mut groups {
                let numbers: Vec<String> =
                    group.values.iter().copied().map(italian::number).collect();
                let numbers = numbers.join(" · ");
                group.under = wrap(fonts, &[regular(&numbers)], SMALL.size, room);
            }
        }
        let sums = groups.iter().map(|group| sum(&group.values));
        let most = sums.max().unwrap_or(0);
        let (legend, legend_height) = legend(fonts, page, series);
        let unit = if given.unit.trim().is_empty() {
            String::new()
        } else {
            format!(" ({})", given.unit)
        };
        let room = highest - legend_height - HEAD - CAPTION.leading * CAPTION_LINES as f32;
        Ok(Self {
            page,
            caption: wrap_at_most(
                fonts,
                &[bold(given.caption), regular(&unit)],
                CAPTION.size,
                page.width,
                CAPTION_LINES,
            ),
            unit: given.unit.to_owned(),
            series: series.to_vec(),
            legend,
            legend_height,
            nothing: wrap(fonts, &[regular("nessun dato")], SMALL.size, page.width),
            label_width,
            number_widths,
            most,
            drawings: drawings(&groups, room),
            groups,
        })
    }

    fn caption_height(&self) -> f32 {
        if self.caption.is_empty() {
            0.0
        } else {
            self.caption.len() as f32 * CAPTION.leading + UNDER_CAPTION
        }
    }

    fn drawing_height(&self, bars: Range<usize>) -> f32 {
        let bars: f32 = self.groups[bars].iter().map(Group::height).sum();
        self.legend_height + HEAD + bars
    }
}

fn width(lines: &[Line]) -> f32 {
    lines.first().map_or(0.0, |line| line.width)
}

fn sum(values: &[u32]) -> u64 {
    values.iter().map(|&value| u64::from(value)).sum()
}

/// The entries one after the other, in as many lines as they need.
fn legend(fonts: &Fonts, page: Page, series: &[String]) -> (Vec<Entry>, f32) {
    let room = page.width - SWATCH.width - AFTER_SWATCH;
    let (mut x, mut y) = (0.0, 0.0);
    let mut entries = Vec::new();
    for (name, pattern) in series.iter().zip(Pattern::ALL) {
        let name = wrap_at_most(fonts, &[regular(name)], SMALL.size, room, 1);
        let wide = SWATCH.width + AFTER_SWATCH + width(&name);
        if x > 0.0 && x + wide > page.width {
            (x, y) = (0.0, y + SMALL.leading);
        }
        entries.push(Entry {
            pattern,
            name,
            x,
            y,
        });
        x += wide + AFTER_ENTRY;
    }
    (entries, y + SMALL.leading)
}

/// The bars that go in one drawing.
fn drawings(groups: &[Group], room: f32) -> Vec<Range<usize>> {
    let mut drawings: Vec<Range<usize>> = Vec::new();
    let mut used = 0.0;
    for (index, group) in groups.iter().enumerate() {
        used += group.height();
        match drawings.last_mut() {
            Some(drawing) if used <= room => drawing.end = index + 1,
            _ => {
                drawings.push(index..index + 1);
                used = group.height();
            }
        }
    }
    drawings
}

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
