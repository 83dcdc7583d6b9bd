//! The first days with an archive: what comes next until work is under way, and when it is time for a copy.

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
    /// What is done once, by who begins in the middle of a year's work.
    FirstStepKind, "un primo passo" {
        /// Write down the body and its branches.
        Body = "BODY",
        /// Write down the coaches.
        Coaches = "COACHES",
        /// Make the first copy.
        Copy = "COPY",
        /// Import the requests, or write one.
        Requests = "REQUESTS",
        /// Import the sessions that the portal holds, or enter one (§3.1).
        Sessions = "SESSIONS",
        /// Record the registers kept on paper, or issue one (§3.2).
        Paper = "PAPER",
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

/// What an archive already holds, one at least, and what was done with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that have nothing to do with one another"
)]
pub struct Begun {
    /// The body's name and a branch in use.
    pub body: bool,
    /// A coach in use.
    pub coaches: bool,
    /// A copy was made.
    pub copy: bool,
    /// A request.
    pub requests: bool,
    /// A session.
    pub sessions: bool,
    /// A register.
    pub paper: bool,
    /// The list was put away.
    pub away: bool,
}

/// The steps in their order, those taken included; none once all are, or the list was put away.
#[must_use]
pub fn first_steps(begun: Begun) -> Vec<FirstStep> {
    let steps = [
        (FirstStepKind::Body, begun.body),
        (FirstStepKind::Coaches, begun.coaches),
        (FirstStepKind::Copy, begun.copy),
        (FirstStepKind::Requests, begun.requests),
        (FirstStepKind::Sessions, begun.sessions),
        (FirstStepKind::Paper, begun.paper),
    ]
    .map(|(kind, done)| FirstStep { kind, done });
    if begun.away || steps.iter().all(|step| step.done) {
        return Vec::new();
    }
    steps.to_vec()
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
    fn each_first_step_ticks_itself_and_all_done_there_is_no_list() {
        let nothing = first_steps(Begun::default());
        assert_eq!(
            nothing.iter().map(|it| it.kind).collect::<Vec<_>>(),
            FirstStepKind::ALL
        );
        assert!(nothing.iter().all(|it| !it.done));
        let mut begun = Begun::default();
        let ticks: [fn(&mut Begun); 6] = [
            |it| it.body = true,
            |it| it.coaches = true,
            |it| it.copy = true,
            |it| it.requests = true,
            |it| it.sessions = true,
            |it| it.paper = true,
        ];
        for (taken, tick) in (1..).zip(ticks) {
            tick(&mut begun);
            let steps = first_steps(begun);
            if taken == ticks.len() {
                assert!(steps.is_empty(), "nothing is left to do");
                continue;
            }
            let done: Vec<bool> = steps.iter().map(|it| it.done).collect();
            assert_eq!(done, (0..6).map(|at| at < taken).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_list_can_be_put_away() {
        let away = Begun {
            away: true,
            ..Begun::default()
        };
        assert!(first_steps(away).is_empty());
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
