//! The first days with an archive: what comes next until there is a session, and when it is time for a copy.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::format_date;
use crate::word::words;

/// Days of work after the last copy before another is proposed. `[I]`
const DAYS_WITHOUT_COPY: i64 = 7;
/// As above, while there is no copy at all.
const DAYS_WITHOUT_ANY: i64 = 1;

words! {
    /// What is done once, before the first session.
    FirstStepKind, "un primo passo" {
        /// Write down the employer: where sessions are held, who signs.
        Employer = "EMPLOYER",
        /// Import the requests, or write one.
        Request = "REQUEST",
        /// Answer one: the service begins with the admission (§2).
        Admission = "ADMISSION",
        /// Enter the first session (§3.1).
        Session = "SESSION",
    }
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FirstStep {
    /// Which one.
    pub kind: FirstStepKind,
    /// Whether it was taken.
    pub done: bool,
}

/// What an archive already holds, one at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that have nothing to do with one another"
)]
pub struct Begun {
    /// An employer.
    pub employer: bool,
    /// A request.
    pub request: bool,
    /// An admitted one.
    pub admission: bool,
    /// A session.
    pub session: bool,
}

/// The steps in their order, those taken included; none once there is a session.
#[must_use]
pub fn first_steps(begun: Begun) -> Vec<FirstStep> {
    if begun.session {
        return Vec::new();
    }
    [
        (FirstStepKind::Employer, begun.employer),
        (FirstStepKind::Request, begun.request),
        (FirstStepKind::Admission, begun.admission),
        (FirstStepKind::Session, begun.session),
    ]
    .map(|(kind, done)| FirstStep { kind, done })
    .to_vec()
}

/// Why a copy is to be made, when it is time: `changed` is the first day with something that no copy holds.
#[must_use]
pub fn copy_due(
    last_copy: Option<NaiveDate>,
    changed: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<String> {
    let days = today.signed_duration_since(changed?).num_days();
    match last_copy {
        None if days >= DAYS_WITHOUT_ANY => Some(
            "Dell’archivio non c’è ancora nessuna copia: tutto il lavoro è solo su questo computer."
                .to_owned(),
        ),
        Some(last) if days >= DAYS_WITHOUT_COPY => Some(format!(
            "L’ultima copia dell’archivio è del {}: quello che hai fatto dopo è solo su questo computer.",
            format_date(last)
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, month, day).unwrap()
    }

    #[test]
    fn the_first_steps_are_there_until_the_first_session() {
        let nothing = first_steps(Begun::default());
        assert_eq!(nothing.len(), 4);
        assert!(nothing.iter().all(|it| !it.done));
        let imported = first_steps(Begun {
            request: true,
            ..Begun::default()
        });
        let done: Vec<_> = imported.iter().filter(|it| it.done).collect();
        assert_eq!(done.len(), 1);
        assert_eq!(done[0].kind, FirstStepKind::Request);
        let begun = Begun {
            session: true,
            ..Begun::default()
        };
        assert!(first_steps(begun).is_empty());
    }

    #[test]
    fn the_first_copy_is_proposed_the_day_after_the_first_work() {
        assert_eq!(copy_due(None, None, day(6, 1)), None);
        assert_eq!(copy_due(None, Some(day(6, 1)), day(6, 1)), None);
        let words = copy_due(None, Some(day(6, 1)), day(6, 2)).unwrap();
        assert!(words.contains("nessuna copia"));
    }

    #[test]
    fn a_copy_is_proposed_after_a_week_with_work_that_none_holds() {
        let due = |changed, today| copy_due(Some(day(5, 20)), changed, today);
        assert_eq!(due(None, day(12, 31)), None, "nothing has changed since");
        assert_eq!(due(Some(day(5, 30)), day(6, 5)), None);
        let words = due(Some(day(5, 30)), day(6, 6)).unwrap();
        assert!(words.contains("20/05/2022"), "{words}");
    }

    #[test]
    fn a_clock_put_back_proposes_nothing() {
        assert_eq!(copy_due(None, Some(day(6, 2)), day(6, 1)), None);
    }
}
