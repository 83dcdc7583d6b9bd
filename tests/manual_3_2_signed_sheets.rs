//! §3.2 of the manual, the register once it is signed: its scan finds it by the code printed on every page, and
//! what was signed on it is recorded by somebody's key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod simulated;

use affianca_domain::{FieldUse, FieldVerdict, RegisterState, Signer, THRESHOLDS};
use affianca_tests::body::registers::delivered;
use affianca_tests::body::{Body, print};
use affianca_workflow::filing::{
    Binder, Desk, FieldSaid, FilingDesk, PageBefore, PageSaid, PageStanding, PageToFile, SheetFile,
};
use affianca_workflow::registers::RegisterOrder;
use affianca_workflow::today::TodayFilter;
use affianca_workflow::{Error, Problem, Refusal, Result};
use simulated::signed;
use simulated::support::camera::Level;

fn bind(pages: &[Vec<u8>]) -> Result<Vec<u8>> {
    affianca_documents::scan_pdf(pages).map_err(|why| Error::Document(why.to_string()))
}

fn pages(pdf: &[u8]) -> Result<Vec<Vec<u8>>> {
    affianca_documents::scan_pages(pdf).map_err(|why| Error::Document(why.to_string()))
}

const BINDER: Binder = Binder { bind, pages };

/// Reads a file onto a desk as the program does.
fn read(body: &Body, desk: &mut Desk, name: &str, bytes: Vec<u8>) {
    let file = match SheetFile::new(name, bytes) {
        Ok(file) => file,
        Err(unread) => return desk.put_unread(unread),
    };
    for page in 0..file.pages() {
        let before = PageBefore::read(&file, page);
        let (known, printed) = body.archive().what_page(&before).unwrap();
        desk.put(before.as_known(known, printed)).unwrap();
    }
}

fn look(body: &Body, desk: &Desk) -> FilingDesk {
    body.archive().filing_desk(desk).unwrap()
}

/// A page to be filed with all that was read on it.
fn as_read(desk: &FilingDesk, index: usize) -> PageToFile {
    let page = &desk.pages[index];
    PageToFile {
        key: page.key,
        fields: page
            .fields
            .iter()
            .map(|field| FieldSaid {
                index: field.index,
                verdict: field.verdict,
            })
            .collect(),
    }
}

const MISSING: FieldUse = FieldUse::Row {
    row: 3,
    signer: Signer::Recipient,
};

/// §3.2: «Il registro attività […] dovrà essere firmato dal coach e dal destinatario […] e conservato agli atti».
#[test]
fn a_signed_page_finds_its_register_and_is_filed_by_one_key() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let mut desk = Desk::default();
    let scan = signed(&body, id, 1, &[MISSING], Level::Scanner);
    read(&body, &mut desk, "scansione 001.jpg", scan.clone());
    let seen = look(&body, &desk);
    let page = &seen.pages[0];
    assert_eq!(page.standing, PageStanding::Found, "{}", page.told);
    assert_eq!((page.register, page.page), (Some(id), 1));
    assert!(
        page.told
            .starts_with("registro 2022/001, versione 1, pagina 1 di "),
        "{}",
        page.told
    );
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    for field in &page.fields {
        let expected = match field.serves {
            MISSING | FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. } => {
                FieldVerdict::Empty
            }
            FieldUse::Row { .. } | FieldUse::Closing { .. } => FieldVerdict::Signed,
        };
        assert_eq!(field.verdict, expected, "{}", field.called);
        assert!(field.crop.starts_with("data:image/jpeg;base64,"));
    }
    // The second row was not held: it is crossed out, and nobody signs there.
    let rows = page
        .fields
        .iter()
        .filter(|field| matches!(field.serves, FieldUse::Row { row: 2, .. }));
    assert_eq!(rows.count(), 0);
    // Until the key is pressed nothing is recorded.
    assert_eq!(body.register(id).row.state, RegisterState::ToSign);

    let all: Vec<PageToFile> = (0..seen.pages.len())
        .map(|index| as_read(&seen, index))
        .collect();
    let filed = body
        .archive()
        .file_sheets(&desk, &all, BINDER, body.now())
        .unwrap();
    desk.filed(&filed);
    let register = body.register(id);
    assert_eq!(register.row.state, RegisterState::PartlySigned);
    assert_eq!(register.rows_missing, 1);
    assert_eq!(register.missing_rows, ["riga 3, destinatario o referente"]);
    assert_eq!(register.scans.len(), 1);
    let entry = body.last_entry();
    let told = entry
        .details
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect::<Vec<_>>()
        .join(" | ");
    assert!(
        told.contains("riga 3, destinatario o referente: vuota"),
        "{told}"
    );
    let version = format!("soglie: {}", THRESHOLDS.version);
    assert!(told.contains(&version), "{told}");
    // What is missing is asked for where it is to be had.
    let today = body
        .archive()
        .today(TodayFilter::default(), body.now())
        .unwrap();
    let asked: Vec<&str> = today
        .deadlines
        .iter()
        .map(|it| it.consequence.as_str())
        .collect();
    assert!(
        asked
            .iter()
            .any(|it| it.contains("Manca una firma di riga") && it.contains("per erogazioni a ")),
        "{asked:?}"
    );
    // The scan is the page, upright, and is found again.
    let kept = body.archive().register_scan(id, None).unwrap();
    assert!(kept.bytes.starts_with(b"%PDF"));
    assert_eq!(pages(&kept.bytes).unwrap().len(), 1);
    let again = affianca_sheets::find_codes(&affianca_sheets::read_page(&kept.bytes, 0).unwrap());
    assert_eq!(again.len(), 2);
}

/// A register of two pages that came in wrong order, upside down, and the first of them twice.
#[test]
fn pages_in_any_order_are_put_together() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let pages_of = body.register(id).row.pages;
    assert_eq!(pages_of, 2, "the closing has a page of its own");
    let mut desk = Desk::default();
    let last = signed(&body, id, 2, &[], Level::GoodPhone);
    read(&body, &mut desk, "IMG_0002.jpg", last);
    let seen = look(&body, &desk);
    assert_eq!(seen.registers[0].missing, [1]);
    assert_eq!(seen.registers[0].missing_told, "Manca la pagina 1.");
    let filed = body
        .archive()
        .file_sheets(&desk, &[as_read(&seen, 0)], BINDER, body.now())
        .unwrap();
    desk.filed(&filed);

    let first = signed(&body, id, 1, &[], Level::Scanner);
    read(&body, &mut desk, "IMG_0001.jpg", first.clone());
    read(&body, &mut desk, "IMG_0001 (1).jpg", first);
    let seen = look(&body, &desk);
    assert!(seen.registers[0].missing.is_empty());
    assert_eq!(seen.pages[2].standing, PageStanding::Double);
    let both = [as_read(&seen, 1), as_read(&seen, 2)];
    let why = body.refused(|archive, now| archive.file_sheets(&desk, &both, BINDER, now));
    assert_eq!(
        why.message,
        Problem::from(Error::from(Refusal::SamePageTwice(1))).message
    );
    let filed = body
        .archive()
        .file_sheets(&desk, &both[..1], BINDER, body.now())
        .unwrap();
    desk.filed(&filed);
    let kept = body.archive().register_scan(id, None).unwrap();
    assert_eq!(pages(&kept.bytes).unwrap().len(), 2);
    let code = |page: usize| {
        let picture = affianca_sheets::read_page(&kept.bytes, page).unwrap();
        affianca_sheets::find_codes(&picture)[0].text.clone()
    };
    assert!(code(0).contains(":1/2:") && code(1).contains(":2/2:"));
    // Both versions of the scan are there.
    assert_eq!(body.register(id).scans.len(), 2);
    let why = body.refused(|archive, now| archive.file_sheets(&desk, &both[..1], BINDER, now));
    assert_eq!(
        why.message,
        Problem::from(Error::from(Refusal::PageFiled)).message
    );
}

#[test]
fn a_page_of_another_archive_or_of_an_old_version_is_told() {
    let (body, other) = (Body::new("2022-06-27T09:00"), Body::new("2022-06-27T09:00"));
    let (opal, _) = delivered(&body);
    let (foreign, _) = delivered(&other);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let theirs = other.issue(&other.register_of(&foreign)).unwrap();
    let mut desk = Desk::default();
    read(
        &body,
        &mut desk,
        "di altri.jpg",
        signed(&other, theirs, 1, &[], Level::Scanner),
    );
    let old = signed(&body, id, 1, &[], Level::Scanner);
    body.issue(&RegisterOrder {
        replaces: Some(id),
        ..body.register_of(&opal)
    })
    .unwrap();
    read(&body, &mut desk, "vecchio.jpg", old);
    let seen = look(&body, &desk);
    assert_eq!(seen.pages[0].standing, PageStanding::OtherArchive);
    assert_eq!(seen.pages[1].standing, PageStanding::Superseded);
    assert!(
        seen.pages[1].told.ends_with("versione superata"),
        "{}",
        seen.pages[1].told
    );
    let foreign = [as_read(&seen, 0)];
    let why = body.refused(|archive, now| archive.file_sheets(&desk, &foreign, BINDER, now));
    assert_eq!(
        why.message,
        Problem::from(Error::from(Refusal::PageOfNoRegister)).message
    );
    // What was signed on an old version is kept with it, and says nothing of the new one.
    let old = [as_read(&seen, 1)];
    body.archive()
        .file_sheets(&desk, &old, BINDER, body.now())
        .unwrap();
    assert_eq!(body.register(id).scans.len(), 1);
    assert_eq!(body.register(id).rows_signed, 0);
}

#[test]
fn a_code_that_cannot_be_read_is_typed_from_the_paper() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let mut code = String::new();
    let order = body.register_of(&opal);
    let id = body
        .archive()
        .issue_register(&order, body.now(), |sheet| {
            code = sheet.codes.as_ref().unwrap().of_page(1, 2);
            print(sheet)
        })
        .unwrap();
    let mut desk = Desk::default();
    // A blank sheet of paper.
    let mut white = Vec::new();
    let pixels = vec![250_u8; 400 * 280 * 3];
    image::codecs::jpeg::JpegEncoder::new(&mut white)
        .encode(&pixels, 400, 280, image::ExtendedColorType::Rgb8)
        .unwrap();
    read(&body, &mut desk, "sfocata.jpg", white);
    let seen = look(&body, &desk);
    assert_eq!(seen.pages[0].standing, PageStanding::NoCode);
    let key = seen.pages[0].key;
    let wrong = desk.typed(&PageSaid {
        key,
        code: "R1:2022-001".into(),
    });
    assert!(matches!(wrong, Err(Error::Invalid(fields)) if fields[0].field == "code"));
    let typed = PageSaid {
        key,
        code: format!("  {} ", code.to_lowercase()),
    };
    let said = desk.typed(&typed).unwrap();
    let known = body.archive().known_page(&said).unwrap();
    desk.said(key, known);
    let seen = look(&body, &desk);
    assert_eq!(
        (seen.pages[0].standing, seen.pages[0].register),
        (PageStanding::Found, Some(id))
    );
    body.archive()
        .file_sheets(&desk, &[as_read(&seen, 0)], BINDER, body.now())
        .unwrap();
    assert_eq!(body.register(id).scans.len(), 1);
}

#[test]
fn a_file_that_is_no_sheet_is_told_in_words() {
    let body = Body::new("2022-06-27T09:00");
    let mut desk = Desk::default();
    let heic = [b"\0\0\0\x18ftypheic".as_slice(), &[0; 40]].concat();
    for (name, bytes) in [
        ("vuoto.pdf", Vec::new()),
        ("foto.heic", heic),
        ("nota.pdf", b"ciao".to_vec()),
    ] {
        read(&body, &mut desk, name, bytes);
    }
    let unread = look(&body, &desk).unread;
    let told: Vec<&str> = unread.iter().map(|it| it.why.as_str()).collect();
    assert!(
        told[0].contains("vuoto") && told[1].contains("HEIC") && told[2].contains("PDF"),
        "{told:?}"
    );
    desk.clear_all();
    assert_eq!(look(&body, &desk), FilingDesk::default());
}
