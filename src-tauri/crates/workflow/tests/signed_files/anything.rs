//! Whatever the bytes, an answer comes back.

use std::sync::LazyLock;

use affianca_workflow::signed_files::{open, read};
use proptest::prelude::*;

use crate::certificates::Person;
use crate::messages::{Signing, message};
use crate::papers::{envelope, paper, sign, sign_with};

/// What was issued, and real files signed of it.
static REAL: LazyLock<(Vec<u8>, Vec<Vec<u8>>)> = LazyLock::new(|| {
    let issued = paper("registro 2022/001");
    let (anna, mario) = (
        Person::new("Anna", "Moretti"),
        Person::new("Mario", "Rossi"),
    );
    let full = Signing {
        stamp: Some((&mario, "20220603160700Z", true)),
        countersigned: Some(&mario),
        names: Some(&anna),
        ..Signing::by(&anna)
    };
    let once = sign_with(&issued, None, |signed| {
        message(signed, false, &[full], &[&anna, &mario])
    });
    let nested = envelope(&envelope(&once, &mario), &anna);
    let files = vec![sign(&once, &mario), nested, envelope(&issued, &anna), once];
    (issued, files)
});

/// What a fuzzer begins with, and what it found.
#[test]
fn every_seed_is_answered() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/data/fuzz/signed_file"
    );
    let seeds: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    assert!(seeds.len() >= 3);
    for seed in seeds {
        let bytes = std::fs::read(seed.path()).unwrap();
        let _ = open(&bytes);
        let _ = read(&bytes, b"%PDF-");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let (issued, _) = &*REAL;
        let _ = open(&bytes);
        prop_assert!(read(&bytes, issued).is_none());
        let after: Vec<u8> = [issued.as_slice(), &bytes].concat();
        let _ = (open(&after), read(&after, issued));
        let _ = read(&bytes, b"%PDF-");
    }

    #[test]
    fn a_real_file_with_any_bytes_changed_is_answered(
        which in 0..4_usize,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let (issued, files) = &*REAL;
        let mut bytes = files[which].clone();
        // Where the signatures are, mostly.
        let from = if which == 0 || which == 3 { issued.len() } else { 0 };
        for (place, byte) in changes {
            let at = from + place.index(bytes.len() - from);
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(from + cut.index(bytes.len() - from));
        }
        let _ = (open(&bytes), read(&bytes, b"%PDF-"));
        if let Some(file) = read(&bytes, issued) {
            prop_assert!(!file.signatures.is_empty() && file.signatures.len() <= 20);
            let _ = (file.remarks(), file.is_loud());
        }
    }

    #[test]
    fn a_byte_changed_where_it_was_signed_never_passes(place in any::<proptest::sample::Index>()) {
        let (issued, files) = &*REAL;
        let signed = &files[3];
        // All but the gap its signature lies in.
        let gap = signed.windows(10).rposition(|it| it == b"/Contents<").unwrap() + 9;
        let after = gap + signed[gap..].iter().position(|byte| *byte == b'>').unwrap() + 1;
        let at = place.index(signed.len() - (after - gap));
        let mut bytes = signed.clone();
        bytes[if at < gap { at } else { at + after - gap }] ^= 1;
        let told = read(&bytes, issued);
        prop_assert!(told.is_none_or(|file| file.is_loud()));
    }
}
