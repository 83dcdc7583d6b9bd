//! When two employers are likely one, entered twice: the same codice fiscale or partita IVA, or the
//! same name at the same address, however they were written. Only a likeness: two seats of a firm
//! share its code, so a person decides. [I]

use std::collections::HashMap;

use crate::fold::fold;
use crate::words::sought;

/// What an employer is told apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Firm<'a> {
    /// Ragione sociale.
    pub name: &'a str,
    /// Via and number, or empty.
    pub address: &'a str,
    /// Comune, or empty.
    pub municipality: &'a str,
    /// Codice fiscale or partita IVA, or empty.
    pub tax_code: &'a str,
}

/// Why two employers may be one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same code, and nothing that tells them apart.
    Code,
    /// The same name at the same address.
    Address,
    /// The same name, and an address that one of them lacks.
    Name,
    /// The same code at another address: perhaps another seat of the same firm.
    OtherSeat,
}

impl Likeness {
    /// The reason in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "stesso codice fiscale o partita IVA",
            Self::Address => "stesso nome e stesso indirizzo",
            Self::Name => "stesso nome; a uno dei due manca l’indirizzo",
            Self::OtherSeat => {
                "stesso codice fiscale o partita IVA, ma altro indirizzo: forse un’altra sede"
            }
        }
    }
}

/// Legal forms and particles, which one writes and another does not.
const FORMS: [&str; 32] = [
    "srl",
    "srls",
    "spa",
    "snc",
    "sas",
    "sapa",
    "soc",
    "societa",
    "coop",
    "cooperativa",
    "sociale",
    "agr",
    "agricola",
    "onlus",
    "scarl",
    "scrl",
    "scs",
    "ss",
    "arl",
    "a",
    "r",
    "l",
    "s",
    "p",
    "c",
    "n",
    "impresa",
    "individuale",
    "ditta",
    "e",
    "di",
    "unipersonale",
];
/// What an address begins with, and what stands before its number.
const WAYS: [&str; 19] = [
    "via", "viale", "v", "vle", "piazza", "pza", "pzza", "piazzale", "corso", "cso", "largo",
    "vicolo", "strada", "str", "localita", "loc", "n", "numero", "civico",
];

/// A name without legal form, order, case and accents: `ROSSI MARIO s.r.l.` as `Mario Rossi`.
#[must_use]
pub fn name_key(name: &str) -> String {
    let words = words(name);
    let mut telling: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !FORMS.contains(word))
        .collect();
    if telling.is_empty() {
        telling = words.iter().map(String::as_str).collect();
    }
    telling.sort_unstable();
    telling.join(" ")
}

/// An address without the kind of way, `n.` and postcode: `Via Roggia, 12/A` as `roggia 12a`.
#[must_use]
pub fn address_key(address: &str) -> String {
    let words = words(address);
    let is_postcode =
        |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    words
        .iter()
        .filter(|word| !WAYS.contains(&word.as_str()) && !is_postcode(word))
        .map(String::as_str)
        .collect()
}

fn words(text: &str) -> Vec<String> {
    fold(&text.replace(['.', '\'', '’', '‘', '´', '`', 'ʼ', '′'], ""))
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Why two employers may be one; `None` when nothing says so, or when their codes differ.
#[must_use]
pub fn likeness(one: &Firm, other: &Firm) -> Option<Likeness> {
    let alike = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
    let (here, there) = (address_key(one.address), address_key(other.address));
    let same_town = alike(&sought(one.municipality), &sought(other.municipality));
    if !one.tax_code.is_empty() && !other.tax_code.is_empty() {
        if one.tax_code != other.tax_code {
            return None;
        }
        let one_seat = alike(&here, &there) && same_town;
        return Some(if one_seat {
            Likeness::Code
        } else {
            Likeness::OtherSeat
        });
    }
    if name_key(one.name) != name_key(other.name) || !same_town || !alike(&here, &there) {
        return None;
    }
    Some(if here.is_empty() || there.is_empty() {
        Likeness::Name
    } else {
        Likeness::Address
    })
}

/// Every likely pair among `firms`, by their places, the surest first; at most `most` of them.
#[must_use]
pub fn likely_doubles(firms: &[Firm], most: usize) -> Vec<(usize, usize, Likeness)> {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, firm) in firms.iter().enumerate() {
        alike
            .entry(format!("name {}", name_key(firm.name)))
            .or_default()
            .push(place);
        if !firm.tax_code.is_empty() {
            alike
                .entry(format!("code {}", firm.tax_code))
                .or_default()
                .push(place);
        }
    }
    let mut pairs: HashMap<(usize, usize), Likeness> = HashMap::new();
    let mut groups: Vec<&Vec<usize>> = alike.values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    for group in groups {
        for (index, one) in group.iter().enumerate() {
            for other in group.iter().skip(index + 1) {
                if pairs.len() >= most {
                    break;
                }
                let (Some(first), Some(second)) = (firms.get(*one), firms.get(*other)) else {
                    continue;
                };
                if let Some(likeness) = likeness(first, second) {
                    pairs.insert((*one, *other), likeness);
                }
            }
        }
    }
    let mut pairs: Vec<_> = pairs
        .into_iter()
        .map(|((one, other), likeness)| (one, other, likeness))
        .collect();
    pairs.sort_unstable_by_key(|(one, other, likeness)| (*likeness, *one, *other));
    pairs
}

#[cfg(test)]
mod tests;
