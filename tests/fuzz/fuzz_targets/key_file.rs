//! The key file beside an archive.
#![no_main]

use affianca_workflow::vault::Vault;
use chrono::NaiveDateTime;
use libfuzzer_sys::fuzz_target;

/// The archive of a released schema, which nothing of the fuzzed opens.
const ARCHIVE: &[u8] = include_bytes!("../../data/archives/schema-1/archivio.affianca");

fuzz_target!(|bytes: &[u8]| {
    let Ok(home) = tempfile::tempdir() else {
        return;
    };
    let put = |name: &str, bytes: &[u8]| std::fs::write(home.path().join(name), bytes).is_ok();
    // A few bytes are enough to know it by.
    if put("archivio.affianca", ARCHIVE.get(..8192).unwrap_or(ARCHIVE)) && put("chiavi.json", bytes) {
        let opened = Vault::new(home.path()).unlock("una frase qualunque", NaiveDateTime::default());
        assert!(opened.is_err());
    }
});
