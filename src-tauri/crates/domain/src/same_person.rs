//! One person under two codes: the provisional one and the one that came after it, or two that differ
//! by omocodia only. Only the latter are surely one; of the others a person decides. `[I]`

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::doubles::name_key;
use crate::tax_code::TaxCode;

/// A person as far as it tells who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Surname and name.
    pub name: String,
    /// The codice fiscale.
    pub tax_code: TaxCode,
    /// The day of birth, where somebody wrote it down.
    pub born: Option<NaiveDate>,
}

/// Why two people may be one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The same code but for omocodia: the rules count them as one already.
    Code,
    /// The same name and day of birth, one of them under a provisional code.
    NameAndBirth,
    /// The same name, one of them under a provisional code and with no day of birth.
    Name,
}

impl Alike {
    /// The reason in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "stesso codice fiscale a parte l’omocodia",
            Self::NameAndBirth => {
                "stesso nome e stessa data di nascita; uno dei due ha il codice provvisorio"
            }
            Self::Name => {
                "stesso nome; uno dei due ha il codice provvisorio, senza data di nascita"
            }
        }
    }
}

impl Served {
    /// Why two people under two codes may be one; `None` when nothing says so.
    #[must_use]
    pub fn alike(&self, other: &Self) -> Option<Alike> {
        let (one, two) = (&self.tax_code, &other.tax_code);
        if one == two {
            return None;
        }
        if one.is_same_but_for_omocodia(two) {
            return Some(Alike::Code);
        }
        if one.is_provisional() == two.is_provisional()
            || name_key(&self.name) != name_key(&other.name)
        {
            return None;
        }
        match self.is_born_with(other) {
            Some(true) => Some(Alike::NameAndBirth),
            Some(false) => None,
            None => Some(Alike::Name),
        }
    }

    /// Whether both were born on one day; `None` where one of them does not say.
    #[must_use]
    pub fn is_born_with(&self, other: &Self) -> Option<bool> {
        match (self.born, other.born) {
            (Some(one), Some(two)) => Some(one == two),
            (Some(day), None) => other.tax_code.is_born(day),
            (None, Some(day)) => self.tax_code.is_born(day),
            (None, None) => None,
        }
    }

    /// What is said of a new person who may be `known`, whom the archive has under another code.
    #[must_use]
    pub fn doubt(&self, known: &Self) -> Option<String> {
        let (name, code) = (&known.name, &known.tax_code);
        Some(match self.alike(known)? {
            Alike::Code => format!(
                "«{name}» è già nell’archivio con il codice {code}, uguale a parte l’omocodia: se è la stessa persona usa quella. Le regole contano insieme le ore di tutt’e due."
            ),
            Alike::NameAndBirth | Alike::Name => {
                let which = if code.is_provisional() {
                    "provvisorio "
                } else {
                    ""
                };
                format!(
                    "«{name}» è già nell’archivio con il codice {which}{code}: se è la stessa persona, usa quella e correggi lì il codice."
                )
            }
        })
    }
}

/// Every pair among `people` that may be one person, by their places, the surest first; at most `most`
/// of them.
#[must_use]
pub fn perhaps_one(people: &[Served], most: usize) -> Vec<(usize, usize, Alike)> {
    let provisional = people.iter().any(|it| it.tax_code.is_provisional());
    let mut near: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, person) in people.iter().enumerate() {
        if let Some(plain) = person.tax_code.told_of_person() {
            near.entry(plain).or_default().push(place);
        }
        if provisional {
            near.entry(name_key(&person.name)).or_default().push(place);
        }
    }
    let mut groups: Vec<&Vec<usize>> = near.values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    let mut pairs: HashMap<(usize, usize), Alike> = HashMap::new();
    for group in groups {
        for (index, one) in group.iter().enumerate() {
            for other in group.iter().skip(index + 1) {
                if pairs.len() >= most {
                    break;
                }
                let (Some(first), Some(second)) = (people.get(*one), people.get(*other)) else {
                    continue;
                };
                if let Some(alike) = first.alike(second) {
                    pairs.insert((*one, *other), alike);
                }
            }
        }
    }
    let mut pairs: Vec<_> = pairs
        .into_iter()
        .map(|((one, other), alike)| (one, other, alike))
        .collect();
    pairs.sort_unstable_by_key(|(one, other, alike)| (*alike, *one, *other));
    pairs
}

#[cfg(test)]
mod tests;
