//! Where a session is held: at the branch or at the employer's, and whose patron day counts there.

use serde::{Deserialize, Serialize};

use crate::holidays::{PatronDay, known_patron};
use crate::words::sought;

/// A branch or an employer as a place of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workplace {
    /// Its name.
    pub name: String,
    /// Its municipality; empty where it is not known.
    pub municipality: String,
    /// The patron day somebody wrote down for it.
    pub patron_day: Option<PatronDay>,
}

impl Workplace {
    /// Where it is, as a place to be written down: `Vivai Sile soc. agr., Casier`.
    #[must_use]
    pub fn place(&self) -> String {
        if self.municipality.is_empty() {
            self.name.clone()
        } else {
            format!("{}, {}", self.name, self.municipality)
        }
    }

    /// Where a session at this branch is, as a place to be written down: `Sportello di Treviso`.
    #[must_use]
    pub fn as_branch(&self) -> String {
        let name = self.name.trim();
        let said = sought(name).starts_with("sportello");
        if said || name.is_empty() {
            name.to_owned()
        } else if sought(name) == sought(&self.municipality) {
            format!("Sportello di {name}")
        } else {
            format!("Sportello {name}")
        }
    }

    /// Its patron day: the one written down, else the known one of its municipality. `[I]`
    #[must_use]
    pub fn patron(&self) -> Option<PatronDay> {
        self.patron_day.or_else(|| known_patron(&self.municipality))
    }

    /// Whether a place (as searches compare it) is the name of this branch. One called as its town is not in
    /// every place of that town.
    fn is_called(&self, place: &str) -> bool {
        let (name, town) = (sought(&self.name), sought(&self.municipality));
        let bare = ["", "sportello", "sportellodi"].map(|before| place.strip_prefix(before));
        let alone = bare.contains(&Some(name.as_str()));
        !name.is_empty() && (alone || name != town && place.contains(&name))
    }

    /// Whether a place (as searches compare it) is this employer's and not the branch's: it names one of them or its
    /// municipality; else it is where the activity is usually held. `[I]`
    fn is_meant_by(&self, place: &str, branch: &Self, usually: bool) -> bool {
        let named = |word: &str| !sought(word).is_empty() && place.contains(&sought(word));
        if named(&self.name) {
            return true;
        }
        match (named(&self.municipality), named(&branch.municipality)) {
            (true, false) => true,
            (false, true) => false,
            _ => usually && !named(&branch.name),
        }
    }
}

/// Where a session is held: at the employer's when its place means it, or, without a place, when the
/// activity is usually held there; else at the branch. `[I]`
#[must_use]
pub fn held_at<'a>(
    employer: Option<&'a Workplace>,
    branch: &'a Workplace,
    place: Option<&str>,
    usually_at_employer: bool,
) -> &'a Workplace {
    let at_employer = |employer: &&Workplace| match place {
        Some(place) => employer.is_meant_by(&sought(place), branch, usually_at_employer),
        None => usually_at_employer,
    };
    employer.filter(at_employer).unwrap_or(branch)
}

/// What a place is to the person served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    /// Where they work.
    Work,
    /// The branch.
    Office,
    /// Neither, or nobody can tell.
    Other,
}

/// What the place written in a session is: the branch where none is written, as it is printed. `[I]`
#[must_use]
pub fn kind_of_place(
    employer: Option<&Workplace>,
    branch: &Workplace,
    place: &str,
    usually_at_employer: bool,
) -> PlaceKind {
    let place = sought(place);
    let meant = |employer: &Workplace| employer.is_meant_by(&place, branch, usually_at_employer);
    if place.is_empty() || branch.is_called(&place) {
        PlaceKind::Office
    } else if employer.is_some_and(meant) {
        PlaceKind::Work
    } else {
        PlaceKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_work_office_or_something_else() {
        let employer = place("Vivai Sile soc. agr.", "Casier");
        let branch = place("Treviso", "Treviso");
        for (words, usually, kind) in [
            ("Vivai Sile soc. agr., Casier", false, PlaceKind::Work),
            ("Serra grande", true, PlaceKind::Work),
            ("", true, PlaceKind::Office),
            (" ", false, PlaceKind::Office),
            ("Sportello Treviso", true, PlaceKind::Office),
            ("Sportello di Treviso", true, PlaceKind::Office),
            ("Biblioteca, Treviso", false, PlaceKind::Other),
            ("Biblioteca di Preganziol", false, PlaceKind::Other),
        ] {
            let told = kind_of_place(Some(&employer), &branch, words, usually);
            assert_eq!(told, kind, "{words:?}");
        }
        let nobody = kind_of_place(None, &branch, "Vivai Sile", true);
        assert_eq!(nobody, PlaceKind::Other);
        let nameless = kind_of_place(None, &place("", ""), "Serra", true);
        assert_eq!(nameless, PlaceKind::Other);
    }

    fn place(name: &str, municipality: &str) -> Workplace {
        Workplace {
            name: name.into(),
            municipality: municipality.into(),
            patron_day: None,
        }
    }

    #[test]
    fn a_branch_is_named_as_one_once() {
        for (name, said) in [
            ("Treviso", "Sportello di Treviso"),
            ("Treviso sud", "Sportello Treviso sud"),
            ("Sportello di Mestre", "Sportello di Mestre"),
            ("SPORTELLO Oderzo", "SPORTELLO Oderzo"),
            ("", ""),
        ] {
            assert_eq!(place(name, "Treviso").as_branch(), said);
        }
    }

    #[test]
    fn a_place_means_the_employer_or_the_branch() {
        let employer = place("Vivai Sile soc. agr.", "Treviso");
        let branch = place("Padova centro", "Padova");
        for (words, usually, meant) in [
            (Some("Vivai Sile soc. agr., serra 3"), false, true),
            (Some("VIVAI SILE SOC. AGR. e Padova centro"), false, true),
            (Some("Vivaio, Treviso"), false, true),
            (Some("Serra grande"), true, true),
            (Some("Serra grande"), false, false),
            (Some("Sala riunioni, Padova"), true, false),
            (Some("Sportello Padova centro"), true, false),
            (Some("Tra Padova e Treviso"), true, true),
            (Some("Tra Padova e Treviso"), false, false),
            (Some("Sportello Padova centro, Treviso"), true, false),
            (None, true, true),
            (None, false, false),
        ] {
            let held = held_at(Some(&employer), &branch, words, usually);
            assert_eq!(held == &employer, meant, "{words:?}");
            assert_eq!(held_at(None, &branch, words, usually), &branch);
        }
    }

    #[test]
    fn what_has_no_municipality_is_named_by_none() {
        let employer = place("Vivai Sile", " ");
        let branch = place("Centro", "");
        let held = |words| held_at(Some(&employer), &branch, Some(words), true);
        assert_eq!(held("Serra grande"), &employer, "as usual");
        assert_eq!(held("Sportello Centro"), &branch);
    }

    #[test]
    fn a_patron_day_written_down_comes_before_the_known_one() {
        let mut treviso = place("Vivai Sile", "TREVISO");
        assert_eq!(treviso.patron(), Some(PatronDay { day: 27, month: 4 }));
        treviso.patron_day = Some(PatronDay { day: 1, month: 2 });
        assert_eq!(treviso.patron(), Some(PatronDay { day: 1, month: 2 }));
        assert_eq!(place("Vivai Sile", "Casier").patron(), None);
    }

    #[test]
    fn a_place_to_write_down_has_the_municipality_where_it_is_known() {
        assert_eq!(place("Vivai Sile", "Casier").place(), "Vivai Sile, Casier");
        assert_eq!(place("Vivai Sile", "").place(), "Vivai Sile");
    }
}
