//! How hard a passphrase is to guess, and one hint in Italian.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;
use zxcvbn::Score;

/// At least this many characters, whatever else.
const SHORTEST: usize = 10;
/// zxcvbn looks at every substring: more than this adds nothing but time.
const LONGEST_JUDGED: usize = 100;

/// A passphrase judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Strength {
    /// 0 (at once) to 4 (centuries).
    pub score: u8,
    /// What to do, or that it is good.
    pub hint: String,
    /// Whether an archive may be created with it.
    pub acceptable: bool,
}

/// Judges `passphrase`; words in `known` (the body's and the coach's names) count for nothing.
#[must_use]
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let length = passphrase.chars().count();
    let judged: Zeroizing<String> =
        Zeroizing::new(passphrase.chars().take(LONGEST_JUDGED).collect());
    let score = zxcvbn::zxcvbn(&judged, known).score();
    let number = match score {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        _ => 4,
    };
    let (hint, acceptable) = if length == 0 {
        (
            "Scegli una frase che ricordi, di almeno quattro parole.",
            false,
        )
    } else if length < SHORTEST {
        (
            "Troppo corta: servono almeno 10 caratteri, meglio quattro parole a caso.",
            false,
        )
    } else {
        match number {
            0 | 1 => (
                "Troppo facile da indovinare: aggiungi parole che non c’entrano fra loro.",
                false,
            ),
            2 => ("Ancora debole: aggiungi un’altra parola.", false),
            3 => ("Buona.", true),
            _ => ("Ottima.", true),
        }
    };
    Strength {
        score: number,
        hint: hint.to_owned(),
        acceptable,
    }
}
