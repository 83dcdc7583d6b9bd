use affianca_domain::{Minutes, RuleId, SessionState, SessionStep, Severity};
use affianca_workflow::series::{SeriesChange, SeriesEnd, SeriesForm};
use affianca_workflow::{Action, Error, Refusal};

use crate::{Desk, now, slots, told};

#[test]
fn twelve_sessions_are_entered_in_one_step_with_one_row_of_the_journal() {
    let desk = Desk::new();
    let check = desk.check(&desk.twelve());
    assert_eq!((check.count, check.minutes), (12, Minutes::from_hours(36)));
    assert_eq!(check.free, Minutes::from_hours(8));
    assert!(check.lines.iter().all(|line| line.violations.is_empty()));
    let before = desk.journalled();
    let entered = desk.enter(&desk.twelve());
    assert_eq!(entered.len(), 12);
    let rows = desk.rows(desk.training);
    assert!(
        rows.iter()
            .all(|row| row.session.state == SessionState::Entered)
    );
    let following: Vec<u32> = rows.iter().map(|row| row.following).collect();
    assert_eq!(following, (0..12).rev().collect::<Vec<_>>());
    assert_eq!(desk.journalled(), before + 1);
    let [row] = &desk.journal(Action::EnterSeries)[..] else {
        panic!("one row");
    };
    let detail = serde_json::to_string(row).unwrap();
    assert_eq!(
        detail.matches("JC-1-1103/901 JC-AL, ").count(),
        12,
        "{detail}"
    );
}

#[test]
fn feasts_are_left_out_by_name_and_a_series_may_end_on_a_day() {
    let desk = Desk::new();
    let form = SeriesForm {
        session: desk.form(desk.training, "08/08/2022"),
        weekdays: vec![1],
        end: SeriesEnd::Day,
        last: "29/08/2022".into(),
        ..SeriesForm::default()
    };
    let check = desk.check(&form);
    let days: Vec<String> = check
        .lines
        .iter()
        .map(|it| it.slot.date.to_string())
        .collect();
    assert_eq!(days, ["2022-08-08", "2022-08-22", "2022-08-29"]);
    assert_eq!(check.skipped.len(), 1);
    assert_eq!(check.skipped[0].date.to_string(), "2022-08-15");
    assert!(!check.skipped[0].name.is_empty());
}

#[test]
fn the_hours_run_out_to_the_minute_drafts_counted() {
    let desk = Desk::new();
    desk.enter(&desk.twelve());
    let form = SeriesForm {
        session: desk.form(desk.training, "02/08/2022"),
        weekdays: vec![2],
        end: SeriesEnd::Hours,
        ..SeriesForm::default()
    };
    let check = desk.check(&form);
    let lengths: Vec<u32> = check.lines.iter().map(|line| line.minutes.0).collect();
    assert_eq!(lengths, [180, 180, 120], "44 hours less 36");
    assert_eq!(check.free, Minutes::ZERO);
}

#[test]
fn what_goes_beyond_the_agreed_hours_is_told_beside_the_session_that_does() {
    let desk = Desk::new();
    let form = SeriesForm {
        count: "16".into(),
        ..desk.twelve()
    };
    let check = desk.check(&form);
    let broken: Vec<usize> = check
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| told(&line.violations).contains(&RuleId::Hours))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(broken, [14, 15], "14 of three hours and two are 44");
    let shorter = check.lines[14]
        .mends
        .iter()
        .find(|mend| {
            mend.change
                .slot
                .is_some_and(|slot| slot.span().length() == Minutes(120))
        })
        .expect("two hours are left");
    let left_out = SeriesChange {
        day: check.lines[15].day,
        left_out: true,
        slot: None,
    };
    let mended = SeriesForm {
        changes: vec![shorter.change.clone(), left_out],
        ..form
    };
    let check = desk.check(&mended);
    assert!(check.lines.iter().all(|line| line.violations.is_empty()));
    assert_eq!((check.count, check.free), (15, Minutes::ZERO));
    assert_eq!(desk.enter(&mended).len(), 15);
}

#[test]
fn a_session_in_the_way_is_moved_to_a_free_week() {
    let desk = Desk::new();
    // A scheduled one stands on the second Monday.
    desk.enter(&SeriesForm {
        session: desk.form(desk.training, "11/07/2022"),
        weekdays: vec![1],
        count: "1".into(),
        ..SeriesForm::default()
    });
    let row = desk.rows(desk.training).remove(0);
    desk.step(&row, SessionStep::Schedule, now());
    let form = desk.twelve();
    let check = desk.check(&form);
    let clash = &check.lines[3];
    assert_eq!(told(&clash.violations), [RuleId::Overlap]);
    assert!(clash.violations[0].blocks_schedule);
    let mend = &clash.mends[0];
    assert_eq!(mend.label, "Sposta a lunedì 01/08/2022");
    let moved = SeriesForm {
        changes: vec![mend.change.clone()],
        ..form
    };
    let check = desk.check(&moved);
    assert!(check.lines.iter().all(|line| line.violations.is_empty()));
    assert!(check.lines[3].moved);
}

#[test]
fn two_lines_put_on_one_another_are_told() {
    let desk = Desk::new();
    let form = desk.twelve();
    let check = desk.check(&form);
    let onto = SeriesChange {
        day: check.lines[1].day,
        left_out: false,
        slot: Some(check.lines[0].slot),
    };
    let check = desk.check(&SeriesForm {
        changes: vec![onto],
        ..form
    });
    let line = &check.lines[1];
    assert_eq!(told(&line.violations), [RuleId::Overlap]);
    assert_eq!(
        line.violations[0].figures.as_deref(),
        Some("un’altra di questo elenco, 09:00–12:00, JC-AL")
    );
}

#[test]
fn nothing_is_entered_unless_all_of_it_may_be() {
    let desk = Desk::new();
    let late = SeriesForm {
        session: desk.form(desk.training, "20/06/2022"),
        weekdays: vec![1],
        count: "3".into(),
        ..SeriesForm::default()
    };
    let check = desk.check(&late);
    assert_eq!(check.blocked, 1);
    let first = &check.lines[0].violations[0];
    assert_eq!(
        (first.rule, first.severity),
        (RuleId::Late, Severity::Error)
    );
    let before = desk.journalled();
    let enter = |form: &SeriesForm, shown: &[_], seen: &[RuleId]| {
        desk.archive
            .enter_series(desk.training, form, shown, seen, now())
            .unwrap_err()
    };
    let shown = slots(&check);
    assert!(matches!(
        enter(&late, &shown, &RuleId::ALL),
        Error::Rules(_)
    ));
    let no_place = {
        let mut form = desk.twelve();
        form.session.place = String::new();
        form
    };
    let shown = slots(&desk.check(&no_place));
    assert!(
        matches!(enter(&no_place, &shown, &[]), Error::Rules(_)),
        "a warning not ticked"
    );
    let other = slots(&desk.check(&desk.twelve()));
    assert!(matches!(
        enter(&desk.twelve(), &other[..11], &RuleId::ALL),
        Error::Refused(Refusal::ListChanged)
    ));
    assert!(desk.rows(desk.training).is_empty());
    assert_eq!(desk.journalled(), before);
    let told = desk
        .archive
        .enter_series(desk.training, &no_place, &shown, &[RuleId::Place], now());
    assert_eq!(told.unwrap().sessions.len(), 12, "ticked once for all");
}

#[test]
fn what_cannot_be_read_is_told_beside_its_field() {
    let desk = Desk::new();
    let wrong = |change: &dyn Fn(&mut SeriesForm)| {
        let mut form = desk.twelve();
        change(&mut form);
        let check = desk.check(&form);
        assert!(check.lines.is_empty());
        let fields: Vec<String> = check.fields.into_iter().map(|it| it.field).collect();
        fields.join(" ")
    };
    assert_eq!(wrong(&|form| form.weekdays.clear()), "weekdays");
    assert_eq!(wrong(&|form| form.count = "molte".into()), "count");
    assert_eq!(wrong(&|form| form.count = "-3".into()), "count");
    assert_eq!(wrong(&|form| form.count = "99999999999".into()), "count");
    assert_eq!(
        wrong(&|form| {
            form.end = SeriesEnd::Day;
            form.last = "31/06/2022".into();
        }),
        "last"
    );
    assert_eq!(
        wrong(&|form| {
            form.end = SeriesEnd::Day;
            form.last = "03/07/2022".into();
        }),
        "last"
    );
    assert_eq!(wrong(&|form| form.session.date = "boh".into()), "date");
    assert_eq!(wrong(&|form| form.session.end = "8".into()), "end");
    assert_eq!(wrong(&|form| form.weekdays = vec![0, 8, 255]), "weekdays");
}

#[test]
fn a_duplicate_is_a_week_later_and_says_nothing_of_what_was_done() {
    let desk = Desk::new();
    let mut form = desk.form(desk.training, "04/07/2022");
    form.description = "Prova della macchina".into();
    let id = desk
        .archive
        .enter_session(desk.training, &form, &RuleId::ALL, now())
        .unwrap();
    let copy = desk.archive.duplicate_form(id, now()).unwrap();
    assert_eq!(
        (&*copy.date, &*copy.start, &*copy.end, &*copy.description),
        ("11/07/2022", "09:00", "12:00", "")
    );
    let later = crate::common::at("2022-08-09T09:00");
    assert_eq!(
        desk.archive.duplicate_form(id, later).unwrap().date,
        "22/08/2022",
        "15 August is a feast"
    );
}
