//! Whether the pages of a PDF still show what was issued. What a signing program adds at the end of a
//! PDF may take the place of anything before it: the bytes are all there, and nobody sees them.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// What a page shows, wherever it inherits it from.
const SHOWN: [&[u8]; 7] = [
    b"Contents",
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"Rotate",
    b"UserUnit",
    b"Group",
];
/// How deep values may stand in each other.
const DEEPEST: usize = 60;
/// How many nodes of pages are asked for what a page inherits.
const HIGHEST: usize = 16;

/// Whether `signed`, which begins with `issued`, shows the same pages and adds to them nothing but
/// signatures; `None` where that cannot be told.
pub(super) fn are_same(issued: &[u8], signed: &[u8]) -> Option<bool> {
    let compared = catch_unwind(AssertUnwindSafe(|| {
        let issued = Document::load_mem(issued).ok()?;
        let signed = Document::load_mem(signed).ok()?;
        Some(show_the_same(&issued, &signed))
    }));
    compared.ok().flatten()
}

fn show_the_same(issued: &Document, signed: &Document) -> bool {
    let (before, after) = (issued.get_pages(), signed.get_pages());
    let mut comparison = Comparison {
        issued,
        signed,
        seen: BTreeSet::new(),
    };
    before.len() == after.len()
        && layers(issued) == layers(signed)
        && before.iter().zip(&after).all(|((_, old), (_, new))| {
            comparison.is_same_page(*old, *new) && adds_only_signatures(issued, *old, signed, *new)
        })
}

/// What may be hidden and shown.
fn layers(document: &Document) -> Option<&Object> {
    document.catalog().ok()?.get(b"OCProperties").ok()
}

fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..HIGHEST {
        if let Ok(value) = node.get(key) {
            return Some(value);
        }
        let parent = node.get(b"Parent").and_then(Object::as_reference).ok()?;
        node = document.get_dictionary(parent).ok()?;
    }
    None
}

/// Two documents held against each other.
struct Comparison<'a> {
    issued: &'a Document,
    signed: &'a Document,
    /// References compared already, or being so.
    seen: BTreeSet<(ObjectId, ObjectId)>,
}

impl Comparison<'_> {
    fn is_same_page(&mut self, old: ObjectId, new: ObjectId) -> bool {
        SHOWN.iter().all(|key| {
            let pair = (
                inherited(self.issued, old, key),
                inherited(self.signed, new, key),
            );
            match pair {
                (None, None) => true,
                (Some(old), Some(new)) => self.is_same(old, new, 0),
                _ => false,
            }
        })
    }

    /// Whether two values are the same, with all they refer to.
    fn is_same(&mut self, old: &Object, new: &Object, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        match (old, new) {
            (Object::Reference(one), Object::Reference(other)) => {
                if !self.seen.insert((*one, *other)) {
                    return true;
                }
                let (issued, signed) = (self.issued, self.signed);
                match (issued.get_object(*one), signed.get_object(*other)) {
                    (Ok(old), Ok(new)) => self.is_same(old, new, depth + 1),
                    (Err(_), Err(_)) => true,
                    _ => false,
                }
            }
            (Object::Array(old), Object::Array(new)) => {
                let mut pairs = old.iter().zip(new);
                old.len() == new.len() && pairs.all(|(old, new)| self.is_same(old, new, depth + 1))
            }
            (Object::Dictionary(old), Object::Dictionary(new)) => self.has_same(old, new, depth),
            (Object::Stream(old), Object::Stream(new)) => {
                old.content == new.content && self.has_same(&old.dict, &new.dict, depth)
            }
            (old, new) => old == new,
        }
    }

    fn has_same(&mut self, old: &Dictionary, new: &Dictionary, depth: usize) -> bool {
        old.len() == new.len()
            && old.iter().all(|(key, value)| {
                let other = new.get(key);
                other.is_ok_and(|other| self.is_same(value, other, depth + 1))
            })
    }
}

/// Whether what lies over a page is what was there, and signatures.
fn adds_only_signatures(
    issued: &Document,
    old: ObjectId,
    signed: &Document,
    new: ObjectId,
) -> bool {
    let before = over(issued, old);
    over(signed, new).into_iter().all(|one| {
        before.contains(&one)
            || signed
                .dereference(&one)
                .ok()
                .and_then(|(_, one)| one.as_dict().ok())
                .is_some_and(|one| is_signature(signed, one))
    })
}

/// What lies over a page.
fn over(document: &Document, page: ObjectId) -> Vec<Object> {
    let all = document
        .get_dictionary(page)
        .and_then(|it| it.get(b"Annots"));
    all.ok()
        .and_then(|all| document.dereference(all).ok())
        .and_then(|(_, all)| all.as_array().ok().cloned())
        .unwrap_or_default()
}

fn is_signature(document: &Document, field: &Dictionary) -> bool {
    let mut node = Some(field);
    for _ in 0..HIGHEST {
        let Some(here) = node else { return false };
        if let Ok(kind) = here.get(b"FT").and_then(Object::as_name) {
            return kind == b"Sig";
        }
        let parent = here.get(b"Parent").and_then(Object::as_reference);
        node = parent.ok().and_then(|id| document.get_dictionary(id).ok());
    }
    false
}
