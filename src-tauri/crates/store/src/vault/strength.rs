//! How hard a passphrase is to guess, and one hint in Italian.

use affianca_domain::fold;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;
use zxcvbn::Score;

use super::everyday::EVERYDAY;

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
    /// What to do; nothing where there is nothing left to do.
    pub hint: String,
    /// Whether an archive may be created with it.
    pub acceptable: bool,
}

/// Judges `passphrase`. The names in `known` (the body's, the branch's, the coach's) count for nothing, nor do
/// the words everybody thinks of first.
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
            _ => ("", true),
        }
    };
    Strength {
        score: number,
        hint: hint.to_owned(),
        acceptable,
    }
}

/// What is left of a passphrase without what can be looked up on the body's own door, however it is joined
/// or spelled, and without everyday words.
fn without(passphrase: &str, known: &[&str]) -> String {
    let mut known: Vec<String> = known
        .iter()
        .flat_map(|name| words_of(&fold(name)).map(str::to_owned).collect::<Vec<_>>())
        .chain(OF_THE_TRADE.iter().map(|word| (*word).to_owned()))
        .collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut telling: Zeroizing<String> = Zeroizing::new(fold(passphrase));
    for name in known.iter().filter(|name| name.len() >= LOOKED_FOR_INSIDE) {
        telling = Zeroizing::new(telling.replace(name.as_str(), " "));
    }
    let kept: Vec<&str> = words_of(&telling)
        .filter(|word| !EVERYDAY.contains(word) && !known.iter().any(|name| name == word))
        .collect();
    kept.join(" ")
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// A shorter name is too likely part of a word that has nothing to do with it.
const LOOKED_FOR_INSIDE: usize = 4;

/// What every user of the program has in mind.
const OF_THE_TRADE: &[&str] = &[
    "affianca",
    "coach",
    "veneto",
    "regione",
    "portale",
    "voucher",
    "opal",
    "lavoro",
    "azienda",
    "ente",
    "sportello",
    "cooperativa",
    "registro",
    "archivio",
    "password",
    "segreta",
    "frase",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_common_or_known_words_are_refused_with_a_hint() {
        let known = [
            "Ente Prova",
            "Treviso",
            "Cooperativa Orizzonte soc. coop. sociale",
            "Elena",
            "Marangon",
        ];
        for weak in [
            "",
            "corta",
            "password123",
            "qwertyuiop",
            "ente prova TREVISO",
            "elena marangon",
            "Marangon.Elena",
            "elenamarangon2026",
            "cooperativa orizzonte",
            "Orizzonte Soc. Coop. Sociale",
            "job coach affianca",
            "sole mare luna terra",
            "Sole, mare, luna e terra!",
            "casa mamma gatto rosso",
            "gennaio febbraio marzo aprile",
        ] {
            let judged = strength(weak, &known);
            assert!(!judged.acceptable, "{weak}");
            assert!(judged.hint.ends_with('.'), "{weak}");
        }
    }

    #[test]
    fn four_words_that_have_nothing_to_do_with_one_another_are_good() {
        assert!(strength("cavallo lampione tredici nuvole", &["Ente"]).acceptable);
        assert!(strength("perché città lampione tredici", &[]).acceptable);
        let best = strength("grondaia sestante prugna calamaio", &["Elena", "Marangon"]);
        assert_eq!((best.score, best.hint.as_str()), (4, ""));
    }

    #[test]
    fn a_known_name_beside_words_of_one_s_own_takes_nothing_from_them() {
        let own = strength("sestante prugna calamaio", &["Elena"]);
        let with_name = strength("sestante prugna elena calamaio", &["Elena"]);
        assert_eq!(own, with_name);
        assert!(own.acceptable);
    }

    #[test]
    fn a_short_name_is_not_looked_for_inside_other_words() {
        assert!(strength("console tombola raganella", &["Aga"]).acceptable);
    }

    #[test]
    fn a_very_long_passphrase_is_judged_at_once() {
        assert!(strength(&"cavallo lampione tredici nuvole ".repeat(5_000), &[]).acceptable);
    }
}
