#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! What is entered is what is read again, field by field.

use affianca_domain::{
    Activity, ActivityId, ActivityState, BeneficiaryId, BranchId, CentreId, Cents, CoachId,
    ContactId, EmployerId, Minutes, ProgrammeCode, Request, RequestId, RequestState, Session,
    SessionGroupId, SessionId, SessionOrigin, SessionState, TimeOfDay, VoucherKind,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::session_group::GroupKind;
use super::{activity, request, session, session_group};
use crate::{Error, ReadRows as _, schema, values};

/// What ids of the archive begin with.
const SITE: i64 = 7 << 32;

/// The tables, with what a request points to left out.
fn tables() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    schema::migrate(&mut connection).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    connection
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 6, day).unwrap()
}

fn moment(of: u32) -> NaiveDateTime {
    day(of).and_hms_opt(9, 30, 15).unwrap()
}

/// Every field told apart from the others.
fn a_request() -> Request {
    Request {
        id: RequestId(SITE + 1),
        opal: "JC-1-1103/022".into(),
        description: "descrizione".into(),
        programme: ProgrammeCode("JC-1103".into()),
        holder: "titolare".into(),
        request_date: day(1),
        notified_date: day(2),
        notified_guessed: true,
        centre: CentreId(SITE + 5),
        branch: Some(BranchId(SITE + 6)),
        beneficiary: BeneficiaryId(SITE + 7),
        voucher_kind: VoucherKind::Reinforced,
        voucher_id: "V-1".into(),
        voucher_ends: NaiveDate::from_ymd_opt(2023, 9, 30),
        employer: Some(EmployerId(SITE + 8)),
        contact: Some(ContactId(SITE + 9)),
        state: RequestState::Refused,
        decided_at: Some(moment(3)),
        decided_by: Some("chi risponde".into()),
        reason: Some("motivo".into()),
        entered_at: moment(4),
    }
}

fn an_activity() -> Activity {
    Activity {
        id: ActivityId(SITE + 1),
        request: RequestId(SITE + 1),
        position: 3,
        code: "JC-AL-R".into(),
        title: "Allenamento".into(),
        agreed: Minutes(3120),
        amount: Cents(197_600),
        state: ActivityState::Ended,
        started_at: Some(moment(5)),
        ended_at: Some(moment(6)),
    }
}

fn a_session() -> Session {
    Session {
        id: SessionId(SITE + 1),
        activity: ActivityId(SITE + 1),
        beneficiary: BeneficiaryId(SITE + 7),
        branch: BranchId(SITE + 6),
        coach: CoachId(SITE + 10),
        date: day(7),
        start: TimeOfDay::at(9, 0).unwrap(),
        end: TimeOfDay::at(11, 30).unwrap(),
        place: "luogo".into(),
        note: "note".into(),
        description: "descrizione".into(),
        private_note: "riservata".into(),
        state: SessionState::ClosedNegatively,
        reason: Some("motivo".into()),
        origin: SessionOrigin::Afterwards,
        origin_why: Some("perché".into()),
        revision: 12,
        entered_at: moment(8),
        scheduled_at: Some(moment(9)),
        started_at: Some(moment(10)),
        concluded_at: Some(moment(11)),
        closed_at: Some(moment(12)),
    }
}

#[test]
fn what_is_entered_is_read_again() {
    let connection = tables();
    request::insert(&connection, &a_request()).unwrap();
    assert_eq!(
        request::find(&connection, RequestId(SITE + 1)).unwrap(),
        Some(a_request())
    );
    activity::insert(&connection, &an_activity()).unwrap();
    assert_eq!(
        activity::of_request(&connection, RequestId(SITE + 1)).unwrap(),
        [an_activity()]
    );
    session::insert(&connection, &a_session()).unwrap();
    assert_eq!(
        session::of_activity(&connection, ActivityId(SITE + 1)).unwrap(),
        [a_session()]
    );
    assert_eq!(
        session::find(&connection, SessionId(SITE + 2)).unwrap(),
        None
    );
}

#[test]
fn what_is_changed_is_read_again_and_the_others_stay() {
    let connection = tables();
    request::insert(&connection, &a_request()).unwrap();
    activity::insert(&connection, &an_activity()).unwrap();
    let other = Session {
        id: SessionId(SITE + 2),
        ..a_session()
    };
    for one in [&a_session(), &other] {
        session::insert(&connection, one).unwrap();
    }
    let changed = Session {
        place: String::new(),
        state: SessionState::Delivered,
        reason: None,
        closed_at: None,
        ..a_session()
    };
    session::update(&connection, &changed).unwrap();
    assert_eq!(
        session::find(&connection, SessionId(SITE + 1)).unwrap(),
        Some(changed)
    );
    assert_eq!(
        session::find(&connection, SessionId(SITE + 2)).unwrap(),
        Some(other)
    );
}

#[test]
fn rows_are_read_beside_others_and_what_is_asked_beyond_them() {
    let connection = tables();
    request::insert(&connection, &a_request()).unwrap();
    activity::insert(&connection, &an_activity()).unwrap();
    session::insert(&connection, &a_session()).unwrap();
    let sql = format!(
        "SELECT {}, activity.code FROM session JOIN activity ON activity.id = session.activity_id",
        session::COLUMNS
    );
    let found = connection
        .prepare(&sql)
        .unwrap()
        .one::<_, Error>(values![], |row| {
            Ok((session::read(row)?, row.get::<_, String>(session::WIDTH)?))
        })
        .unwrap();
    assert_eq!(found, (a_session(), "JC-AL-R".to_owned()));
}

#[test]
fn a_word_that_cannot_be_read_is_named_with_table_row_and_column() {
    let connection = tables();
    request::insert(&connection, &a_request()).unwrap();
    connection
        .execute_batch(
            "PRAGMA ignore_check_constraints = 1; UPDATE request SET voucher_kind = 'oro'",
        )
        .unwrap();
    assert_eq!(
        request::find(&connection, RequestId(SITE + 1))
            .unwrap_err()
            .to_string(),
        format!(
            "unreadable value in request, row {}, column voucher_kind: the word «oro»",
            SITE + 1
        )
    );
}

#[test]
fn sessions_entered_together_are_found_by_any_of_them_and_by_their_group() {
    let tables = tables();
    let ids = |of: &[i64]| -> Vec<SessionId> { of.iter().map(|id| SessionId(SITE + id)).collect() };
    let series = SessionGroupId(SITE + 1);
    let plan = SessionGroupId(SITE + 2);
    let now = moment(1);
    session_group::insert(&tables, series, GroupKind::Series, now, &ids(&[3, 1, 2])).unwrap();
    session_group::insert(&tables, plan, GroupKind::Plan, now, &ids(&[4])).unwrap();
    assert_eq!(
        session_group::members(&tables, series).unwrap(),
        ids(&[1, 2, 3])
    );
    let group = |id: i64| session_group::of_session(&tables, SessionId(SITE + id)).unwrap();
    assert_eq!(
        [group(2), group(4), group(5)],
        [Some(series), Some(plan), None]
    );
    let again = session_group::insert(
        &tables,
        SessionGroupId(SITE + 3),
        GroupKind::Plan,
        now,
        &ids(&[2]),
    );
    assert!(again.is_err(), "a session is in one group");
}
