#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::envelope::Envelope;
use crate::ids::CoachId;
use crate::quantities::{Minutes, Worth};
use crate::states::{ActivityState, SessionState};

const RATE: Cents = Cents(3800);

fn month(text: &str) -> StatementMonth {
    StatementMonth::of_iso(text).unwrap()
}

fn session(date: &str, state: SessionState, minutes: u32) -> StatementSession {
    StatementSession {
        month: month(date),
        coach: CoachId(1),
        state,
        minutes: Minutes(minutes),
        chosen: true,
    }
}

fn hours(hours: u32) -> StatementActivity {
    let agreed = Minutes::from_hours(hours);
    StatementActivity {
        agreed,
        amount: Cents::for_minutes(agreed, RATE),
        rate: RATE,
        ended: false,
    }
}

fn minutes_of(figures: &StatementFigures) -> [u32; 8] {
    [
        figures.agreed,
        figures.delivered,
        figures.scheduled,
        figures.draft,
        figures.elsewhere,
        figures.lost,
        figures.free,
        figures.missed,
    ]
    .map(|figure| figure.minutes.0)
}

#[test]
fn only_erogata_counts_as_delivered() {
    use SessionState::{Cancelled, ClosedNegatively, Delivered, Entered, Scheduled, Started};
    let mut fold = StatementFold::new(StatementGrouping::Activity);
    let sessions = [
        session("2022-06-28", Delivered, 120),
        session("2022-06-29", Started, 60),
        session("2022-06-30", Scheduled, 30),
        session("2022-07-01", Entered, 90),
        session("2022-07-04", ClosedNegatively, 120),
        session("2022-07-05", Cancelled, 240),
    ];
    fold.add(1, hours(8), &sessions);
    assert_eq!(
        minutes_of(&fold.total()),
        [480, 120, 90, 90, 0, 0, 180, 120]
    );
}

/// §3.3: 41 and 42 `EROGATA` (4 and 3 hours), 43 `INSERITA` (1 hour), then `TERMINATA`: of 8 hours
/// one can never be delivered any more.
#[test]
fn what_a_terminata_did_not_deliver_is_lost() {
    use SessionState::{Delivered, Entered};
    let sessions = [
        session("2022-06-30", Delivered, 240),
        session("2022-07-01", Delivered, 180),
        session("2022-07-02", Entered, 60),
    ];
    let mut fold = StatementFold::new(StatementGrouping::Activity);
    let ended = StatementActivity {
        ended: true,
        ..hours(8)
    };
    fold.add(1, ended, &sessions);
    let total = fold.total();
    assert_eq!(minutes_of(&total), [480, 420, 0, 0, 0, 60, 0, 60]);
    assert_eq!(total.delivered.amount, Cents(26_600));
    assert_eq!(total.lost.amount, Cents(3_800));
}

#[test]
fn what_is_outside_the_selection_still_takes_hours_away() {
    let mut fold = StatementFold::new(StatementGrouping::Opal);
    let mut before = session("2022-05-31", SessionState::Delivered, 120);
    before.chosen = false;
    let sessions = [before, session("2022-06-01", SessionState::Delivered, 60)];
    fold.add(1, hours(4), &sessions);
    assert_eq!(minutes_of(&fold.total()), [240, 60, 0, 0, 120, 0, 60, 0]);
    assert_eq!(fold.months().len(), 1, "the chart shows the selection only");
}

#[test]
fn drafts_beyond_what_is_agreed_leave_nothing_free() {
    let mut fold = StatementFold::new(StatementGrouping::Opal);
    fold.add(
        1,
        hours(1),
        &[session("2022-06-01", SessionState::Entered, 90)],
    );
    assert_eq!(minutes_of(&fold.total()), [60, 0, 0, 90, 0, 0, 0, 0]);
}

#[test]
fn rounds_once_on_the_activity_and_shares_what_that_gives() {
    // 10 minutes at 38 euros are 6,3333: two months of it are worth 12,67 together, not 12,66.
    let parts = apportion(&[Minutes(10), Minutes(10)], RATE);
    assert_eq!(parts, [Cents(634), Cents(633)]);
    assert_eq!(apportion(&[], RATE), Vec::<Cents>::new());
    assert_eq!(
        apportion(&[Minutes(0), Minutes(60)], RATE),
        [Cents(0), Cents(3800)]
    );
}

#[test]
fn two_activities_are_rounded_apart() {
    // 50 minutes are 31,666…: 31,67 each.
    let mut fold = StatementFold::new(StatementGrouping::Activity);
    for key in [1, 2] {
        fold.add(
            key,
            hours(4),
            &[session("2022-06-01", SessionState::Delivered, 50)],
        );
    }
    assert_eq!(fold.total().delivered.amount, Cents(6334));
}

#[test]
fn groupings_cross_as_they_are_named_in_files() {
    for grouping in StatementGrouping::ALL {
        let crossed = serde_json::to_string(&grouping).unwrap();
        assert_eq!(crossed, format!("\"{}\"", grouping.as_str()));
    }
}

#[test]
fn months_are_named_and_come_in_order() {
    let june = month("2022-06-30");
    assert_eq!(june, month("2022-06-01"));
    assert_eq!(june.to_string(), "giugno 2022");
    assert_eq!(
        june.first_day(),
        NaiveDate::from_ymd_opt(2022, 6, 1).unwrap()
    );
    assert_eq!(StatementMonth::of_key(june.key()), june);
    assert!(month("2021-12-31") < month("2022-01-01"));
    assert_eq!(StatementMonth::of_iso("2022-13-01"), None);
    assert_eq!(StatementMonth::of_iso("ieri"), None);
}

prop_compose! {
    fn any_session()(
        month in 0_i32..30,
        coach in 1_i64..4,
        state in prop::sample::select(vec![
            SessionState::Entered, SessionState::Scheduled, SessionState::Started,
            SessionState::Delivered, SessionState::Cancelled, SessionState::ClosedNegatively,
        ]),
        minutes in 1_u32..500,
        chosen in any::<bool>(),
    ) -> StatementSession {
        StatementSession {
            month: StatementMonth::of_key(i64::from(2022 * 12 + month)),
            coach: CoachId(coach),
            state,
            minutes: Minutes(minutes),
            chosen,
        }
    }
}

prop_compose! {
    fn any_activity()(
        agreed in 0_u32..4000, amount in 0_i64..200_000, rate in 1_i64..9000, ended in any::<bool>(),
        sessions in vec(any_session(), 0..12), key in 0_i64..5,
    ) -> (i64, StatementActivity, Vec<StatementSession>) {
        let activity = StatementActivity {
            agreed: Minutes(agreed), amount: Cents(amount), rate: Cents(rate), ended,
        };
        (key, activity, sessions)
    }
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole_whatever_the_grouping(
        activities in vec(any_activity(), 0..12),
    ) {
        let mut totals = Vec::new();
        for grouping in StatementGrouping::ALL {
            let mut fold = StatementFold::new(grouping);
            for (key, activity, sessions) in &activities {
                fold.add(*key, *activity, sessions);
            }
            let rows: StatementFigures = fold.rows().values().copied().sum();
            let total = fold.total();
            if grouping.divides_agreed() {
                prop_assert_eq!(rows, total);
            } else {
                for (part, whole) in [
                    (rows.delivered, total.delivered), (rows.scheduled, total.scheduled),
                    (rows.draft, total.draft), (rows.missed, total.missed),
                ] {
                    prop_assert_eq!(part, whole, "by {}", grouping);
                }
            }
            let months = fold.months().values().copied().fold(SessionHours::default(), |a, b| a + b);
            prop_assert_eq!(months.delivered, total.delivered.minutes);
            prop_assert_eq!(months.taken() + months.missed,
                total.delivered.minutes + total.scheduled.minutes + total.draft.minutes + total.missed.minutes);
            totals.push(total);
        }
        prop_assert!(totals.windows(2).all(|pair| pair[0] == pair[1]), "one total whatever the grouping");
    }

    #[test]
    fn an_activity_s_envelope_says_what_its_statement_says(
        (_, activity, sessions) in any_activity(),
    ) {
        let sessions: Vec<StatementSession> = sessions
            .into_iter()
            .map(|session| StatementSession { chosen: true, ..session })
            .collect();
        let mut fold = StatementFold::new(StatementGrouping::Opal);
        fold.add(1, activity, &sessions);
        let total = fold.total();
        let state = if activity.ended { ActivityState::Ended } else { ActivityState::Started };
        let hours = SessionHours::of(state, sessions.iter().map(|it| (it.state, it.minutes)));
        let agreed = Worth { minutes: activity.agreed, amount: activity.amount };
        let envelope = Envelope::of(agreed, hours, activity.rate, state);
        prop_assert_eq!(envelope.agreed, total.agreed);
        prop_assert_eq!(envelope.delivered, total.delivered);
        prop_assert_eq!(envelope.scheduled, total.scheduled);
        prop_assert_eq!(envelope.draft, total.draft);
        prop_assert_eq!(envelope.free, total.free);
        prop_assert_eq!(envelope.unused, total.lost);
    }

    #[test]
    fn hours_agreed_are_all_accounted_for(
        (_, activity, sessions) in any_activity(),
    ) {
        let mut fold = StatementFold::new(StatementGrouping::Opal);
        fold.add(1, activity, &sessions);
        let [agreed, delivered, scheduled, draft, elsewhere, lost, free, _] = minutes_of(&fold.total());
        let told = delivered + scheduled + draft + elsewhere + lost + free;
        if delivered + scheduled + draft + elsewhere <= agreed {
            prop_assert_eq!(told, agreed);
        } else {
            prop_assert_eq!(lost + free, 0);
        }
        prop_assert!(!activity.ended || free == 0);
        prop_assert!(activity.ended || lost == 0);
    }

    #[test]
    fn shares_are_within_a_cent_and_make_the_rounded_whole(
        parts in vec(0_u32..5000, 0..20), rate in 0_i64..20_000,
    ) {
        let minutes: Vec<Minutes> = parts.iter().copied().map(Minutes).collect();
        let shares = apportion(&minutes, Cents(rate));
        let whole = Cents::for_minutes(minutes.iter().copied().sum(), Cents(rate));
        prop_assert_eq!(shares.iter().copied().sum::<Cents>(), whole);
        for (share, part) in shares.iter().zip(&parts) {
            let exact = rate * i64::from(*part);
            prop_assert!((share.0 * 60 - exact).abs() < 60, "{} for {}/60", share.0, exact);
        }
    }
}
