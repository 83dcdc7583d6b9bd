//! The codes by which a scanned page is found again: a square at the upper right corner of the sheet and
//! one at the lower left, so that four far corners say how the page lies, and the same in letters.

use affianca_domain::PageCodes;
use qrcodegen::{DataTooLong, Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::measures::Page;
use super::page::PageNumber;
use super::text::Text;
use crate::pdf::{Canvas, Draft, Fonts, Mark, Rect, Tag, Type, bold, mm, regular};

/// Side of a square. Readers fail on smaller ones before they fail on anything else.
pub const SIDE: f32 = mm(22.0);
/// White a reader needs around a square: four of its modules, of which the margin of the page gives two
/// sides.
const QUIET: f32 = mm(3.6);
/// Rows of modules overlap so much, or a screen shows a hair between them.
const OVERLAP: f32 = mm(0.02);
/// Codes of one length have squares of one size.
const SMALLEST: u8 = 2;

/// The codes of one paper; a draft has none.
pub struct Codes {
    page: Page,
    codes: Option<PageCodes>,
    fonts: &'static Fonts,
    kind: Type,
}

impl Codes {
    pub fn new(page: Page, codes: Option<&PageCodes>, fonts: &'static Fonts, kind: Type) -> Self {
        Self {
            page,
            codes: codes.cloned(),
            fonts,
            kind,
        }
    }

    /// Whether the paper has any.
    pub fn are_there(&self) -> bool {
        self.codes.is_some()
    }

    /// The page as what stands beside the upper square sees it.
    pub fn beside_upper(&self) -> Page {
        let page = self.page;
        if !self.are_there() {
            return page;
        }
        let right = page.right - SIDE - QUIET;
        Page {
            right,
            width: right - page.left,
            ..page
        }
    }

    /// The page as what stands beside the lower square sees it.
    pub fn beside_lower(&self) -> Page {
        let page = self.page;
        if !self.are_there() {
            return page;
        }
        let left = page.left + SIDE + QUIET;
        Page {
            left,
            width: page.right - left,
            ..page
        }
    }

    /// Lower edge of the upper square; the top of the page where there is none.
    pub fn upper_end(&self) -> f32 {
        self.page.top + if self.are_there() { SIDE } else { 0.0 }
    }

    /// From where the whole width is free.
    pub fn under_upper(&self) -> f32 {
        self.upper_end() + if self.are_there() { QUIET } else { 0.0 }
    }

    /// To where the whole width is free.
    pub fn over_lower(&self) -> f32 {
        self.page.bottom - if self.are_there() { SIDE + QUIET } else { 0.0 }
    }

    /// Draws both squares of a page, and the letters on a line whose top is given.
    pub fn draw(&self, draft: &mut Draft, page: PageNumber, letters_top: f32) {
        let Some(codes) = &self.codes else { return };
        let [number, of] = [page.number, page.of].map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        let code = codes.of_page(number, of);
        // A code too long for any square cannot be: the letters stand all the same.
        if let Ok(square) = square(&code) {
            let upper = (self.page.right - SIDE, self.page.top);
            let lower = (self.page.left, self.page.bottom - SIDE);
            for (x, y) in [upper, lower] {
                let place = Rect {
                    x,
                    y,
                    width: SIDE,
                    height: SIDE,
                };
                let root = draft.root();
                let alt = format!("Codice quadrato del foglio: {code}");
                let figure = draft.figure(root, &alt, place);
                draft.draw(Mark::Content(figure), |canvas| {
                    draw_square(canvas, &square, place);
                });
            }
        }
        let beside = self.beside_lower();
        let spans = [regular("codice del foglio "), bold(&code)];
        let letters = Text::cut(self.fonts, &spans, self.kind, beside.width, 1);
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            letters.draw(canvas, beside.left, letters_top);
        });
    }
}

/// The square of a code, with a quarter of it to spare.
fn square(code: &str) -> Result<QrCode, DataTooLong> {
    let segment = if QrSegment::is_alphanumeric(code) {
        vec![QrSegment::make_alphanumeric(code)]
    } else {
        QrSegment::make_segments(code)
    };
    QrCode::encode_segments_advanced(
        &segment,
        QrCodeEcc::Quartile,
        Version::new(SMALLEST),
        Version::MAX,
        Option::<Mask>::None,
        false,
    )
}

fn draw_square(canvas: &mut Canvas<'_>, square: &QrCode, place: Rect) {
    let modules = square.size();
    let module = place.width / modules as f32;
    for row in 0..modules {
        let mut column = 0;
        while column < modules {
            let start = column;
            while column < modules && square.get_module(column, row) {
                column += 1;
            }
            if column > start {
                let (left, right) = (start as f32 * module, column as f32 * module);
                let (left, right) = (place.x + left, place.x + right);
                let top = place.y + row as f32 * module;
                let bottom = top + module + OVERLAP;
                canvas.fill(vec![
                    (left, top),
                    (right, top),
                    (right, bottom),
                    (left, bottom),
                ]);
            }
            column += 1;
        }
    }
}
