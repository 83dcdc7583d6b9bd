#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn key() -> CodeKey {
    CodeKey::of_archive(b"a secret of thirty-two bytes....")
}

fn register(number: &str, version: u32) -> CodedPaper {
    CodedPaper::Register {
        number: number.parse().unwrap(),
        version,
    }
}

fn papers() -> Vec<CodedPaper> {
    let site = Site::new(Site::MOST).unwrap();
    vec![
        register("2022/017", 1),
        register("2026/AB-12345", 12),
        CodedPaper::Attestation("2026/B-003".parse().unwrap()),
        CodedPaper::Output(OutputVersionId::new(site, 37).unwrap()),
        CodedPaper::Report(ReportId::new(site, 4).unwrap()),
    ]
}

#[test]
fn a_code_names_its_paper_and_page() {
    let code = key().codes(register("2022/017", 1)).of_page(1, 2);
    assert!(code.starts_with("R1:2022-017-1:1/2:"), "{code}");
    assert_eq!(code.len(), 26);
}

#[test]
fn every_code_is_read_back_and_known() {
    let key = key();
    for paper in papers() {
        let text = key.codes(paper).of_page(3, 12);
        let code: PageCode = text.parse().unwrap();
        assert_eq!((code.paper, code.page, code.pages), (paper, 3, 12));
        assert_eq!(code.to_string(), text);
        assert!(key.printed(&code), "{text}");
    }
}

/// What fits into a QR of version 3 with a quarter of it to spare.
#[test]
fn the_longest_code_fits_its_square() {
    let alphanumeric =
        |sign: u8| sign.is_ascii_digit() || sign.is_ascii_uppercase() || b":/-.".contains(&sign);
    for paper in papers() {
        let text = key().codes(paper).of_page(40, 40);
        assert!(text.len() <= 47 && text.bytes().all(alphanumeric), "{text}");
    }
}

#[test]
fn a_foreign_or_changed_code_is_not_ours() {
    let (key, other) = (key(), CodeKey::of_archive(b"another secret"));
    let code: PageCode = key
        .codes(register("2022/017", 1))
        .of_page(1, 2)
        .parse()
        .unwrap();
    assert!(!other.printed(&code));
    for changed in [
        PageCode { page: 2, ..code },
        PageCode { pages: 3, ..code },
        PageCode {
            paper: register("2022/018", 1),
            ..code
        },
        PageCode {
            paper: register("2022/017", 2),
            ..code
        },
        PageCode {
            proof: [1; 5],
            ..code
        },
    ] {
        assert!(!key.printed(&changed), "{changed}");
    }
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    let code = key().codes(register("2022/017", 1)).of_page(1, 2);
    let small = code.to_lowercase().replace(':', " : ").replace('-', "–");
    let (told, proof) = code.rsplit_once(':').unwrap();
    let mistaken = format!("{told}:{}", proof.replace('0', "o").replace('1', "l"));
    for typed in [&code, &small, &mistaken] {
        assert_eq!(PageCode::typed(typed).unwrap().to_string(), code, "{typed}");
    }
    for typed in [
        "",
        "  ",
        "R1",
        "R1:2022-017-1:1/2",
        "R1:2022-17-1:1/2:7Q4K9ZC2",
        "2022/017",
    ] {
        assert!(PageCode::typed(typed).is_err(), "{typed}");
    }
}

#[test]
fn what_is_no_code_is_refused() {
    for text in [
        "R1:2022-017-1:0/2:7Q4K9ZC2",
        "R1:2022-017-1:3/2:7Q4K9ZC2",
        "R1:2022-017-1:01/2:7Q4K9ZC2",
        "R1:2022-017-0:1/2:7Q4K9ZC2",
        "R1:2022-017-1:1/2:7Q4K9ZCU",
        "R2:2022-017-1:1/2:7Q4K9ZC2",
        "D1:0.3:1/2:7Q4K9ZC2",
        "R1:2022-017-1:1/99999:7Q4K9ZC2",
        "https://example.org",
    ] {
        assert!(text.parse::<PageCode>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in "\\PC{0,60}") {
        if let Ok(code) = text.parse::<PageCode>() {
            prop_assert_eq!(code.to_string(), text.clone());
        }
        let _ = PageCode::typed(&text);
    }

    #[test]
    fn a_proof_is_read_back(proof in any::<[u8; PROOF_BYTES]>()) {
        prop_assert_eq!(of_letters(&in_letters(&proof)), Some(proof));
    }
}
