//! PDFs of one page, and what a signing program adds to them.

use lopdf::content::{Content, Operation};
use lopdf::{Document, IncrementalDocument, Object, Stream, StringFormat, dictionary};
use openssl::cms::{CMSOptions, CmsContentInfo};

use crate::certificates::Person;

/// Room for a signature, in bytes.
const ROOM: usize = 12_000;
/// Stands where a number will.
const LATER: i64 = 1_000_000_000;

/// A PDF that shows some words.
pub fn paper(words: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let text = Content {
        operations: vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Tj", vec![Object::string_literal(words)]),
            Operation::new("ET", vec![]),
        ],
    };
    let content = document.add_object(Stream::new(dictionary! {}, text.encode().unwrap()));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Adds something at the end of a PDF, as whoever signs it does.
pub fn add(pdf: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let document = Document::load_mem(pdf).unwrap();
    let mut added = IncrementalDocument::create_from(pdf.to_vec(), document);
    change(&mut added);
    let mut bytes = Vec::new();
    added.save_to(&mut bytes).unwrap();
    bytes
}

/// The first page, to be changed.
pub fn page(added: &mut IncrementalDocument) -> &mut lopdf::Dictionary {
    let id = added.get_prev_documents().get_pages()[&1];
    added.opt_clone_object_to_new_document(id).unwrap();
    added
        .new_document
        .get_object_mut(id)
        .unwrap()
        .as_dict_mut()
        .unwrap()
}

/// Signs a PDF from within: `sign` makes the message of the bytes that count.
pub fn sign_with(pdf: &[u8], time: Option<&str>, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut bytes = add(pdf, |added| {
        let mut signature = dictionary! {
            "Type" => "Sig",
            "Filter" => "Adobe.PPKLite",
            "SubFilter" => "ETSI.CAdES.detached",
            "ByteRange" => vec![0.into(), LATER.into(), LATER.into(), LATER.into()],
            "Contents" => Object::String(vec![0; ROOM], StringFormat::Hexadecimal),
        };
        if let Some(time) = time {
            signature.set("M", Object::string_literal(time));
        }
        let signature = added.new_document.add_object(signature);
        let on = added.get_prev_documents().get_pages()[&1];
        let field = added.new_document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => Object::string_literal(format!("Firma {}", signature.0)),
            "V" => signature,
            "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
            "P" => on,
            "F" => 132,
        });
        let page = page(added);
        let mut over = match page.get(b"Annots").and_then(Object::as_array) {
            Ok(over) => over.clone(),
            Err(_) => Vec::new(),
        };
        over.push(field.into());
        page.set("Annots", over.clone());
        let root = added.get_prev_documents().trailer.get(b"Root").unwrap();
        let root = root.as_reference().unwrap();
        added.opt_clone_object_to_new_document(root).unwrap();
        let catalog = added.new_document.get_object_mut(root).unwrap();
        let form = dictionary! { "Fields" => over, "SigFlags" => 3 };
        catalog.as_dict_mut().unwrap().set("AcroForm", form);
    });
    let beyond = pdf.len();
    let find = |bytes: &[u8], word: &[u8]| {
        let found = bytes[beyond..]
            .windows(word.len())
            .position(|it| it == word);
        found.unwrap() + beyond
    };
    let gap = find(&bytes, &[b"<", &b"0".repeat(64)[..]].concat());
    let after = gap + 2 + 2 * ROOM;
    let range = find(&bytes, b"/ByteRange");
    let end = range
        + bytes[range..]
            .iter()
            .position(|byte| *byte == b']')
            .unwrap();
    let told = format!("/ByteRange[0 {gap} {after} {}", bytes.len() - after);
    bytes[range..end].fill(b' ');
    bytes[range..range + told.len()].copy_from_slice(told.as_bytes());
    let signed = [&bytes[..gap], &bytes[after..]].concat();
    let message = hex::encode(sign(&signed));
    bytes[gap + 1..gap + 1 + message.len()].copy_from_slice(message.as_bytes());
    bytes
}

/// Signs a PDF from within as OpenSSL does.
pub fn sign(pdf: &[u8], person: &Person) -> Vec<u8> {
    sign_with(pdf, Some("D:20220603180500+02'00'"), |signed| {
        by_openssl(signed, person, CMSOptions::DETACHED)
    })
}

/// An envelope as OpenSSL makes it.
pub fn envelope(content: &[u8], person: &Person) -> Vec<u8> {
    by_openssl(content, person, CMSOptions::empty())
}

fn by_openssl(content: &[u8], person: &Person, options: CMSOptions) -> Vec<u8> {
    let message = CmsContentInfo::sign(
        Some(&person.certificate),
        Some(&person.key),
        None,
        Some(content),
        options | CMSOptions::BINARY,
    );
    message.unwrap().to_der().unwrap()
}
