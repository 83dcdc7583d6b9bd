//! The recovery code: 120 random bits in letters and digits that are not mistaken for one another.

use zeroize::Zeroizing;

use crate::Result;
use crate::key::random;

/// No I, L, O, U: they are read as 1, 1, 0, V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 24;
const GROUP: usize = 4;

/// A new code, e.g. `7K3M-…` in six groups of four.
pub(super) fn new_code() -> Result<String> {
    let mut bytes = [0_u8; LENGTH];
    random(&mut bytes)?;
    let letters: Vec<char> = bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    Ok(letters
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-"))
}

/// The code as meant: capitals, no spaces or dashes, look-alikes taken for what they stand for.
pub(super) fn normalise(code: &str) -> Zeroizing<String> {
    let meant = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            other => other,
        })
        .collect();
    Zeroizing::new(meant)
}
