//! Pixels of any kind: squares are looked for on them, and whatever is found is told from a code of ours or not.
#![no_main]

use affianca_domain::PageCode;
use affianca_sheets::{find_codes, read_page};
use libfuzzer_sys::fuzz_target;

/// Each bit of the input is a module so many pixels wide: what is drawn with them looks like squares sooner.
const MODULE: usize = 3;

fuzz_target!(|bytes: &[u8]| {
    let [width, modules @ ..] = bytes else { return };
    let across = 21 + usize::from(*width) % 60;
    let bits = modules.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1));
    let bits: Vec<bool> = bits.collect();
    let down = bits.len().div_ceil(across);
    if down == 0 || down > 400 {
        return;
    }
    let dark = |column: usize, row: usize| bits.get(row * across + column).copied().unwrap_or(false);
    let mut pixels = Vec::new();
    for y in 0..down * MODULE {
        for x in 0..across * MODULE {
            pixels.push(if dark(x / MODULE, y / MODULE) { 0 } else { 255 });
        }
    }
    let file = tiff(across * MODULE, down * MODULE, &pixels);
    let picture = read_page(&file, 0).expect("a plain TIFF is read");
    for code in find_codes(&picture) {
        assert!(code.points.len() >= 3);
        if let Ok(ours) = code.text.parse::<PageCode>() {
            assert_eq!(ours.to_string(), code.text);
        }
    }
});

/// A plain TIFF of grey pixels.
fn tiff(width: usize, height: usize, pixels: &[u8]) -> Vec<u8> {
    let (width, height, size) = (width as u32, height as u32, pixels.len() as u32);
    let entries: [(u16, u16, u32); 8] = [
        (256, 4, width),
        (257, 4, height),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8 + 2 + 8 * 12 + 4),
        (278, 4, height),
        (279, 4, size),
    ];
    let mut file = [b"II*\0".as_slice(), &8_u32.to_le_bytes(), &8_u16.to_le_bytes()].concat();
    for (tag, kind, value) in entries {
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(value.to_le_bytes());
    }
    file.extend([0; 4]);
    file.extend(pixels);
    file
}
