//! A copy that somebody gives: a ZIP of an archive and its key file.
#![no_main]

use affianca_workflow::vault::Vault;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(home) = tempfile::tempdir() else {
        return;
    };
    let copy = home.path().join("a.affianca-copia");
    if std::fs::write(&copy, bytes).is_ok() {
        let mut vault = Vault::new(home.path().join("archivio"));
        assert!(vault.look_into_copy(&copy, "una frase qualunque").is_err());
    }
});
