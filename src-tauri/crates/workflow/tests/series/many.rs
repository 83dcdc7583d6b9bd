use affianca_domain::{Minutes, RuleId, SessionState, blocking};
use affianca_workflow::series::{ManyCheck, ManyFilter, SeriesForm, ShownSession};
use affianca_workflow::{Action, Error, Refusal};
use chrono::NaiveDate;

use crate::common::at;
use crate::{Desk, now, told};

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2022, 7, day)
}

fn check(desk: &Desk, filter: &ManyFilter) -> ManyCheck {
    desk.archive.check_many(filter, now()).unwrap()
}

fn shown(check: &ManyCheck, with_errors: bool) -> Vec<ShownSession> {
    let lines = check.lines.iter();
    lines
        .filter(|line| with_errors || !blocking(&line.violations))
        .map(|line| ShownSession {
            session: line.session,
            revision: line.revision,
        })
        .collect()
}

fn scheduled(desk: &Desk) -> usize {
    let rows = desk.rows(desk.training);
    let states = rows.iter().map(|row| row.session.state);
    states.filter(|it| *it == SessionState::Scheduled).count()
}

#[test]
fn all_the_drafts_of_a_person_are_scheduled_with_one_confirmation() {
    let desk = Desk::new();
    desk.enter(&desk.twelve());
    let all = check(&desk, &ManyFilter::default());
    assert_eq!((all.lines.len(), all.found), (12, 12));
    let [hours] = &all.activities[..] else {
        panic!("{:?}", all.activities);
    };
    assert_eq!(
        (hours.counted, hours.added, hours.agreed),
        (
            Minutes::ZERO,
            Minutes::from_hours(36),
            Minutes::from_hours(44)
        )
    );
    let before = desk.journalled();
    desk.archive
        .schedule_many(&shown(&all, true), &[], now())
        .unwrap();
    assert_eq!(scheduled(&desk), 12);
    assert_eq!(desk.journalled(), before + 1);
    let [row] = &desk.journal(Action::ScheduleMany)[..] else {
        panic!("one row");
    };
    let lines = serde_json::to_string(row).unwrap();
    assert_eq!(lines.matches("JC-1-1103/901 JC-AL, ").count(), 12);
    assert!(check(&desk, &ManyFilter::default()).lines.is_empty());
}

#[test]
fn a_week_an_activity_or_a_choice_narrow_them() {
    let desk = Desk::new();
    let entered = desk.enter(&desk.twelve());
    let of = |filter: ManyFilter| check(&desk, &filter).lines.len();
    let week = ManyFilter {
        from: day(11),
        to: day(17),
        ..ManyFilter::default()
    };
    assert_eq!(of(week.clone()), 3);
    let activity = |id| ManyFilter {
        activity: Some(id),
        ..week.clone()
    };
    assert_eq!(of(activity(desk.training)), 3);
    assert_eq!(of(activity(desk.analysis)), 0);
    let named = ManyFilter {
        sessions: entered[..2].to_vec(),
        ..week
    };
    assert_eq!(of(named), 2, "those named, whatever the week");
}

#[test]
fn those_before_count_for_those_after_and_the_rest_can_be_scheduled_without_them() {
    let desk = Desk::new();
    let form = SeriesForm {
        count: "16".into(),
        ..desk.twelve()
    };
    desk.enter(&form);
    let all = check(&desk, &ManyFilter::default());
    let wrong: Vec<usize> = (0..16)
        .filter(|place| blocking(&all.lines[*place].violations))
        .collect();
    assert_eq!(wrong, [14, 15]);
    assert_eq!(told(&all.lines[14].violations), [RuleId::Hours]);
    assert_eq!(all.activities[0].added, Minutes::from_hours(42));
    let before = desk.rows(desk.training);
    let refused = desk
        .archive
        .schedule_many(&shown(&all, true), &RuleId::ALL, now());
    assert!(matches!(refused, Err(Error::Rules(_))));
    assert_eq!(desk.rows(desk.training), before, "all or nothing");
    desk.archive
        .schedule_many(&shown(&all, false), &RuleId::ALL, now())
        .unwrap();
    assert_eq!(scheduled(&desk), 14);
}

#[test]
fn a_warning_is_ticked_once_for_all_and_a_change_meanwhile_stops_everything() {
    let desk = Desk::new();
    let mut form = desk.twelve();
    form.session.place = String::new();
    desk.enter(&form);
    let all = check(&desk, &ManyFilter::default());
    let list = shown(&all, true);
    let schedule = |list: &[ShownSession], rules: &[RuleId]| {
        desk.archive
            .schedule_many(list, rules, at("2022-07-02T10:05"))
    };
    assert!(matches!(schedule(&list, &[]), Err(Error::Rules(_))));
    let mut stale = list.clone();
    stale[7].revision += 1;
    assert!(matches!(
        schedule(&stale, &RuleId::ALL),
        Err(Error::Refused(Refusal::SessionChanged))
    ));
    let mut twice = list.clone();
    twice.push(list[0]);
    assert!(schedule(&twice, &RuleId::ALL).is_err());
    assert!(matches!(
        schedule(&[], &RuleId::ALL),
        Err(Error::Refused(Refusal::NothingChosen))
    ));
    assert_eq!(scheduled(&desk), 0);
    schedule(&list, &[RuleId::Place]).unwrap();
    assert_eq!(scheduled(&desk), 12);
}
