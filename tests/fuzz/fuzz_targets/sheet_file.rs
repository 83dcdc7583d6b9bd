//! A file dropped as a scan or a photo: its pages, and what the first and the last of them look like. A reader
//! that breaks off is an answer in the program, and a finding here.
#![no_main]

use affianca_sheets::{pages_in, read_page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(pages) = pages_in(bytes) else { return };
    assert!((1..=200).contains(&pages));
    for page in [0, pages - 1] {
        if let Ok(picture) = read_page(bytes, page) {
            let small = picture.within(300);
            assert!(small.width().max(small.height()) <= 300);
            assert!(read_page(&small.jpeg(80), 0).is_ok());
        }
    }
});
