//! Charts of bars: one under the other, each divided among the series, the numbers beside them in
//! columns headed by the pattern they are drawn in. All of it is said again in words.

mod drawing;

use std::ops::Range;

use super::measures::{CAPTION, SMALL};
use super::pattern::Pattern;
use crate::layout::{Page, Text};
use crate::pdf::{Fonts, Rect, bold, mm, regular};
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
    label: Text,
    values: Vec<u32>,
    numbers: Vec<Text>,
    /// The numbers again, where they do not fit beside the bar.
    under: Option<Text>,
}

impl Group {
    /// Height of the bar and its name.
    fn bar_height(&self) -> f32 {
        self.label.height().max(BAR)
    }

    fn height(&self) -> f32 {
        self.bar_height() + self.under.as_ref().map_or(0.0, Text::height) + BETWEEN
    }
}

/// An entry of the legend and where it stands, from the legend's upper left corner.
struct Entry {
    pattern: Pattern,
    name: Text,
    x: f32,
    y: f32,
}

/// A chart, measured.
pub struct Bars {
    page: Page,
    caption: Text,
    unit: String,
    series: Vec<String>,
    legend: Vec<Entry>,
    legend_height: f32,
    groups: Vec<Group>,
    nothing: Text,
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
            Text::cut(fonts, &[regular(text)], SMALL, width, most)
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
                under: None,
                values,
            }
        };
        let mut groups: Vec<Group> = given.groups.iter().map(group).collect();
        let number_width = |index: usize| {
            let numbers = groups.iter().map(|group| group.numbers[index].width());
            numbers.fold(SWATCH.width, f32::max) + BEFORE_NUMBER
        };
        let mut number_widths: Vec<f32> = (0..count).map(number_width).collect();
        let labels = groups.iter().map(|group| group.label.width());
        let label_width = labels.fold(0.0, f32::max);
        if number_widths.iter().sum::<f32>() > page.width * NUMBERS_SHARE {
            number_widths.clear();
            let room = page.width - label_width - AFTER_LABEL;
            for group in &mut groups {
                let numbers: Vec<String> =
                    group.values.iter().copied().map(italian::number).collect();
                let numbers = numbers.join(" · ");
                group.under = Some(Text::whole(fonts, &[regular(&numbers)], SMALL, room));
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
            caption: Text::cut(
                fonts,
                &[bold(given.caption), regular(&unit)],
                CAPTION,
                page.width,
                CAPTION_LINES,
            ),
            unit: given.unit.to_owned(),
            series: series.to_vec(),
            legend,
            legend_height,
            nothing: Text::whole(fonts, &[regular("nessun dato")], SMALL, page.width),
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
            self.caption.height() + UNDER_CAPTION
        }
    }

    fn drawing_height(&self, bars: Range<usize>) -> f32 {
        let bars: f32 = self.groups[bars].iter().map(Group::height).sum();
        self.legend_height + HEAD + bars
    }
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
        let name = Text::cut(fonts, &[regular(name)], SMALL, room, 1);
        let wide = SWATCH.width + AFTER_SWATCH + name.width();
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
