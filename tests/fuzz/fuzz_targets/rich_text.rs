//! The text of a document, as the page sends it and as the archive keeps it.
#![no_main]

use affianca_domain::RichText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| {
    if let Ok(text) = RichText::parse(json) {
        let kept = text.to_json();
        let again = RichText::parse(&kept).expect("what is kept is read again");
        assert_eq!(again.to_json(), kept);
    }
});
