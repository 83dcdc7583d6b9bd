//! What stands at the top of every page: whose register it is. A sheet that comes loose from the
//! others still says all of it.

use super::RegisterSheet;
use super::measures::{HAIR, HEAVY, LEFT, RIGHT, RULE, SERVICE, TEXT, TITLE, TOP, VALUE, WIDTH};
use crate::pdf::{
    Artifact, Canvas, Draft, Fonts, Line, Mark, Rect, Tag, Type, bold, mm, regular, wrap_at_most,
};

const COLUMNS: usize = 4;
const SHARES: [f32; COLUMNS] = [1.16, 1.1, 1.06, 0.9];
const PAD: f32 = mm(1.6);
const ABOVE: f32 = mm(0.7);
const BELOW: f32 = mm(0.9);
const REFERENCE: Type = Type::new(9.0, 1.25);
/// Beyond these a text is cut with an ellipsis: some room for rows must be left on every page, and
/// the archive keeps it whole.
const REFERENCE_LINES: usize = 5;
const VALUE_LINES: usize = 4;
const IDENTITY_WIDTH: f32 = mm(130.0);

struct Field {
    label: Line,
    value: Vec<Line>,
    kind: Type,
}

/// The head of the pages, measured.
pub struct Head<'a> {
    fonts: &'static Fonts,
    sheet: &'a RegisterSheet,
    reference: Vec<Line>,
    /// Three rows of four.
    fields: Vec<Vec<Field>>,
}

impl<'a> Head<'a> {
    pub fn new(fonts: &'static Fonts, sheet: &'a RegisterSheet) -> Self {
        let voucher = format!("{} · {}", sheet.voucher_id, sheet.voucher_kind);
        let fields = [
            ("Ente titolare ed erogatore", sheet.provider.as_str()),
            ("Sportello", &sheet.branch),
            ("Codice OPAL", &sheet.opal),
            ("Id voucher · tipo", &voucher),
            ("Destinatario (titolare del voucher)", &sheet.beneficiary),
            ("Codice fiscale", &sheet.tax_code),
            ("Centro per l’Impiego", &sheet.centre),
            ("Periodo", &sheet.period),
            (
                "Datore di lavoro",
                sheet.employer.as_deref().unwrap_or_default(),
            ),
            (
                "Referente aziendale",
                sheet.contact.as_deref().unwrap_or_default(),
            ),
            ("Coach", &sheet.coach),
            ("Ambito", &sheet.scope),
        ];
        let fields = fields
            .chunks(COLUMNS)
            .map(|row| {
                row.iter()
                    .zip(widths())
                    .map(|(&(label, value), width)| Field::new(fonts, label, value, width))
                    .collect()
            })
            .collect();
        let reference = wrap_at_most(
            fonts,
            &[regular(&sheet.reference_text)],
            REFERENCE.size,
            WIDTH,
            REFERENCE_LINES,
        );
        Self {
            fonts,
            sheet,
            reference,
            fields,
        }
    }

    /// The first free height under the head.
    pub fn bottom(&self) -> f32 {
        self.grid_top() + self.fields.iter().map(|row| row_height(row)).sum::<f32>() + mm(2.2)
    }

    /// Draws the head. It is part of what the document says once, on the first page.
    pub fn draw(&self, draft: &mut Draft, page: usize, pages: usize) {
        let first = page == 1;
        let title_bottom = TOP + TITLE.leading + mm(1.2);
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let y = title_bottom + HEAVY / 2.0;
            canvas.rule((LEFT, y), (RIGHT, y), HEAVY);
            self.draw_grid(canvas);
        });
        self.draw_title(draft, page, pages);
        let mark = mark(draft, Tag::P, first);
        draft.draw(mark, |canvas| {
            canvas.lines(
                &self.reference,
                LEFT,
                title_bottom + HEAVY + mm(1.5),
                REFERENCE,
            );
        });
        let mut y = self.grid_top();
        for row in &self.fields {
            let mut x = LEFT;
            for (field, width) in row.iter().zip(widths()) {
                let mark = self::mark(draft, Tag::P, first);
                draft.draw(mark, |canvas| {
                    canvas.lines(std::slice::from_ref(&field.label), x + PAD, y + ABOVE, TEXT);
                    canvas.lines(&field.value, x + PAD, y + ABOVE + TEXT.leading, field.kind);
                });
                x += width;
            }
            y += row_height(row);
        }
    }

    fn draw_title(&self, draft: &mut Draft, page: usize, pages: usize) {
        let first = page == 1;
        let (sheet, fonts) = (self.sheet, self.fonts);
        let (version, page, pages) = (
            sheet.version.to_string(),
            page.to_string(),
            pages.to_string(),
        );
        let spans = [
            regular("Registro n. "),
            bold(&sheet.number),
            regular(" · versione "),
            bold(&version),
            regular(" · pagina "),
            bold(&page),
            regular(" di "),
            bold(&pages),
        ];
        let identity = wrap_at_most(fonts, &spans, VALUE.size, IDENTITY_WIDTH, 1);
        let identity_left = RIGHT - identity.first().map_or(0.0, |line| line.width);
        let words = if sheet.blank {
            "REGISTRO ATTIVITÀ DA FIRMARE"
        } else {
            "REGISTRO ATTIVITÀ"
        };
        let title = wrap_at_most(fonts, &[bold(words)], TITLE.size, WIDTH, 1);
        let service_left = LEFT + title.first().map_or(0.0, |line| line.width) + mm(5.0);
        let room = identity_left - mm(5.0) - service_left;
        let service = wrap_at_most(fonts, &[regular(&sheet.service)], SERVICE.size, room, 1);
        for (tag, lines, x, kind) in [
            (Tag::H1, &title, LEFT, TITLE),
            (Tag::P, &service, service_left, SERVICE),
            (Tag::P, &identity, identity_left, VALUE),
        ] {
            let mark = mark(draft, tag, first);
            draft.draw(mark, |canvas| {
                let baseline = TOP + canvas.baseline(0, TITLE);
                for line in lines {
                    canvas.line(line, x, baseline, kind.size);
                }
            });
        }
    }

    fn draw_grid(&self, canvas: &mut Canvas<'_>) {
        let top = self.grid_top();
        let mut y = top;
        for row in &self.fields {
            if y > top {
                canvas.rule((LEFT, y), (RIGHT, y), HAIR);
            }
            y += row_height(row);
        }
        let mut x = LEFT;
        for width in &widths()[..COLUMNS - 1] {
            x += width;
            canvas.rule((x, top), (x, y), HAIR);
        }
        canvas.frame(
            Rect {
                x: LEFT,
                y: top,
                width: WIDTH,
                height: y - top,
            },
            RULE,
        );
    }

    fn grid_top(&self) -> f32 {
        let reference = self.reference.len() as f32 * REFERENCE.leading;
        TOP + TITLE.leading + mm(1.2) + HEAVY + mm(1.5) + reference + mm(1.7)
    }
}

impl Field {
    /// A value too long for its box is set smaller before it is cut.
    fn new(fonts: &Fonts, label: &str, value: &str, width: f32) -> Self {
        let value = if value.trim().is_empty() {
            "–"
        } else {
            value
        };
        let room = width - 2.0 * PAD;
        let set = |kind: Type, most| wrap_at_most(fonts, &[bold(value)], kind.size, room, most);
        let label = wrap_at_most(fonts, &[regular(label)], TEXT.size, room, 1)
            .into_iter()
            .next()
            .unwrap_or_default();
        let fits = set(VALUE, usize::MAX).len() <= VALUE_LINES;
        let kind = if fits { VALUE } else { TEXT };
        Self {
            label,
            value: set(kind, VALUE_LINES),
            kind,
        }
    }

    fn height(&self) -> f32 {
        ABOVE + TEXT.leading + self.value.len() as f32 * self.kind.leading + BELOW
    }
}

fn row_height(row: &[Field]) -> f32 {
    row.iter().map(Field::height).fold(mm(8.6), f32::max)
}

fn widths() -> [f32; COLUMNS] {
    let shares: f32 = SHARES.iter().sum();
    SHARES.map(|share| share / shares * WIDTH)
}

/// What is said once and repeated on every other page.
fn mark(draft: &mut Draft, tag: Tag, said_here: bool) -> Mark {
    if said_here {
        let root = draft.root();
        Mark::Content(draft.element(root, tag))
    } else {
        Mark::Artifact(Artifact::Pagination)
    }
}
