//! What is added to a PDF may hide what was issued, though every byte of it is there.

use affianca_workflow::signed_files::read;
use lopdf::{Object, Stream, dictionary};

use crate::certificates::Person;
use crate::papers::{add, page, paper, sign};

#[test]
fn pages_that_show_something_else_are_told() {
    let issued = paper("registro 2022/001: 2 ore");
    let anna = Person::new("Anna", "Moretti");
    let shown = |pdf: &[u8]| read(&sign(pdf, &anna), &issued).unwrap().same_pages;
    let other = add(&issued, |added| {
        let text = Stream::new(dictionary! {}, b"BT /F1 12 Tf (8 ore) Tj ET".to_vec());
        let text = added.new_document.add_object(text);
        page(added).set("Contents", text);
    });
    assert_eq!(shown(&other), Some(false), "other words");
    let rotated = add(&issued, |added| page(added).set("Rotate", 180));
    assert_eq!(shown(&rotated), Some(false));
    let over = add(&issued, |added| {
        let note = added.new_document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "FreeText",
            "Contents" => Object::string_literal("8 ore"),
            "Rect" => vec![0.into(), 0.into(), 200.into(), 200.into()],
        });
        page(added).set("Annots", vec![note.into()]);
    });
    assert_eq!(shown(&over), Some(false), "words over the page");
    let described = add(&issued, |added| {
        let id = added
            .new_document
            .add_object(dictionary! { "Title" => Object::string_literal("Firmato") });
        added.new_document.trailer.set("Info", id);
    });
    assert_eq!(shown(&described), Some(true), "nothing that shows");
}

#[test]
fn a_change_between_two_signatures_is_told() {
    let issued = paper("registro 2022/001: 2 ore");
    let once = sign(&issued, &Person::new("Anna", "Moretti"));
    let changed = add(&once, |added| page(added).set("Rotate", 180));
    let twice = sign(&changed, &Person::new("Mario", "Rossi"));
    let file = read(&twice, &issued).unwrap();
    assert!(
        file.signatures
            .iter()
            .all(affianca_domain::signed_file::FileSignature::holds)
    );
    assert_eq!(file.same_pages, Some(false));
    assert!(file.is_loud());
}
