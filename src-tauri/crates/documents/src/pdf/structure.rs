//! The structure tree: what a document says it is made of, for a screen reader and for whoever
//! takes the text out of it. It is kept while the pages are drawn and written at the end.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// What an element is. Only the kinds that a document of ours uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The whole; there is exactly one.
    Document,
    /// The title.
    H1,
    /// A heading of a part.
    H2,
    /// A heading inside a part.
    H3,
    /// A paragraph.
    P,
    /// A list.
    L(Numbering),
    /// One of its items.
    LI,
    /// The number or mark of an item.
    Lbl,
    /// What an item says.
    LBody,
    /// What a table is about.
    Caption,
    /// A drawing; made with [`super::Draft::figure`].
    Figure,
    /// A table.
    Table,
    /// Its head.
    THead,
    /// Its rows.
    TBody,
    /// One row.
    TR,
    /// A cell that names a row or a column.
    TH(Scope),
    /// A cell.
    TD,
}

/// What a heading cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The cells at its right.
    Row,
    /// The cells below.
    Column,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Numbers.
    Decimal,
    /// Dots.
    Disc,
}

impl Tag {
    /// The standard structure type of PDF 1.7.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L(_) => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Caption => "Caption",
            Self::Figure => "Figure",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::TR => "TR",
            Self::TH(_) => "TH",
            Self::TD => "TD",
        }
    }

    fn attributes(self) -> Option<Dictionary> {
        match self {
            Self::TH(scope) => {
                let scope = match scope {
                    Scope::Row => "Row",
                    Scope::Column => "Column",
                };
                Some(dictionary! { "O" => "Table", "Scope" => scope })
            }
            Self::L(numbering) => {
                let numbering = match numbering {
                    Numbering::Decimal => "Decimal",
                    Numbering::Disc => "Disc",
                };
                Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
            }
            _ => None,
        }
    }
}

/// Names an element of one draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElementId(usize);

#[derive(Debug)]
enum Kid {
    Element(ElementId),
    Content { page: usize, mcid: usize },
}

/// What a figure says of itself.
#[derive(Debug)]
struct Figure {
    alt: String,
    /// Left, bottom, right, top, from the lower left corner of the page.
    corners: [f32; 4],
}

#[derive(Debug)]
struct Element {
    tag: Tag,
    parent: Option<ElementId>,
    kids: Vec<Kid>,
    figure: Option<Figure>,
}

/// The elements of a document, the first being the whole.
#[derive(Debug)]
pub(super) struct Tree {
    elements: Vec<Element>,
    /// For each page, the element that owns each piece of marked content.
    owners: Vec<Vec<ElementId>>,
}

impl Tree {
    pub const ROOT: ElementId = ElementId(0);

    pub fn new() -> Self {
        Self {
            elements: vec![Element {
                tag: Tag::Document,
                parent: None,
                kids: Vec::new(),
                figure: None,
            }],
            owners: Vec::new(),
        }
    }

    pub fn add_page(&mut self) {
        self.owners.push(Vec::new());
    }

    pub fn add(&mut self, parent: ElementId, tag: Tag) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            tag,
            parent: Some(parent),
            kids: Vec::new(),
            figure: None,
        });
        self.elements[parent.0].kids.push(Kid::Element(id));
        id
    }

    pub fn add_figure(&mut self, parent: ElementId, alt: &str, corners: [f32; 4]) -> ElementId {
        let id = self.add(parent, Tag::Figure);
        self.elements[id.0].figure = Some(Figure {
            alt: alt.to_owned(),
            corners,
        });
        id
    }

    /// Gives the next piece of marked content of the last page to an element.
    pub fn add_content(&mut self, element: ElementId) -> (Tag, usize) {
        let page = self.owners.len() - 1;
        let mcid = self.owners[page].len();
        self.owners[page].push(element);
        self.elements[element.0]
            .kids
            .push(Kid::Content { page, mcid });
        (self.elements[element.0].tag, mcid)
    }

    /// Writes the tree and ties every page to it.
    pub fn write(
        &self,
        document: &mut Document,
        pages: &[ObjectId],
    ) -> Result<ObjectId, lopdf::Error> {
        let root = document.new_object_id();
        let ids: Vec<ObjectId> = self
            .elements
            .iter()
            .map(|_| document.new_object_id())
            .collect();
        for (element, &id) in self.elements.iter().zip(&ids) {
            let parent = element.parent.map_or(root, |parent| ids[parent.0]);
            document.set_object(id, element.dictionary(parent, &ids, pages));
        }
        let mut numbers = Vec::new();
        for (index, owners) in self.owners.iter().enumerate() {
            let owners = owners
                .iter()
                .map(|owner| Object::Reference(ids[owner.0]))
                .collect();
            numbers.push(Object::from(index as i64));
            numbers.push(Object::Reference(
                document.add_object(Object::Array(owners)),
            ));
        }
        let parents = document.add_object(dictionary! { "Nums" => numbers });
        document.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => vec![Object::Reference(ids[0])],
                "ParentTree" => parents,
                "ParentTreeNextKey" => pages.len() as i64,
            },
        );
        for (index, &page) in pages.iter().enumerate() {
            let page = document.get_object_mut(page)?.as_dict_mut()?;
            page.set("StructParents", index as i64);
            page.set("Tabs", "S");
        }
        Ok(root)
    }
}

impl Element {
    fn dictionary(&self, parent: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Dictionary {
        let home = self.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        let kids = self.kids.iter().map(|kid| match *kid {
            Kid::Element(element) => Object::Reference(ids[element.0]),
            Kid::Content { page, mcid } if Some(page) == home => Object::from(mcid as i64),
            Kid::Content { page, mcid } => {
                dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => mcid as i64 }.into()
            }
        });
        // Without the optional `Type`, which would be a tenth of the file.
        let mut dictionary = dictionary! { "S" => self.tag.name(), "P" => parent };
        if !self.kids.is_empty() {
            dictionary.set("K", kids.collect::<Vec<_>>());
        }
        if let Some(page) = home {
            dictionary.set("Pg", pages[page]);
        }
        if let Some(attributes) = self.tag.attributes() {
            dictionary.set("A", attributes);
        }
        if let Some(figure) = &self.figure {
            let corners = figure.corners.map(Object::Real).to_vec();
            dictionary.set("Alt", lopdf::text_string(&figure.alt));
            dictionary.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners },
            );
        }
        dictionary
    }
}
