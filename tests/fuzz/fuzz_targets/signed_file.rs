//! A file that comes back for a register, signed digitally or not: whatever its bytes, an answer.
#![no_main]

use affianca_workflow::signed_files::{open, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = open(bytes);
    // Any PDF begins so: what is inside is read whatever it is.
    if let Some(file) = read(bytes, b"%PDF-") {
        assert!(!file.signatures.is_empty() && file.signatures.len() <= 20);
        let _ = (file.remarks(), file.is_loud());
    }
});
