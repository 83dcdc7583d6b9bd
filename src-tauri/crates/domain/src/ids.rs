//! Ids that no two archives can give: a site number drawn with the archive, and a counter a table.

use std::fmt;
use std::hash::Hash;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::word::Unreadable;

/// Bits of an id that count; the site stands above them.
const COUNTER_BITS: u32 = 32;
/// Bits of a site, so that an id is exact as a JavaScript number.
const SITE_BITS: u32 = 20;

/// The archive an id was given in: drawn at random when the archive is created, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site(u32);

impl Site {
    /// The highest site number.
    pub const MOST: u32 = (1 << SITE_BITS) - 1;

    /// A site by its number, or `None` for 0 and beyond 20 bits.
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        if number == 0 || number > Self::MOST {
            return None;
        }
        Some(Self(number))
    }

    /// The site that 64 random bits fall on.
    #[must_use]
    pub const fn drawn(random: u64) -> Self {
        // The remainder is below `MOST`, which fits.
        Self((random % Self::MOST as u64) as u32 + 1)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// What every kind of id can do.
pub trait Id: Copy + Ord + Hash + fmt::Display {
    /// What it identifies, with its Italian article.
    const WHAT: &'static str;

    /// The id a site gives for a counter, which starts from 1; `None` for 0.
    fn new(site: Site, counter: u32) -> Option<Self>;

    /// An id as stored.
    ///
    /// # Errors
    /// A number that no site can have given.
    fn of_stored(stored: i64) -> Result<Self, Unreadable>;

    /// The number as stored and as it crosses.
    fn stored(self) -> i64;
}

/// The stored number of a site and a counter.
const fn joined(site: Site, counter: u32) -> i64 {
    ((site.0 as i64) << COUNTER_BITS) | counter as i64
}

/// Site and counter of a stored number; the site is `None` where it is 0 or too large.
pub(crate) fn parted(stored: i64) -> (Option<Site>, u32) {
    let site = u32::try_from(stored >> COUNTER_BITS).ok();
    let counter = u32::try_from(stored & i64::from(u32::MAX)).unwrap_or_default();
    (site.and_then(Site::new), counter)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $what:literal;)+) => {
        $(
            $(#[$doc])*
            #[derive(
                Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
            )]
            #[ts(export, type = "number")]
            pub struct $name(pub i64);

            impl $name {
                /// The archive it was given in; `None` for a number that no site can have given.
                #[must_use]
                pub fn site(self) -> Option<Site> {
                    parted(self.0).0
                }

                /// What the user sees: `erogazione 37`.
                #[must_use]
                pub fn counter(self) -> u32 {
                    parted(self.0).1
                }
            }

            impl Id for $name {
                const WHAT: &'static str = $what;

                fn new(site: Site, counter: u32) -> Option<Self> {
                    (counter > 0).then(|| Self(joined(site, counter)))
                }

                fn of_stored(stored: i64) -> Result<Self, Unreadable> {
                    match parted(stored) {
                        (Some(_), 1..) => Ok(Self(stored)),
                        _ => Err(Unreadable::new($what, stored.to_string())),
                    }
                }

                fn stored(self) -> i64 {
                    self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.counter().fmt(f)
                }
            }

            impl From<i64> for $name {
                fn from(number: i64) -> Self {
                    Self(number)
                }
            }

            impl From<$name> for i64 {
                fn from(id: $name) -> Self {
                    id.0
                }
            }
        )+

        #[cfg(test)]
        mod kinds {
            use super::*;

            /// Every kind, to be told apart by what it identifies.
            pub(super) const ALL: &[&str] = &[$($what),+];

            /// Runs a check on every kind.
            pub(super) fn each(check: impl Fn(&str, Option<i64>, fn(i64) -> bool, fn(i64) -> String)) {
                $(check(
                    $what,
                    Site::new(7).and_then(|site| $name::new(site, 37)).map(Id::stored),
                    |stored| $name::of_stored(stored).is_ok(),
                    |stored| $name(stored).to_string(),
                );)+
            }
        }
    };
}

ids! {
    /// A request to activate the service («richiesta di attivazione servizi», §2).
    RequestId, "il numero di una richiesta";
    /// One of the five activities of a request (§1).
    ActivityId, "il numero di un’attività";
    /// One delivery of an activity («erogazione», §3.1): the ID column of the portal's table.
    SessionId, "il numero di un’erogazione";
    /// An issued attendance register («registro attività», §3.2).
    RegisterId, "il numero di un registro";
    /// A final report made ready («relazione sugli esiti», §3.2): one version of it.
    ReportId, "il numero di una relazione";
    /// An attestazione del servizio erogato that was issued (§3.2).
    AttestationId, "il numero di un’attestazione";
    /// A document an activity leaves («output», §3.2).
    OutputId, "il numero di un documento";
    /// A version of such a document that is kept.
    OutputVersionId, "il numero di una versione";
    /// A file from elsewhere kept beside a request.
    AttachmentId, "il numero di un allegato";
    /// A territorial seat of the provider («sportello»).
    BranchId, "il numero di uno sportello";
    /// Who delivers a session («operatore», coach).
    CoachId, "il numero di un operatore";
    /// The person served («destinatario»).
    BeneficiaryId, "il numero di un destinatario";
    /// The employer where training takes place («datore di lavoro»).
    EmployerId, "il numero di un datore di lavoro";
    /// The employer's contact, who may sign in the person's stead («referente aziendale», §3.2).
    ContactId, "il numero di un referente aziendale";
    /// The employment centre that sends requests (CPI).
    CentreId, "il numero di un CPI";
    /// The hours of somebody's week.
    WeekHoursId, "il numero di un orario";
    /// Days away, or closing days.
    AbsenceId, "il numero di un’assenza";
    /// Sessions entered in one step: a series, an accepted plan.
    SessionGroupId, "il numero di una serie";
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_site_has_twenty_bits_and_is_never_nought() {
        assert_eq!(Site::new(0), None);
        assert_eq!(Site::new(1).map(Site::number), Some(1));
        assert_eq!(Site::new(1_048_575).map(Site::number), Some(1_048_575));
        assert_eq!(Site::new(1_048_576), None);
    }

    #[test]
    fn every_draw_is_a_site() {
        for (random, number) in [
            (0, 1),
            (1, 2),
            (1_048_574, 1_048_575),
            (1_048_575, 1),
            (u64::MAX, Site::drawn(u64::MAX).number()),
        ] {
            assert_eq!(Site::drawn(random).number(), number);
            assert_eq!(Site::new(number), Some(Site::drawn(random)));
        }
    }

    #[test]
    fn an_id_is_its_site_times_two_to_the_32_and_its_counter() {
        let id = SessionId::new(Site::new(3).unwrap(), 37).unwrap();
        assert_eq!(id.stored(), 3 * 4_294_967_296 + 37);
        assert_eq!((id.site(), id.counter()), (Site::new(3), 37));
        assert_eq!(SessionId::of_stored(id.stored()), Ok(id));
    }

    #[test]
    fn the_largest_id_is_exact_as_a_javascript_number() {
        let site = Site::new(Site::MOST).unwrap();
        let largest = SessionId::new(site, u32::MAX).unwrap();
        assert_eq!(largest.stored(), (1 << 52) - 1);
        assert!(SessionId::of_stored(largest.stored()).is_ok());
        assert!(SessionId::of_stored(largest.stored() + 1).is_err());
    }

    #[test]
    fn no_counter_is_nought() {
        assert_eq!(SessionId::new(Site::new(1).unwrap(), 0), None);
    }

    #[test]
    fn a_number_that_no_site_gave_is_refused_with_what_it_should_have_been() {
        let site = 1_i64 << 32;
        for stored in [0, 37, site - 1, site, 1 << 52, -1, i64::MIN, i64::MAX] {
            assert!(SessionId::of_stored(stored).is_err(), "{stored}");
        }
        assert!(SessionId::of_stored(site + 1).is_ok());
        assert_eq!(
            SessionId::of_stored(37).unwrap_err().to_string(),
            "«37» non è il numero di un’erogazione."
        );
        assert_eq!(SessionId(-1).site(), None);
        assert_eq!(SessionId(37).site(), None);
    }

    #[test]
    fn the_user_sees_the_counter_and_the_wire_the_whole_number() {
        let id = SessionId::new(Site::new(9).unwrap(), 51).unwrap();
        assert_eq!(format!("erogazione {id}"), "erogazione 51");
        assert_eq!(format!("{id:>4}"), "  51");
        let crossed = serde_json::to_string(&id).unwrap();
        assert_eq!(crossed, id.stored().to_string());
        assert_eq!(serde_json::from_str::<SessionId>(&crossed).unwrap(), id);
    }

    #[test]
    fn every_kind_of_id_says_what_it_is_and_reads_what_it_gave() {
        let mut names = kinds::ALL.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), kinds::ALL.len(), "each says another thing");
        kinds::each(|what, given, readable, shown| {
            let stored = given.unwrap();
            assert_eq!(stored, (7 << 32) + 37, "{what}");
            assert!(readable(stored) && !readable(37), "{what}");
            assert_eq!(shown(stored), "37", "{what}");
        });
    }

    proptest! {
        #[test]
        fn what_a_site_gives_is_read_again(site in 1..=Site::MOST, counter in 1..=u32::MAX) {
            let site = Site::new(site).unwrap();
            let id = CoachId::new(site, counter).unwrap();
            prop_assert_eq!(CoachId::of_stored(id.stored()), Ok(id));
            prop_assert_eq!((id.site(), id.counter()), (Some(site), counter));
        }

        #[test]
        fn ids_of_two_sites_never_meet(
            one in 1..=Site::MOST, other in 1..=Site::MOST, a in 1..=u32::MAX, b in 1..=u32::MAX,
        ) {
            prop_assume!(one != other);
            let id = |site, counter| CoachId::new(Site::new(site).unwrap(), counter).unwrap();
            prop_assert_ne!(id(one, a), id(other, b));
        }
    }
}
