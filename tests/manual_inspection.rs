//! §3.2: «dovrà essere conservato agli atti e reso disponibile in caso di possibili verifiche in loco»:
//! all that an inspection asks for, as files that anybody can check.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/certificates.rs"]
mod certificates;
#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/papers.rs"]
mod papers;

use std::io::{Cursor, Read as _};
#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use affianca_documents::{inspection_paper, paper_pdf};
use affianca_domain::InspectionSheet;
use affianca_tests::body::registers::{delivered, paper};
use affianca_tests::body::{Body, read_back};
use affianca_workflow::inspection::{
    FolderPacking, Inspection, InspectionOrder, InspectionScope, ZipPacking,
};
use affianca_workflow::{Error, Refusal};

use certificates::Person;

fn print(sheet: &InspectionSheet) -> affianca_workflow::Result<Vec<u8>> {
    Ok(paper_pdf(&inspection_paper(sheet)).unwrap().pdf)
}

fn order(scope: InspectionScope) -> InspectionOrder {
    InspectionOrder {
        scope,
        folder: false,
    }
}

/// The files of a ZIP, by their places.
fn zipped(body: &Body, scope: InspectionScope) -> (Inspection, Vec<(String, Vec<u8>)>) {
    let plan = body
        .archive()
        .plan_inspection(&order(scope), body.now())
        .unwrap();
    let mut bytes = Vec::new();
    let mut packing = ZipPacking::new(&mut bytes);
    let archive = body.archive();
    let made = archive
        .write_inspection(&plan, &mut packing, print, &|_, _| true)
        .unwrap();
    packing.finish().unwrap();
    archive
        .tell_inspection(&plan, &made, || Ok(()), body.now())
        .unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let files = (0..zip.len()).map(|at| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    (made, files.collect())
}

#[cfg(unix)]
fn unpack(files: &[(String, Vec<u8>)], folder: &Path) {
    for (place, bytes) in files {
        let path = folder.join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Runs the very program an inspector has.
#[cfg(unix)]
fn sha256sum(folder: &Path) -> bool {
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(folder)
        .status();
    checked.unwrap().success()
}

/// A body with a signed register, a scan, one on paper, and a second OPAL.
fn body() -> Body {
    let body = Body::new("2022-06-27T09:00");
    let (opal, held) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let archive = body.archive();
    archive
        .attach_scan(id, b"%PDF-1.7 the signed paper", body.now())
        .unwrap();
    let signed = papers::sign(&body.pdf(id), &Person::new("Lucia", "Sartori"));
    let wrapped = papers::envelope(&signed, &Person::new("Marta", "Zanatta"));
    for bytes in [&signed, &wrapped] {
        archive
            .attach_to_register(id, bytes, false, body.now())
            .unwrap();
    }
    let recorded = archive.record_paper_register(&paper(&opal, &held[..2]), body.now());
    archive
        .attach_scan(recorded.unwrap(), b"%PDF-1.7 carta", body.now())
        .unwrap();
    body
}

#[cfg(unix)]
#[test]
fn every_paper_of_an_opal_is_there_and_sha256sum_agrees() {
    let body = body();
    let opal = body
        .archive()
        .list_requests(&<_>::default(), body.now())
        .unwrap()
        .rows[0]
        .id;
    let (made, files) = zipped(&body, InspectionScope::Opal { request: opal });
    let places: Vec<&str> = files.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(
        places,
        [
            "JC-1-1103-022/registri/registro-2022-001-v1.pdf",
            "JC-1-1103-022/registri/registro-2022-001-v1-scansione-1.pdf",
            "JC-1-1103-022/registri/registro-2022-001-v1-firmato-1.pdf",
            "JC-1-1103-022/registri/registro-2022-001-v1-firmato-2.pdf.p7m",
            "JC-1-1103-022/registri/registro-su-carta-Reg-14-2022-scansione-1.pdf",
            "JC-1-1103-022/giornale.csv",
            "indice.csv",
            "INDICE.pdf",
            "SHA256SUMS",
        ]
    );
    assert_eq!((made.files, made.left_out), (files.len(), 0));
    let folder = tempfile::tempdir().unwrap();
    unpack(&files, folder.path());
    assert!(sha256sum(folder.path()));
    // And it would notice.
    std::fs::write(folder.path().join("JC-1-1103-022/giornale.csv"), "altro").unwrap();
    assert!(!sha256sum(folder.path()));

    let told = body.last_entry();
    assert_eq!(told.what, "Fascicolo per la verifica preparato");
    assert_eq!(told.request, Some(opal));
    let hash = |text: &str| text.replace(|it: char| !it.is_ascii_hexdigit(), "");
    let mut told = told.details.iter().map(|(_, value)| hash(value));
    assert!(told.any(|told| told.len() >= 16 && made.sums.starts_with(&told)));
}

#[test]
fn its_table_of_contents_tells_every_file_and_the_journal_head() {
    let body = body();
    let head = body.last_entry().seq;
    let (_, files) = zipped(&body, InspectionScope::All);
    let bytes = |place: &str| &files.iter().find(|(it, _)| it == place).unwrap().1;
    let text = read_back(bytes("INDICE.pdf"));
    for words in [
        "FASCICOLO PER LA VERIFICA",
        "tutto l’archivio",
        "registro 2022/001 versione 1 (DA FIRMARE)",
        "file firmato 2 del registro 2022/001 versione 1",
        "scansione 1 del registro su carta Reg. 14/2022",
        &format!("riga {head}:"),
    ] {
        assert!(text.contains(words), "«{words}» in {text}");
    }
    let table = String::from_utf8(bytes("indice.csv").clone()).unwrap();
    for (place, _) in &files {
        let itself = ["INDICE.pdf", "indice.csv", "SHA256SUMS"].contains(&place.as_str());
        assert!(itself || table.contains(place.as_str()), "{place}");
        assert!(place.is_ascii() && !place.contains(' '), "{place}");
        for name in ["Zanatta", "Marta", "Sartori", "Lucia"] {
            assert!(!place.contains(name), "{place}");
        }
    }
    let journal = String::from_utf8(bytes("giornale.csv").clone()).unwrap();
    assert!(journal.contains("Registro emesso"), "{journal}");
}

#[test]
fn a_period_takes_the_opals_with_sessions_held_in_it() {
    let body = body();
    let period = |from: &str, to: &str| InspectionScope::Period {
        from: from.into(),
        to: to.into(),
    };
    let (_, files) = zipped(&body, period("28/06/2022", "28/06/2022"));
    assert!(
        files
            .iter()
            .any(|(place, _)| place.ends_with("registro-2022-001-v1.pdf"))
    );
    let plan = |scope| {
        body.archive()
            .plan_inspection(&order(scope), body.now())
            .err()
            .unwrap()
    };
    assert_eq!(
        plan(period("01/01/2022", "02/01/2022")).refusal(),
        Some(&Refusal::InspectionEmpty)
    );
    for (from, to, field) in [
        ("boh", "02/01/2022", "from"),
        ("03/01/2022", "02/01/2022", "to"),
    ] {
        match plan(period(from, to)) {
            Error::Invalid(fields) => assert_eq!(fields[0].field, field),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn given_up_it_stops_at_the_next_paper_and_the_journal_says_nothing() {
    let body = body();
    let before = body.last_entry();
    let plan = body
        .archive()
        .plan_inspection(&order(InspectionScope::All), body.now())
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut packing = FolderPacking::new(folder.path().to_owned());
    let archive = body.archive();
    let given_up = archive.write_inspection(&plan, &mut packing, print, &|done, _| done < 2);
    assert!(matches!(given_up, Err(Error::Cancelled)));
    assert_eq!(body.last_entry(), before);
}
