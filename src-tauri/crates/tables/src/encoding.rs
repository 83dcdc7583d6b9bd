//! Which encoding a text was written in: marked, found out, or mended where it was written twice.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use oem_cp::code_table::DECODING_TABLE_CP850;
use oem_cp::decode_string_complete_table;

/// As much of a file as tells whether it is UTF-16.
const SAMPLE: usize = 8 * 1024;

/// A marked encoding is believed; otherwise UTF-8 where it is valid, else what reads as words.
pub(crate) fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return named(encoding, rest);
    }
    if let Some(encoding) = wide(bytes) {
        return named(encoding, bytes);
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        let text = text.into_owned();
        return match written_twice(&text) {
            Some(mended) => (mended, "UTF-8"),
            None => (text, "UTF-8"),
        };
    }
    let torn = UTF_8.decode_without_bom_handling(bytes).0;
    if is_torn_utf8(&torn) {
        return (torn.into_owned(), "UTF-8");
    }
    let plain = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        text.into_owned()
    };
    let mut best = (plain(WINDOWS_1252), "Windows-1252");
    let mut most = likeness(&best.0);
    for (read, name) in [
        (plain(MACINTOSH), "Mac"),
        (
            decode_string_complete_table(bytes, &DECODING_TABLE_CP850),
            "MS-DOS",
        ),
    ] {
        let like = likeness(&read);
        if like > most {
            (best, most) = ((read, name), like);
        }
    }
    best
}

/// Reads in a known encoding.
pub(crate) fn named(encoding: &'static Encoding, bytes: &[u8]) -> (String, &'static str) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == UTF_16LE || encoding == UTF_16BE {
        "UTF-16"
    } else {
        encoding.name()
    };
    (text.into_owned(), name)
}

/// UTF-16 without its mark: every other byte of ordinary letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let pairs = sample.len() / 2;
    let zeros = |first: usize| {
        let every = sample.iter().skip(first).step_by(2);
        every.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = |here: usize, there: usize| here * 10 > pairs * 8 && there * 10 < pairs;
    match () {
        () if pairs < 4 => None,
        () if most(odd, even) => Some(UTF_16LE),
        () if most(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 read as Windows-1252 and written again: undone only when all of the text allows it.
fn written_twice(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let mended = UTF_8.decode_without_bom_handling_and_without_replacement(&bytes)?;
    (mended.len() < text.len()).then(|| mended.into_owned())
}

/// More letters that came through than were lost: UTF-8 with a few bytes of something else.
fn is_torn_utf8(read: &str) -> bool {
    let lost = read.matches('\u{FFFD}').count();
    let whole = read.chars().filter(|letter| !letter.is_ascii()).count() - lost;
    whole > lost
}

/// Whether a cell shows letters read in the wrong encoding: «NicolÃ²», «Dâ€™Angelo».
pub(crate) fn is_garbled(cell: &str) -> bool {
    if cell.is_ascii() {
        return false;
    }
    let letters: Vec<char> = cell.chars().collect();
    letters.windows(2).any(|pair| match pair {
        [
            'Ã' | 'Â',
            '\u{80}'..='\u{BF}' | 'ˆ' | '‰' | 'Š' | '™' | '’' | 'ƒ',
        ] => true,
        ['â', '€'] => true,
        [before, 'Ã'] => before.is_lowercase(),
        _ => false,
    })
}

/// How much like Italian the letters beyond ASCII make a text read.
fn likeness(text: &str) -> i64 {
    let mut before = ' ';
    let mut sum = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii() {
            let after = letters.peek().copied().unwrap_or(' ');
            sum += alike(before, letter, after);
        }
        before = letter;
    }
    sum
}

fn alike(before: char, letter: char, after: char) -> i64 {
    let within = before.is_alphabetic() && after.is_alphabetic();
    match letter {
        '’' | '‘' if before.is_alphabetic() => 3,
        '€' if !before.is_alphabetic() && !after.is_alphabetic() => 3,
        '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '«' | '»' | '°' | '•' | '·' | '\u{A0}' => {
            if within {
                -3
            } else {
                0
            }
        }
        'À'..='ÿ' if letter.is_alphabetic() => {
            let common = "àèéìòùÀÈÉÌÒÙ".contains(letter);
            let odd_case = before.is_lowercase() && letter.is_uppercase()
                || after.is_uppercase() && letter.is_lowercase();
            match (odd_case, before.is_alphabetic() || after.is_alphabetic()) {
                (true, _) => -3,
                (false, false) => -1,
                (false, true) if common => 3,
                (false, true) => 1,
            }
        }
        _ => -3,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str =
        "Cognome;Città;Note\nD’Angelo;Cittadella;perché è lì, può più\nNICOLÒ;Forlì;50 €\n";

    #[test]
    fn a_marked_encoding_is_believed() {
        let wide = |mark: u16| -> Vec<u16> {
            std::iter::once(mark)
                .chain("città".encode_utf16())
                .collect()
        };
        let little: Vec<u8> = wide(0xFEFF)
            .into_iter()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = wide(0xFEFF)
            .into_iter()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(&little), ("città".into(), "UTF-16"));
        assert_eq!(decode(&big), ("città".into(), "UTF-16"));
        assert_eq!(
            decode("\u{FEFF}città".as_bytes()),
            ("città".into(), "UTF-8")
        );
    }

    #[test]
    fn an_encoding_without_a_mark_is_found_out() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        let mac = MACINTOSH.encode(TEXT).0.into_owned();
        let dos_text = TEXT.replace('’', "'").replace('€', "EUR");
        let dos =
            oem_cp::encode_string_checked(&dos_text, &oem_cp::code_table::ENCODING_TABLE_CP850);
        for (bytes, text, name) in [
            (TEXT.as_bytes().to_vec(), TEXT, "UTF-8"),
            (little, TEXT, "UTF-16"),
            (big, TEXT, "UTF-16"),
            (windows, TEXT, "Windows-1252"),
            (mac, TEXT, "Mac"),
            (dos.unwrap(), dos_text.as_str(), "MS-DOS"),
            (b"citt\xE0 \x80".to_vec(), "città €", "Windows-1252"),
            (b"Nicol\x98".to_vec(), "Nicolò", "Mac"),
            (b"Nicol\x95".to_vec(), "Nicolò", "MS-DOS"),
            (
                b"SANT\xC0 \x96 D\x92ANGELO".to_vec(),
                "SANTÀ – D’ANGELO",
                "Windows-1252",
            ),
        ] {
            assert_eq!(decode(&bytes), (text.into(), name));
        }
    }

    #[test]
    fn letters_written_twice_are_mended_or_told() {
        let twice = |text: &str| WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
        assert_eq!(decode(twice(TEXT).as_bytes()), (TEXT.into(), "UTF-8"));
        // Here one row is right already: undoing would spoil it.
        let mixed = format!("{};Città", twice("Nicolò"));
        assert_eq!(decode(mixed.as_bytes()).0, mixed);
        for cell in ["NicolÃ²", "cittÃ ", "perchÃ©", "Dâ€™Angelo", "Ãˆ"] {
            assert!(is_garbled(cell), "{cell}");
        }
        for cell in ["Nicolò", "SÃO PAULO", "São", "50 €", "Città", "Â"] {
            assert!(!is_garbled(cell), "{cell}");
        }
    }

    #[test]
    fn one_lost_letter_does_not_make_a_file_another_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend(b"Ros\xFFi\n");
        assert_eq!(decode(&bytes), (format!("{TEXT}Ros\u{FFFD}i\n"), "UTF-8"));
    }
}
