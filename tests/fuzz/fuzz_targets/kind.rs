//! A file that is attached: what it really is.
#![no_main]

use affianca_workflow::files::{StoredFile, may_be_opened};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let opened = ["pdf", "jpg", "png", "tif", "docx", "xlsx", "odt", "exe"]
        .iter()
        .filter(|ending| {
            let file = StoredFile {
                name: format!("a.{ending}"),
                bytes: bytes.to_vec(),
            };
            may_be_opened(&file).is_ok()
        })
        .count();
    assert!(opened <= 1);
});
