//! Drafts of one person as one line, and what presses.

use super::*;

#[test]
fn the_drafts_of_a_person_are_one_line_where_the_first_stands() {
    let limits = limits();
    let drafts = |from: u32, first: i64, many: i64| -> Vec<SessionFacts> {
        (0..many)
            .map(|at| {
                let date = day(6, from) + Days::new(at.unsigned_abs());
                session(first + at, date, SessionState::Entered)
            })
            .collect()
    };
    let one = |sessions| activity(ActivityState::Started, sessions);
    let mut other = admitted(&limits, vec![one(drafts(4, 90, 1))]);
    other.id = RequestId(2);
    other.beneficiary = BeneficiaryId(4);
    other.person = "Bortolin Nicolò".into();
    let requests = [admitted(&limits, vec![one(drafts(3, 60, 25))]), other];

    let lines = gathered(due(&requests, day(6, 1)));
    assert_eq!(due(&requests, day(6, 1)).len(), 26);
    let told: Vec<Deadline> = lines.iter().map(Due::told).collect();
    let titles: Vec<&str> = told.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "25 bozze da programmare, la prima il 03/06",
            "Programma l’erogazione 90"
        ]
    );
    assert_eq!(told[0].days_left, Some(1));
    assert_eq!(
        told[0].consequence,
        "Ancora INSERITE: oltre domani la prima risulta fuori termine."
    );
    assert_eq!(
        (told[0].activity, told[0].session),
        (Some(ActivityId(7)), None)
    );
    assert_eq!(told[0].coach, Some(CoachId(1)));
}

#[test]
fn drafts_of_several_activities_lead_to_the_request() {
    let limits = limits();
    let mut second = activity(
        ActivityState::Proposed,
        vec![session(61, day(6, 9), SessionState::Entered)],
    );
    second.id = ActivityId(8);
    second.sessions[0].coach = CoachId(2);
    let first = activity(
        ActivityState::Started,
        vec![session(60, day(6, 8), SessionState::Entered)],
    );
    let requests = [admitted(&limits, vec![first, second])];
    let line = gathered(due(&requests, day(6, 1)))[0].told();
    assert_eq!(line.title, "2 bozze da programmare, la prima il 08/06");
    assert_eq!((line.activity, line.coach), (None, None));
    assert_eq!(line.request, RequestId(1));
}

#[test]
fn what_is_due_today_or_late_presses_and_nothing_else() {
    let presses = |date, state, today| {
        let limits = limits();
        let sessions = vec![session(51, date, state)];
        let requests = [admitted(
            &limits,
            vec![activity(ActivityState::Started, sessions)],
        )];
        due(&requests, today)[0].presses()
    };
    assert!(presses(day(5, 25), SessionState::Started, day(6, 1)));
    assert!(presses(day(5, 25), SessionState::Started, day(6, 2)));
    assert!(!presses(day(5, 26), SessionState::Started, day(6, 1)));
    assert!(presses(day(6, 2), SessionState::Entered, day(6, 1)));
    assert!(!presses(day(6, 3), SessionState::Entered, day(6, 1)));
}
