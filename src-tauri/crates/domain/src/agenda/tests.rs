#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;

use super::verdicts::{QUARTERS, SHOWN};
use super::*;
use crate::hours::SessionHours;
use crate::ids::{ActivityId, Id, SessionId, Site};
use crate::programme::Programme;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::{ActivityTerms, Booking, Circumstances, Moment, Plan, RuleId, Severity, check};
use crate::states::RequestState;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

#[test]
fn a_view_shows_whole_days_and_leads_to_those_before_and_after() {
    for (view, on, from, to, title, previous, next) in [
        (
            AgendaView::Day,
            "2022-06-01",
            "2022-06-01",
            "2022-06-01",
            "mercoledì 1 giugno 2022",
            "2022-05-31",
            "2022-06-02",
        ),
        (
            AgendaView::Week,
            "2022-06-01",
            "2022-05-30",
            "2022-06-05",
            "30 maggio – 5 giugno 2022",
            "2022-05-25",
            "2022-06-08",
        ),
        (
            AgendaView::Week,
            "2022-06-05",
            "2022-05-30",
            "2022-06-05",
            "30 maggio – 5 giugno 2022",
            "2022-05-29",
            "2022-06-12",
        ),
        (
            AgendaView::Week,
            "2022-06-06",
            "2022-06-06",
            "2022-06-12",
            "6–12 giugno 2022",
            "2022-05-30",
            "2022-06-13",
        ),
        (
            AgendaView::Week,
            "2022-01-01",
            "2021-12-27",
            "2022-01-02",
            "27 dicembre 2021 – 2 gennaio 2022",
            "2021-12-25",
            "2022-01-08",
        ),
        (
            AgendaView::Month,
            "2022-06-30",
            "2022-05-30",
            "2022-07-03",
            "giugno 2022",
            "2022-05-01",
            "2022-07-01",
        ),
        (
            AgendaView::List,
            "2022-12-31",
            "2022-12-01",
            "2022-12-31",
            "dicembre 2022",
            "2022-11-01",
            "2023-01-01",
        ),
        (
            AgendaView::List,
            "2024-02-10",
            "2024-02-01",
            "2024-02-29",
            "febbraio 2024",
            "2024-01-01",
            "2024-03-01",
        ),
    ] {
        let period = AgendaPeriod::around(view, day(on));
        let told = (
            period.from,
            period.to,
            period.title.as_str(),
            period.previous,
            period.next,
        );
        let wanted = (day(from), day(to), title, day(previous), day(next));
        assert_eq!(told, wanted, "{view:?} {on}");
        assert_eq!(
            period.days().count() as i64,
            (period.to - period.from).num_days() + 1
        );
    }
}

#[test]
fn no_day_of_the_calendar_breaks_a_period() {
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        for view in AgendaView::ALL {
            let period = AgendaPeriod::around(view, date);
            assert!(period.from <= period.to, "{view:?} {date}");
        }
    }
}

#[test]
fn a_load_holds_drafts_too_against_the_lower_of_two_limits() {
    let hours = SessionHours {
        delivered: Minutes(120),
        scheduled: Minutes(60),
        draft: Minutes(61),
        missed: Minutes(500),
    };
    let load = |own| WorkLoad::new(hours, Minutes(240), own);
    let told = |it: WorkLoad| (it.total, it.limit, it.own, it.over);
    assert_eq!(told(load(None)), (Minutes(241), Minutes(240), false, true));
    assert_eq!(
        told(load(Some(Minutes(180)))),
        (Minutes(241), Minutes(180), true, true)
    );
    assert_eq!(
        told(load(Some(Minutes(300)))),
        (Minutes(241), Minutes(240), false, true)
    );
    let full = WorkLoad::new(
        SessionHours {
            draft: Minutes(60),
            ..hours
        },
        Minutes(240),
        None,
    );
    assert!(!full.over, "just full is not over");
}

#[test]
fn only_a_draft_of_an_activity_that_goes_on_moves_and_the_others_say_what_does() {
    let why = |state| why_fixed(state, ActivityState::Started);
    assert_eq!(why(SessionState::Entered), None);
    assert_eq!(
        why(SessionState::Scheduled).unwrap(),
        "Un’erogazione PROGRAMMATA non si sposta (§3.1): si chiude negativamente e si mette di nuovo in calendario."
    );
    assert_eq!(
        why(SessionState::Delivered).unwrap(),
        "Un’erogazione EROGATA non si sposta (§3.1)."
    );
    assert_eq!(
        why(SessionState::ClosedNegatively).unwrap(),
        "Un’erogazione CHIUSA NEGATIVAMENTE non si sposta (§3.1): si mette di nuovo in calendario."
    );
    let ended = why_fixed(SessionState::Entered, ActivityState::Ended).unwrap();
    assert!(ended.contains("TERMINATA"), "{ended}");
}

/// A draft of three hours on Wednesday 8 June, with a session of the coach's on Thursday morning.
fn with_a_draft(tried: impl FnOnce(&Circumstances<'_>)) {
    let programme = Programme::job_coach_1103().unwrap();
    let plan = Plan {
        date: day("2022-06-08"),
        start: time("09:00"),
        end: time("12:00"),
        place: Some("Lavanderia Montello, Villorba".into()),
    };
    let site = Site::new(1).unwrap();
    let other = Booking {
        id: SessionId::new(site, 9).unwrap(),
        date: day("2022-06-09"),
        start: time("10:00"),
        end: time("11:00"),
        state: SessionState::Scheduled,
        activity_id: ActivityId::new(site, 3).unwrap(),
        activity: "JC-AL".into(),
        person: "Rossi Mario".into(),
        same_beneficiary: false,
        same_coach: true,
    };
    let terms = ActivityTerms {
        request: RequestState::Admitted,
        activity: ActivityState::Started,
        component: programme.component("JC-AL-R").unwrap(),
        agreed: Minutes::from_hours(52),
        limits: &programme.limits,
        voucher: None,
    };
    let now = day("2022-06-01").and_hms_opt(9, 12, 0).unwrap();
    tried(&Circumstances {
        neighbours: &[other],
        usual_place: None,
        ..Circumstances::alone(terms, Moment::Enter, &plan, now)
    });
}

fn week() -> impl Iterator<Item = NaiveDate> {
    day("2022-06-06").iter_days().take(7)
}

#[test]
fn every_place_of_a_week_is_judged_as_the_rules_judge_it() {
    with_a_draft(|case| {
        for drag in Drag::ALL {
            let verdicts = drag_verdicts(case, drag, week());
            assert_eq!(verdicts.days.len(), 7);
            for (cells, date) in verdicts.days.iter().zip(week()) {
                let steps = if drag == Drag::Day {
                    1
                } else {
                    QUARTERS as usize
                };
                assert_eq!(cells.len(), steps);
                for (step, cell) in cells.iter().enumerate() {
                    let at = |quarters: usize| {
                        let minutes = SHOWN.start.minutes() + 15 * quarters as u16;
                        TimeOfDay::from_minutes(minutes).unwrap()
                    };
                    let span = match drag {
                        Drag::Day => case.plan.span(),
                        Drag::Whole => Span {
                            start: at(step),
                            end: at(step).plus(Minutes(180)).unwrap_or(TimeOfDay::END),
                        },
                        Drag::Start => Span {
                            start: at(step),
                            end: case.plan.end,
                        },
                        Drag::End => Span {
                            start: case.plan.start,
                            end: at(step + 1),
                        },
                    };
                    let plan = Plan {
                        date,
                        start: span.start,
                        end: span.end,
                        place: case.plan.place.clone(),
                    };
                    let broken = check(&Circumstances {
                        plan: &plan,
                        ..case.clone()
                    });
                    let told = cell
                        .checked_sub(1)
                        .map(|place| &verdicts.told[place as usize]);
                    assert_eq!(
                        told.map(|it| it.severity),
                        broken.first().map(|it| it.severity),
                        "{drag:?} {date} {span}"
                    );
                }
            }
        }
    });
}

#[test]
fn a_holiday_is_refused_a_clash_is_a_warning_and_each_sentence_is_sent_once() {
    with_a_draft(|case| {
        let verdicts = drag_verdicts(case, Drag::Whole, week());
        let told = |weekday: usize, step: usize| {
            let place = verdicts.days[weekday][step].checked_sub(1)?;
            Some(&verdicts.told[place as usize])
        };
        // 07:00 is before the day begins, 07:30 is not.
        assert_eq!(told(2, 0).unwrap().severity, Severity::Error);
        assert_eq!(told(2, 2), None);
        assert_eq!(told(2, 52), None, "from 20:00 to 23:00");
        assert_eq!(told(2, 53).unwrap().severity, Severity::Error, "to 23:15");
        assert_eq!(
            told(2, 63).unwrap().severity,
            Severity::Error,
            "past midnight"
        );
        let clash = told(3, 8).unwrap();
        assert_eq!(clash.severity, Severity::Warning);
        assert!(!clash.sentence.contains("Rossi"), "{}", clash.sentence);
        assert_eq!(told(3, 20), None);
        let sunday = told(6, 8).unwrap();
        assert_eq!(sunday.severity, Severity::Error);
        assert!(sunday.sentence.contains("Domenica"), "{}", sunday.sentence);
        let sunday_at_seven = told(6, 0).unwrap();
        assert!(
            sunday_at_seven.sentence.ends_with("E un’altra regola."),
            "{}",
            sunday_at_seven.sentence
        );
        let mut sentences: Vec<_> = verdicts.told.iter().map(|it| &it.sentence).collect();
        sentences.sort();
        let all = sentences.len();
        sentences.dedup();
        assert_eq!(sentences.len(), all);
        assert_eq!(
            check(case).iter().find(|it| it.rule == RuleId::Overlap),
            None
        );
    });
}
