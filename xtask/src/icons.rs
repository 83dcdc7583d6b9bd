//! The program's icons in every size and container the systems ask for, from two drawings:
//! one for large sizes, one fitted to the pixels of small ones.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::house::House;
use crate::process::{Outcome, spelled};
use crate::system::{TO_RENDER, require};

/// Up to this size in pixels the small drawing is the clearer one.
const SMALL: u32 = 24;
/// Windows: 32 first, since tauri takes the first for its own window.
const ICO_SIZES: [u32; 6] = [32, 16, 24, 48, 64, 256];
/// macOS: kinds of entry and the size of the picture in each.
const ICNS_ENTRIES: [(&[u8; 4], u32); 8] = [
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
];

/// The task.
///
/// # Errors
/// When the drawings cannot be rendered or the results not written.
pub fn icons(house: &House) -> Outcome<()> {
    require(&[TO_RENDER])?;
    let folder = house.root.join("icons");
    let write = |name: &str, bytes: Vec<u8>| {
        let file = folder.join(name);
        std::fs::write(&file, &bytes).map_err(|why| format!("{}: {why}", house.shown(&file)))?;
        println!("{} ({} bytes)", house.shown(&file), bytes.len());
        Ok(())
    };
    let singles = [
        ("32x32.png", 32),
        ("128x128.png", 128),
        ("128x128@2x.png", 256),
        ("icon.png", 512),
    ];
    for (name, size) in singles {
        write(name, render(&folder, size)?)?;
    }
    let mut pictures = Vec::new();
    for size in ICO_SIZES {
        pictures.push((size, render(&folder, size)?));
    }
    write("icon.ico", ico(&pictures))?;
    let mut entries = Vec::new();
    for (kind, size) in ICNS_ENTRIES {
        entries.push((kind, render(&folder, size)?));
    }
    write("icon.icns", icns(&entries))
}

fn render(folder: &Path, size: u32) -> Outcome<Vec<u8>> {
    let drawing = if size <= SMALL {
        "icon-small.svg"
    } else {
        "icon.svg"
    };
    let mut command = Command::new("rsvg-convert");
    command.args([
        "--width",
        &size.to_string(),
        "--height",
        &size.to_string(),
        drawing,
    ]);
    command.current_dir(folder).stderr(Stdio::inherit());
    let output = command
        .output()
        .map_err(|why| format!("`{}`: {why}", spelled(&command)))?;
    if output.status.success() && !output.stdout.is_empty() {
        return Ok(output.stdout);
    }
    Err(format!(
        "`{}` failed ({})",
        spelled(&command),
        output.status
    ))
}

/// An icon file of Windows: a table of sizes and places, then the PNG pictures.
fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 1, 0];
    bytes.extend((pictures.len() as u16).to_le_bytes());
    let mut place = 6 + 16 * pictures.len();
    for (size, picture) in pictures {
        // A side of 256 does not fit one byte: zero stands for it.
        let side = u8::try_from(*size).unwrap_or(0);
        bytes.extend([side, side, 0, 0]);
        bytes.extend(1_u16.to_le_bytes());
        bytes.extend(32_u16.to_le_bytes());
        bytes.extend((picture.len() as u32).to_le_bytes());
        bytes.extend((place as u32).to_le_bytes());
        place += picture.len();
    }
    pictures
        .iter()
        .for_each(|(_, picture)| bytes.extend(picture));
    bytes
}

/// An icon file of macOS: each entry has its kind and its length with this head of eight bytes.
fn icns(entries: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (kind, picture) in entries {
        body.extend(*kind);
        body.extend((picture.len() as u32 + 8).to_be_bytes());
        body.extend(picture);
    }
    let mut bytes = b"icns".to_vec();
    bytes.extend((body.len() as u32 + 8).to_be_bytes());
    bytes.extend(body);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ico_points_at_each_of_its_pictures() {
        let bytes = ico(&[(32, vec![1, 2, 3]), (256, vec![4, 5])]);
        assert_eq!(bytes[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!(bytes[6..8], [32, 32]);
        assert_eq!(
            bytes[14..22],
            [3, 0, 0, 0, 38, 0, 0, 0],
            "length and place of the first"
        );
        assert_eq!(bytes[22..24], [0, 0], "256 is written as zero");
        assert_eq!(
            bytes[30..38],
            [2, 0, 0, 0, 41, 0, 0, 0],
            "length and place of the second"
        );
        assert_eq!(bytes[38..], [1, 2, 3, 4, 5]);
    }

    #[test]
    fn an_icns_counts_its_heads_in_the_lengths() {
        let bytes = icns(&[(b"ic07", vec![9, 9])]);
        assert_eq!(bytes, b"icns\0\0\0\x12ic07\0\0\0\x0a\x09\x09");
    }
}
