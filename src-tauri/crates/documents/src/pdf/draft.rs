//! A document while it is being laid out: pages, what is drawn on them and what each piece is.
//! Lengths are points; `y` grows downward from the top edge, as a page is read.

use affianca_domain::{Area, FieldUse, SignatureField};

use super::fonts::{Fonts, Weight};
use super::structure::{ElementId, Tag, Tree};
use super::text::{Line, Type};

/// Size of a sheet in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl PageSize {
    /// ISO A4 standing.
    pub const A4_PORTRAIT: Self = Self {
        width: super::mm(210.0),
        height: super::mm(297.0),
    };
    /// ISO A4 lying.
    pub const A4_LANDSCAPE: Self = Self {
        width: super::mm(297.0),
        height: super::mm(210.0),
    };
}

/// A box on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Rect {
    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}

/// Why a piece is no part of what the document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// Rules, frames, boxes.
    Layout,
    /// What is repeated on every page.
    Pagination,
}

/// What a piece is to whoever cannot see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Belongs to this element.
    Content(ElementId),
    /// Says nothing.
    Artifact(Artifact),
}

#[derive(Debug)]
pub(super) enum Piece {
    BeginContent {
        tag: Tag,
        mcid: usize,
    },
    BeginArtifact(Artifact),
    End,
    Text {
        weight: Weight,
        size: f32,
        x: f32,
        baseline: f32,
        text: String,
    },
    Stroke {
        points: Vec<(f32, f32)>,
        closed: bool,
        thickness: f32,
    },
    Fill {
        points: Vec<(f32, f32)>,
    },
}

/// A document being laid out.
#[derive(Debug)]
pub struct Draft {
    pub(super) fonts: &'static Fonts,
    pub(super) paper: PageSize,
    pub(super) pages: Vec<Vec<Piece>>,
    pub(super) tree: Tree,
    pub(super) fields: Vec<SignatureField>,
}

impl Draft {
    /// A document of one empty page.
    pub fn new(fonts: &'static Fonts, paper: PageSize) -> Self {
        let mut draft = Self {
            fonts,
            paper,
            pages: Vec::new(),
            tree: Tree::new(),
            fields: Vec::new(),
        };
        draft.next_page();
        draft
    }

    /// Everything drawn from now on goes to a new page.
    pub fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.tree.add_page();
    }

    /// The element that holds all others.
    pub fn root(&self) -> ElementId {
        Tree::ROOT
    }

    /// A new element at the end of another. Elements are read in the order they are made in.
    pub fn element(&mut self, parent: ElementId, tag: Tag) -> ElementId {
        self.tree.add(parent, tag)
    }

    /// A new figure at the end of an element: what it shows in words, for who cannot see it, and
    /// the box it stands in.
    pub fn figure(&mut self, parent: ElementId, alt: &str, place: Rect) -> ElementId {
        let height = self.paper.height;
        let corners = [
            place.x,
            height - place.bottom(),
            place.right(),
            height - place.y,
        ];
        self.tree.add_figure(parent, alt, corners)
    }

    /// How far under the top of a block its `index`th baseline lies.
    pub fn baseline(&self, index: usize, kind: Type) -> f32 {
        self.fonts.baseline(index, kind)
    }

    /// Says that a pen is expected in a box on the current page.
    pub fn expect_pen(&mut self, place: Rect, serves: FieldUse) {
        let [x, y, width, height] =
            [place.x, place.y, place.width, place.height].map(super::in_millimetres);
        self.fields.push(SignatureField {
            page: u32::try_from(self.pages.len()).unwrap_or(u32::MAX),
            area: Area {
                x,
                y,
                width,
                height,
            },
            serves,
        });
    }

    /// Draws on the current page, saying what is drawn.
    pub fn draw(&mut self, mark: Mark, paint: impl FnOnce(&mut Canvas<'_>)) {
        let begin = match mark {
            Mark::Artifact(kind) => Piece::BeginArtifact(kind),
            Mark::Content(element) => {
                let (tag, mcid) = self.tree.add_content(element);
                Piece::BeginContent { tag, mcid }
            }
        };
        if let Some(pieces) = self.pages.last_mut() {
            pieces.push(begin);
            paint(&mut Canvas {
                fonts: self.fonts,
                pieces,
            });
            pieces.push(Piece::End);
        }
    }
}

/// Where a layout draws. It holds no colour: documents are black on white.
pub struct Canvas<'a> {
    fonts: &'static Fonts,
    pieces: &'a mut Vec<Piece>,
}

impl Canvas<'_> {
    /// One line of text, its left end and baseline at the point.
    pub fn line(&mut self, line: &Line, x: f32, baseline: f32, size: f32) {
        let mut x = x;
        for (weight, text) in &line.runs {
            let face = self.fonts.face(*weight);
            self.pieces.push(Piece::Text {
                weight: *weight,
                size,
                x,
                baseline,
                text: text.clone(),
            });
            x += text.chars().map(|c| face.advance(c, size)).sum::<f32>();
        }
    }

    /// Lines one below the other, the first one's top at the point.
    pub fn lines(&mut self, lines: &[Line], x: f32, top: f32, kind: Type) {
        for (index, line) in lines.iter().enumerate() {
            self.line(line, x, top + self.baseline(index, kind), kind.size);
        }
    }

    /// How far under the top of a block its `index`th baseline lies.
    pub fn baseline(&self, index: usize, kind: Type) -> f32 {
        self.fonts.baseline(index, kind)
    }

    /// A straight line.
    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.pieces.push(Piece::Stroke {
            points: vec![from, to],
            closed: false,
            thickness,
        });
    }

    /// A black area.
    pub fn fill(&mut self, points: Vec<(f32, f32)>) {
        self.pieces.push(Piece::Fill { points });
    }

    /// A closed line.
    pub fn outline(&mut self, points: Vec<(f32, f32)>, thickness: f32) {
        self.pieces.push(Piece::Stroke {
            points,
            closed: true,
            thickness,
        });
    }

    /// The outline of a box.
    pub fn frame(&mut self, rect: Rect, thickness: f32) {
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.outline(points, thickness);
    }
}
