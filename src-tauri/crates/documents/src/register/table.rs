//! Draws the table of sessions: its head, on every page, and its rows.

use super::measures::{
    COLUMN_HEAD, HAIR, HEAVY, LEFT, RIGHT, RULE, TEXT, TICK, TICK_GAP, WIDTH, WRITING_PITCH, tick,
};
use super::rows::{PAD_X, PAD_Y, Purpose, Row, TEXT_CELLS, WIDTHS};
use crate::pdf::{
    Artifact, Canvas, Draft, ElementId, Fonts, Line, Mark, Rect, Scope, Tag, Type, bold, mm,
    regular, wrap,
};

const TITLES: [&str; TEXT_CELLS + 2] = [
    "n.",
    "data",
    "inizio",
    "fine",
    "ore",
    "attività",
    "luogo",
    "descrizione dell’attività svolta",
    "firma del coach",
    "firma del destinatario\no del referente aziendale",
];
const COACH: usize = TEXT_CELLS;
const RECIPIENT: usize = TEXT_CELLS + 1;

/// The table, with its element in the document once the first head is drawn.
pub struct Table {
    fonts: &'static Fonts,
    titles: Vec<Vec<Line>>,
    element: Option<ElementId>,
    body: Option<ElementId>,
}

impl Table {
    pub fn new(fonts: &'static Fonts) -> Self {
        let title = |(text, width): (&&str, &f32)| {
            wrap(fonts, &[bold(text)], COLUMN_HEAD.size, width - 2.0 * PAD_X)
        };
        Self {
            fonts,
            titles: TITLES.iter().zip(&WIDTHS).map(title).collect(),
            element: None,
            body: None,
        }
    }

    pub fn head_height(&self) -> f32 {
        let lines = self.titles.iter().map(Vec::len).max().unwrap_or_default();
        lines as f32 * COLUMN_HEAD.leading + 2.0 * PAD_Y
    }

    /// Draws the head under `top`. It belongs to the table once and is a repetition afterwards; a
    /// table with no rows is a drawing only, since PDF/UA knows no head without a body.
    pub fn draw_head(&mut self, draft: &mut Draft, top: f32, with_rows: bool) {
        let height = self.head_height();
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            draw_box(canvas, top, height);
            canvas.rule((LEFT, top), (RIGHT, top), RULE);
            canvas.rule((LEFT, top + height), (RIGHT, top + height), HEAVY);
        });
        let row = (with_rows && self.element.is_none()).then(|| {
            let root = draft.root();
            let table = draft.element(root, Tag::Table);
            self.element = Some(table);
            let head = draft.element(table, Tag::THead);
            draft.element(head, Tag::TR)
        });
        for (column, lines) in self.titles.iter().enumerate() {
            let mark = match row {
                Some(row) => Mark::Content(draft.element(row, Tag::TH(Scope::Column))),
                None => Mark::Artifact(Artifact::Pagination),
            };
            let top = top + height - PAD_Y - lines.len() as f32 * COLUMN_HEAD.leading;
            draft.draw(mark, |canvas| {
                draw_cell(canvas, column, lines, top, COLUMN_HEAD);
            });
        }
    }

    /// Draws a row under `top`.
    pub fn draw_row(&mut self, draft: &mut Draft, row: &Row, top: f32) {
        let Some(table) = self.element else { return };
        let height = row.height();
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            draw_box(canvas, top, height);
            canvas.rule((LEFT, top + height), (RIGHT, top + height), HAIR);
            self.draw_marks(canvas, row, top);
        });
        let body = *self
            .body
            .get_or_insert_with(|| draft.element(table, Tag::TBody));
        let element = draft.element(body, Tag::TR);
        for (column, lines) in row.cells.iter().enumerate() {
            let tag = if column == 0 {
                Tag::TH(Scope::Row)
            } else {
                Tag::TD
            };
            let cell = draft.element(element, tag);
            draft.draw(Mark::Content(cell), |canvas| {
                draw_cell(canvas, column, lines, middle(lines, top, height), TEXT);
            });
        }
        draft.element(element, Tag::TD);
        let recipient = draft.element(element, Tag::TD);
        if row.purpose == Purpose::Sign || row.purpose == Purpose::WriteAndSign {
            draft.draw(Mark::Content(recipient), |canvas| {
                for (line, x, baseline) in self.choices(canvas, top + height) {
                    canvas.line(&line, x + TICK + TICK_GAP, baseline, TEXT.size);
                }
            });
        }
    }

    /// Everything in a row that is no text: strokes, bars, boxes to tick, lines to write on.
    fn draw_marks(&self, canvas: &mut Canvas<'_>, row: &Row, top: f32) {
        let height = row.height();
        for (column, lines) in row
            .cells
            .iter()
            .enumerate()
            .filter(|(column, _)| row.strikes(*column))
        {
            let first = middle(lines, top, height);
            for (index, line) in lines.iter().enumerate() {
                let x = cell_left(column, line);
                let y = first + canvas.baseline(index, TEXT) - 0.28 * TEXT.size;
                canvas.rule((x, y), (x + line.width, y), mm(0.3));
            }
        }
        match row.purpose {
            Purpose::Struck | Purpose::GoesOn => {
                for column in [COACH, RECIPIENT] {
                    let x = left(column);
                    canvas.rule((x, top + height), (x + WIDTHS[column], top), mm(0.25));
                }
            }
            Purpose::Sign => self.draw_ticks(canvas, top + height),
            Purpose::WriteAndSign => {
                self.draw_ticks(canvas, top + height);
                let column = TEXT_CELLS - 1;
                let x = left(column) + PAD_X;
                for line in 1..=3_u8 {
                    let y = top + f32::from(line) * WRITING_PITCH;
                    canvas.rule((x, y), (x + WIDTHS[column] - 2.0 * PAD_X, y), HAIR);
                }
            }
        }
    }

    fn draw_ticks(&self, canvas: &mut Canvas<'_>, bottom: f32) {
        for (_, x, baseline) in self.choices(canvas, bottom) {
            canvas.frame(tick(x, baseline), mm(0.25));
        }
    }

    /// Who may sign for the recipient: the words, where the box before them starts, the baseline.
    fn choices(&self, canvas: &Canvas<'_>, bottom: f32) -> Vec<(Line, f32, f32)> {
        let baseline = bottom - mm(0.8) - TEXT.leading + canvas.baseline(0, TEXT);
        let mut x = left(RECIPIENT) + PAD_X;
        let mut choices = Vec::new();
        for words in ["titolare", "referente aziendale"] {
            for line in wrap(self.fonts, &[regular(words)], TEXT.size, WIDTH) {
                let next = x + TICK + TICK_GAP + line.width + mm(2.4);
                choices.push((line, x, baseline));
                x = next;
            }
        }
        choices
    }
}

/// Uprights between the columns and at both ends.
fn draw_box(canvas: &mut Canvas<'_>, top: f32, height: f32) {
    for column in 1..WIDTHS.len() {
        let x = left(column);
        canvas.rule((x, top), (x, top + height), HAIR);
    }
    for x in [LEFT, RIGHT] {
        canvas.rule((x, top), (x, top + height), RULE);
    }
}

fn draw_cell(canvas: &mut Canvas<'_>, column: usize, lines: &[Line], top: f32, kind: Type) {
    for (index, line) in lines.iter().enumerate() {
        let baseline = top + canvas.baseline(index, kind);
        canvas.line(line, cell_left(column, line), baseline, kind.size);
    }
}

/// Where a line of a cell starts: the number stands at the right.
fn cell_left(column: usize, line: &Line) -> f32 {
    match column {
        0 => left(0) + WIDTHS[0] - PAD_X - line.width,
        _ => left(column) + PAD_X,
    }
}

fn left(column: usize) -> f32 {
    LEFT + WIDTHS[..column].iter().sum::<f32>()
}

fn middle(lines: &[Line], top: f32, height: f32) -> f32 {
    top + (height - lines.len() as f32 * TEXT.leading) / 2.0
}

/// Bars what is left of the page, so that nothing can be added by hand.
pub fn draw_unused(draft: &mut Draft, fonts: &Fonts, space: Rect, words: &str, mark: Mark) {
    let lines = wrap(fonts, &[regular(words)], TEXT.size, WIDTH);
    let Some(line) = lines.first() else { return };
    let (x, y) = (space.x + space.width / 2.0, space.y + space.height / 2.0);
    // The stroke leaves out the words: as long as they are, or as high where it is steep.
    let slope = space.height / space.width;
    let half = (line.width / 2.0 + mm(3.0)).min(TEXT.leading / slope);
    let drop = slope * half;
    draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
        canvas.frame(space, RULE);
        canvas.rule((space.x, space.bottom()), (x - half, y + drop), mm(0.25));
        canvas.rule((x + half, y - drop), (space.right(), space.y), mm(0.25));
    });
    draft.draw(mark, |canvas| {
        let top = y - TEXT.leading / 2.0;
        canvas.lines(std::slice::from_ref(line), x - line.width / 2.0, top, TEXT);
    });
}
