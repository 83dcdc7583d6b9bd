//! How hard a passphrase is to guess, and one hint in Italian.

use affianca_domain::fold;
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
    let telling: Zeroizing<String> = Zeroizing::new(without(passphrase, known));
    let judged: Zeroizing<String> = Zeroizing::new(telling.chars().take(LONGEST_JUDGED).collect());
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

/// The words of a passphrase that nobody can look up on the body's own door.
fn without(passphrase: &str, known: &[&str]) -> String {
    let known: Vec<String> = known.iter().map(|word| fold(word)).collect();
    let kept: Vec<&str> = passphrase
        .split(' ')
        .filter(|word| !known.contains(&fold(word)))
        .collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_common_or_known_words_are_refused_with_a_hint() {
        for weak in [
            "",
            "corta",
            "password123",
            "qwertyuiop",
            "ente prova TREVISO",
        ] {
            let judged = strength(weak, &["Ente", "Prova", "Treviso"]);
            assert!(!judged.acceptable, "{weak}");
            assert!(judged.hint.ends_with('.'), "{weak}");
        }
    }

    #[test]
    fn four_words_that_have_nothing_to_do_with_one_another_are_good() {
        assert!(strength("cavallo lampione tredici nuvole", &["Ente"]).acceptable);
        assert!(strength("perché città lampione tredici", &[]).acceptable);
    }

    #[test]
    fn a_very_long_passphrase_is_judged_at_once() {
        assert!(strength(&"cavallo lampione tredici nuvole ".repeat(5_000), &[]).acceptable);
    }
}
