//! Lists: numbers or dots at the left, the items beside them.

use std::ops::Range;

use super::measures::{ABOVE_TEXT, BODY};
use super::model::Run;
use super::prose::spans;
use crate::layout::{Flow, Page, Place, Text, Unit, lines_kept_together};
use crate::pdf::{Draft, ElementId, Fonts, Mark, Numbering, Tag, mm, regular};

const BETWEEN_ITEMS: f32 = mm(0.8);
const INDENT: f32 = mm(2.5);
const AFTER_LABEL: f32 = mm(2.2);

struct Item {
    label: Text,
    text: Text,
}

/// A list, measured.
pub struct List {
    page: Page,
    numbering: Numbering,
    items: Vec<Item>,
    label_width: f32,
    /// For each unit its item and lines.
    units: Vec<(usize, Range<usize>)>,
    element: Option<ElementId>,
    body: Option<ElementId>,
}

impl List {
    /// A list; items with nothing to print are left out.
    pub fn new(fonts: &Fonts, page: Page, ordered: bool, items: &[Vec<Run>]) -> Self {
        let printed: Vec<&Vec<Run>> = items
            .iter()
            .filter(|runs| !Text::whole(fonts, &spans(runs), BODY, page.width).is_empty())
            .collect();
        let label = |index: usize| {
            let text = if ordered {
                format!("{}.", index + 1)
            } else {
                "•".to_owned()
            };
            Text::cut(fonts, &[regular(&text)], BODY, page.width, 1)
        };
        let labels: Vec<Text> = (0..printed.len()).map(label).collect();
        let label_width = labels.iter().map(Text::width).fold(0.0, f32::max);
        let room = page.width - INDENT - label_width - AFTER_LABEL;
        let items: Vec<Item> = labels
            .into_iter()
            .zip(printed)
            .map(|(label, runs)| Item {
                label,
                text: Text::whole(fonts, &spans(runs), BODY, room),
            })
            .collect();
        let units = items.iter().enumerate().flat_map(|(index, item)| {
            let stretches = lines_kept_together(item.text.lines.len());
            stretches.into_iter().map(move |lines| (index, lines))
        });
        Self {
            page,
            numbering: if ordered {
                Numbering::Decimal
            } else {
                Numbering::Disc
            },
            units: units.collect(),
            items,
            label_width,
            element: None,
            body: None,
        }
    }

    /// Whether there is anything to print.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl Flow for List {
    fn units(&self) -> Vec<Unit> {
        let unit = |(index, (_, lines)): (usize, &(usize, Range<usize>))| Unit {
            above: match (index, lines.start) {
                (0, _) => ABOVE_TEXT,
                (_, 0) => BETWEEN_ITEMS,
                _ => 0.0,
            },
            height: lines.len() as f32 * BODY.leading,
            ..Unit::default()
        };
        self.units.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let Some((index, lines)) = self.units.get(unit).cloned() else {
            return;
        };
        let item = &self.items[index];
        let label_right = self.page.left + INDENT + self.label_width;
        if lines.start == 0 {
            let root = draft.root();
            let numbering = self.numbering;
            let list = *self
                .element
                .get_or_insert_with(|| draft.element(root, Tag::L(numbering)));
            let element = draft.element(list, Tag::LI);
            let label = draft.element(element, Tag::Lbl);
            draft.draw(Mark::Content(label), |canvas| {
                item.label.draw_to(canvas, label_right, place.top);
            });
            self.body = Some(draft.element(element, Tag::LBody));
        }
        if let Some(body) = self.body {
            draft.draw(Mark::Content(body), |canvas| {
                let words = &item.text.lines[lines];
                canvas.lines(words, label_right + AFTER_LABEL, place.top, BODY);
            });
        }
    }
}
