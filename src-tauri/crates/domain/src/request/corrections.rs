//! What was agreed when the voucher was given (whose it is, of which kind, how many hours) can be
//! corrected as long as nothing rests on it.

/// What hangs on a request by now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgreedFacts {
    /// It has a session, whatever its state.
    pub sessions: bool,
    /// One of its activities has begun or ended.
    pub begun: bool,
    /// One of its activities is `TERMINATA`.
    pub ended: bool,
    /// It has an output, a file, a report (a draft too), an attestation or a register.
    pub documents: bool,
}

/// Why what was agreed cannot be corrected any more, in the words the user sees; none while it can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Person and kind of voucher.
    pub person_fixed: Option<&'static str>,
    /// Hours and amounts.
    pub hours_fixed: Option<&'static str>,
}

/// A correction that is refused, with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Person and kind of voucher stand.
    Person(&'static str),
    /// Hours and amounts stand.
    Hours(&'static str),
}

const SESSIONS: &str =
    "Ci sono già erogazioni: destinatario, voucher e ore concordate non si possono più cambiare.";
const ENDED: &str = "C’è già un’attività TERMINATA: le ore concordate non si possono più cambiare.";
const BEGUN: &str = "Ci sono già documenti o attività avviate: destinatario e tipo di voucher non si possono più cambiare.";

impl Corrections {
    /// What may still be corrected of a request.
    #[must_use]
    pub const fn of(facts: AgreedFacts) -> Self {
        if facts.sessions {
            return Self {
                person_fixed: Some(SESSIONS),
                hours_fixed: Some(SESSIONS),
            };
        }
        Self {
            person_fixed: if facts.begun || facts.ended || facts.documents {
                Some(BEGUN)
            } else {
                None
            },
            hours_fixed: if facts.ended { Some(ENDED) } else { None },
        }
    }

    /// Why a correction of these parts is refused, if it is.
    #[must_use]
    pub const fn refused(self, person_changes: bool, hours_change: bool) -> Option<Refused> {
        match (
            hours_change,
            self.hours_fixed,
            person_changes,
            self.person_fixed,
        ) {
            (true, Some(why), ..) => Some(Refused::Hours(why)),
            (_, _, true, Some(why)) => Some(Refused::Person(why)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(change: impl FnOnce(&mut AgreedFacts)) -> Corrections {
        let mut facts = AgreedFacts::default();
        change(&mut facts);
        Corrections::of(facts)
    }

    #[test]
    fn all_can_be_corrected_while_nothing_rests_on_it() {
        assert_eq!(of(|_| {}), Corrections::default());
    }

    #[test]
    fn a_session_fixes_all() {
        let fixed = of(|it| it.sessions = true);
        assert_eq!(
            (fixed.person_fixed, fixed.hours_fixed),
            (Some(SESSIONS), Some(SESSIONS))
        );
        let with_all = of(|it| {
            *it = AgreedFacts {
                sessions: true,
                begun: true,
                ended: true,
                documents: true,
            };
        });
        assert_eq!(with_all, fixed, "sessions are said first");
    }

    #[test]
    fn documents_and_what_has_begun_fix_the_person_only() {
        for fixed in [of(|it| it.documents = true), of(|it| it.begun = true)] {
            assert_eq!((fixed.person_fixed, fixed.hours_fixed), (Some(BEGUN), None));
        }
    }

    #[test]
    fn an_ended_activity_fixes_the_hours_too() {
        let fixed = of(|it| it.ended = true);
        assert_eq!(
            (fixed.person_fixed, fixed.hours_fixed),
            (Some(BEGUN), Some(ENDED))
        );
    }

    #[test]
    fn only_what_changes_is_refused_and_the_hours_are_said_first() {
        let free = Corrections::default();
        assert_eq!(free.refused(true, true), None);
        let fixed = of(|it| it.ended = true);
        assert_eq!(fixed.refused(false, false), None);
        assert_eq!(fixed.refused(true, false), Some(Refused::Person(BEGUN)));
        assert_eq!(fixed.refused(false, true), Some(Refused::Hours(ENDED)));
        assert_eq!(fixed.refused(true, true), Some(Refused::Hours(ENDED)));
        let person_only = of(|it| it.documents = true);
        assert_eq!(person_only.refused(false, true), None);
        assert_eq!(
            person_only.refused(true, true),
            Some(Refused::Person(BEGUN))
        );
    }
}
