#![allow(clippy::unwrap_used)]

use std::convert::Infallible;

use super::*;
use crate::ids::{ActivityId, SessionId};
use crate::register_sheet::RegisterSheet;
use crate::session::tests::{at, day};
use crate::states::SessionState;

fn signatures(coach: bool, recipient: bool, provider: bool) -> Signatures {
    Signatures {
        coach,
        recipient,
        provider,
    }
}

fn printed(state: SessionState) -> PrintedSession {
    PrintedSession {
        session: SessionId(41),
        activity: ActivityId(7),
        code: "JC-DE".into(),
        title: "Definizione del programma".into(),
        date: day("2022-06-28"),
        start: at("10:00"),
        end: at("12:30"),
        place: "Vivai Sile, Casier".into(),
        description: "Colloquio".into(),
        coach: "Giulia Ferraresso".into(),
        state,
    }
}

fn made_of(
    before: &PrintedSession,
    now: &PrintedSession,
    blank: bool,
    any_left: bool,
) -> Outdating {
    outdating(before, now, blank, || Ok::<_, Infallible>(any_left)).unwrap()
}

#[test]
fn signed_by_coach_and_recipient_whoever_else_has() {
    for coach in [false, true] {
        for recipient in [false, true] {
            for provider in [false, true] {
                let by = signatures(coach, recipient, provider);
                assert_eq!(by.is_signed(), coach && recipient);
                assert_eq!(by.is_partly_signed(), coach ^ recipient);
                let state = RegisterState::of(false, false, by);
                let signed = [RegisterState::ToSign, RegisterState::Signed];
                assert_eq!(state, signed[usize::from(coach && recipient)]);
            }
        }
    }
}

#[test]
fn a_newer_version_comes_before_a_change_and_a_change_before_the_signatures() {
    let all = signatures(true, true, true);
    assert_eq!(RegisterState::of(true, true, all), RegisterState::Replaced);
    assert_eq!(RegisterState::of(true, false, all), RegisterState::Replaced);
    assert_eq!(RegisterState::of(false, true, all), RegisterState::Outdated);
}

#[test]
fn what_is_true_of_each_state() {
    for (state, in_force, good, waits) in [
        (RegisterState::ToSign, true, true, true),
        (RegisterState::Signed, true, true, false),
        (RegisterState::Outdated, true, false, true),
        (RegisterState::Replaced, false, false, false),
    ] {
        assert_eq!(
            (state.is_in_force(), state.is_good(), state.waits(false)),
            (in_force, good, waits),
            "{state}"
        );
        assert!(!state.waits(true), "{state}: nothing comes in its place");
    }
}

#[test]
fn who_has_signed_is_counted_and_who_is_missing_is_said() {
    let by: Signatures = [Signer::Provider, Signer::Coach, Signer::Coach]
        .into_iter()
        .collect();
    assert_eq!(by, signatures(true, false, true));
    assert_eq!((by.count(), by.missing()), (2, vec![Signer::Recipient]));
    assert_eq!(
        Signatures::default().missing(),
        [Signer::Coach, Signer::Recipient]
    );
    assert_eq!(signatures(true, true, false).missing(), []);
    assert_eq!(signatures(true, true, true).count(), 3);
    assert_eq!(Signatures::default().count(), 0);
    let required = Signer::ALL.map(Signer::is_required);
    assert_eq!(
        required,
        [true, true, false],
        "the referent is asked, not required"
    );
}

#[test]
fn a_register_is_what_its_row_says() {
    let signature = |signer| Signature {
        signer,
        who: "Giulia Ferraresso".into(),
        date: day("2022-06-29"),
        place: "Treviso".into(),
    };
    let mut one = Register {
        id: RegisterId(1),
        number: "2022/017".parse().unwrap(),
        version: 1,
        request: RequestId(2),
        scope: RegisterScope::Opal,
        scope_label: "intera OPAL".into(),
        blank: false,
        data_hash: String::new(),
        pages: 1,
        sessions: 1,
        minutes: Minutes(150),
        uncovered: String::new(),
        issued_at: "2022-06-28T13:00:00".parse().unwrap(),
        issued_by: "Giulia Ferraresso".into(),
        outdated_at: None,
        unused: false,
        replaced_by: None,
        signatures: vec![signature(Signer::Coach)],
        scan_name: None,
    };
    assert!(one.signed_by().is_partly_signed());
    assert_eq!((one.state(), one.waits()), (RegisterState::ToSign, true));
    one.signatures.push(signature(Signer::Recipient));
    assert_eq!((one.state(), one.waits()), (RegisterState::Signed, false));
    one.outdated_at = Some(one.issued_at);
    assert_eq!((one.state(), one.waits()), (RegisterState::Outdated, true));
    one.unused = true;
    assert!(!one.waits());
    one.replaced_by = Some(RegisterId(2));
    assert_eq!(
        (one.state(), one.next_version()),
        (RegisterState::Replaced, 2)
    );
}

#[test]
fn a_register_prints_what_is_over_and_a_blank_one_what_is_to_come() {
    use SessionState::{Cancelled, ClosedNegatively, Delivered, Entered, Scheduled, Started};
    for (state, on_register, on_blank) in [
        (Entered, false, false),
        (Scheduled, false, true),
        (Started, false, true),
        (Delivered, true, false),
        (Cancelled, false, false),
        (ClosedNegatively, true, false),
    ] {
        assert_eq!(belongs(state, false), on_register, "{state}");
        assert_eq!(belongs(state, true), on_blank, "{state}, in bianco");
    }
}

#[test]
fn what_was_closed_negatively_is_struck_and_not_counted() {
    for state in SessionState::ALL {
        let one = printed(state);
        let struck = state == SessionState::ClosedNegatively;
        assert_eq!(one.is_struck(), struck);
        assert_eq!(
            one.counted(),
            if struck { Minutes::ZERO } else { Minutes(150) }
        );
        let delivered = state == SessionState::Delivered;
        assert_eq!(
            one.delivered(),
            if delivered {
                Minutes(150)
            } else {
                Minutes::ZERO
            }
        );
        let row = one.row(false);
        assert_eq!((row.struck, row.minutes), (struck, 150), "{state}");
    }
}

#[test]
fn a_row_says_all_but_on_a_blank_sheet_the_description() {
    let row = printed(SessionState::Delivered).row(false);
    assert_eq!((row.start.as_str(), row.end.as_str()), ("10:00", "12:30"));
    assert_eq!(
        (row.activity_code.as_str(), row.description.as_str()),
        ("JC-DE", "Colloquio")
    );
    let blank = printed(SessionState::Scheduled).row(true);
    assert_eq!(blank.description, "", "to be written by hand");
    assert_eq!(blank.place, row.place);
}

#[test]
fn the_mark_is_kept_in_the_same_words_as_always() {
    let mark = printed(SessionState::Delivered).mark(false);
    let kept = serde_json::to_string(&mark).unwrap();
    assert_eq!(
        kept,
        r#"{"attività":"JC-DE","data":"28/06/2022","descrizione":"Colloquio","fine":"12:30","inizio":"10:00","luogo":"Vivai Sile, Casier","operatore":"Giulia Ferraresso","stato":"EROGATA"}"#
    );
    assert_eq!(serde_json::from_str::<PrintedMark>(&kept).unwrap(), mark);
    let blank = printed(SessionState::Scheduled).mark(true);
    assert_eq!(
        serde_json::to_string(&blank).unwrap(),
        r#"{"attività":"JC-DE","data":"28/06/2022","fine":"12:30","inizio":"10:00","luogo":"Vivai Sile, Casier","operatore":"Giulia Ferraresso","stato":"prevista"}"#
    );
}

#[test]
fn every_word_on_the_paper_outdates_it_and_is_named() {
    let before = printed(SessionState::Delivered);
    let changes: [(&str, fn(&mut PrintedSession)); 8] = [
        ("data", |it| it.date = day("2022-06-29")),
        ("inizio", |it| it.start = at("09:00")),
        ("fine", |it| it.end = at("13:00")),
        ("attività", |it| it.code = "JC-AN".into()),
        ("luogo", |it| it.place.push('!')),
        ("operatore", |it| it.coach.push('!')),
        ("descrizione", |it| it.description.push('!')),
        ("stato", |it| it.state = SessionState::ClosedNegatively),
    ];
    for (name, change) in changes {
        let mut now = before.clone();
        change(&mut now);
        assert_eq!(
            made_of(&before, &now, false, true),
            Outdating::Outdated,
            "{name}"
        );
        let said = now.mark(false).change_since(&before.mark(false));
        assert_eq!(said, Some(format!("cambiato {name}")));
    }
    let mut now = before.clone();
    now.end = at("13:00");
    now.code = "JC-AN".into();
    let said = now.mark(false).change_since(&before.mark(false));
    assert_eq!(said.as_deref(), Some("cambiato attività, fine"));
}

#[test]
fn what_the_paper_does_not_say_outdates_nothing() {
    let before = printed(SessionState::Delivered);
    let mut now = before.clone();
    now.title.push('!');
    assert_eq!(made_of(&before, &now, false, false), Outdating::StaysGood);
    assert_eq!(now.mark(false).change_since(&before.mark(false)), None);
}

#[test]
fn a_blank_sheet_outlives_its_delivery_and_its_description() {
    let before = printed(SessionState::Scheduled);
    for state in [SessionState::Started, SessionState::Delivered] {
        let mut now = printed(state);
        now.description.push('!');
        assert_eq!(
            made_of(&before, &now, true, false),
            Outdating::StaysGood,
            "{state}"
        );
    }
    let mut moved = printed(SessionState::Scheduled);
    moved.start = at("09:00");
    assert_eq!(made_of(&before, &moved, true, true), Outdating::Outdated);
}

#[test]
fn a_row_of_a_blank_sheet_that_was_not_held_is_struck_until_none_is_left() {
    let before = printed(SessionState::Scheduled);
    for state in [SessionState::Cancelled, SessionState::ClosedNegatively] {
        let now = printed(state);
        assert_eq!(
            made_of(&before, &now, true, true),
            Outdating::StaysGood,
            "{state}"
        );
        assert_eq!(
            made_of(&before, &now, true, false),
            Outdating::Unused,
            "{state}"
        );
    }
    let failing = outdating(
        &before,
        &printed(SessionState::ClosedNegatively),
        true,
        || Err("no"),
    );
    assert_eq!(failing, Err("no"));
}

#[test]
fn a_period_is_from_the_first_to_the_last_session() {
    let on = |date| PrintedSession {
        date: day(date),
        ..printed(SessionState::Delivered)
    };
    assert_eq!(period(&[]), "");
    assert_eq!(period(&[on("2022-06-28"), on("2022-06-28")]), "28/06/2022");
    assert_eq!(
        period(&[on("2022-05-09"), on("2022-05-31")]),
        "09/05/2022 – 31/05/2022"
    );
}

#[test]
fn a_scope_covers_its_sessions_and_is_told_in_words() {
    let (this, other) = (ActivityId(7), ActivityId(8));
    let period = |from, to| RegisterScope::Period {
        from: day(from),
        to: day(to),
    };
    let activity = RegisterScope::Activity { activity: this };
    let one_day = RegisterScope::Day {
        date: day("2022-06-03"),
    };
    assert!(activity.covers(this, day("2022-06-03")) && !activity.covers(other, day("2022-06-03")));
    assert!(RegisterScope::Opal.covers(other, day("2022-06-03")));
    assert!(one_day.covers(other, day("2022-06-03")) && !one_day.covers(other, day("2022-06-04")));
    let may = period("2022-05-01", "2022-05-31");
    for (on, covered) in [
        ("2022-04-30", false),
        ("2022-05-01", true),
        ("2022-05-31", true),
        ("2022-06-01", false),
    ] {
        assert_eq!(may.covers(this, day(on)), covered, "{on}");
    }
    for (scope, blank, label) in [
        (activity, false, "JC-DE"),
        (RegisterScope::Opal, false, "intera OPAL"),
        (one_day, true, "giornata 03/06/2022, in bianco"),
        (may, false, "maggio 2022"),
        (period("2022-02-01", "2022-02-28"), false, "febbraio 2022"),
        (period("2022-12-01", "2022-12-31"), false, "dicembre 2022"),
        (
            period("2022-05-02", "2022-05-31"),
            false,
            "02/05/2022 – 31/05/2022",
        ),
        (
            period("2022-05-01", "2022-05-30"),
            false,
            "01/05/2022 – 30/05/2022",
        ),
        (
            period("2022-05-01", "2022-06-30"),
            false,
            "01/05/2022 – 30/06/2022",
        ),
    ] {
        assert_eq!(scope.label("JC-DE", blank), label);
    }
    assert_eq!((activity.activity(), activity.days()), (Some(this), None));
    assert_eq!((one_day.activity(), may.activity()), (None, None));
    assert_eq!(may.days(), Some((day("2022-05-01"), day("2022-05-31"))));
    assert_eq!(one_day.days(), Some((day("2022-06-03"), day("2022-06-03"))));
}

#[test]
fn a_scope_is_stored_by_its_kind_with_iso_dates() {
    for (scope, stored) in [
        (RegisterScope::Opal, r#"{"kind":"opal"}"#),
        (
            RegisterScope::Activity {
                activity: ActivityId(7),
            },
            r#"{"kind":"activity","activity":7}"#,
        ),
        (
            RegisterScope::Period {
                from: day("2022-05-01"),
                to: day("2022-05-31"),
            },
            r#"{"kind":"period","from":"2022-05-01","to":"2022-05-31"}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&scope).unwrap(), stored);
        assert_eq!(
            serde_json::from_str::<RegisterScope>(stored).unwrap(),
            scope
        );
    }
}

#[test]
fn an_activity_s_total_counts_only_what_it_delivered() {
    let of_other = PrintedSession {
        activity: ActivityId(8),
        ..printed(SessionState::Delivered)
    };
    let sessions = [
        printed(SessionState::Delivered),
        printed(SessionState::ClosedNegatively),
        of_other,
        printed(SessionState::Delivered),
    ];
    let sum = total(ActivityId(7), "JC-DE", Minutes(480), &sessions);
    assert_eq!(
        (sum.code.as_str(), sum.agreed, sum.delivered),
        ("JC-DE", 480, 300)
    );
    let blank = total(
        ActivityId(7),
        "JC-DE",
        Minutes(480),
        &[printed(SessionState::Started)],
    );
    assert_eq!(blank.delivered, 0);
}

#[test]
fn the_holder_or_the_company_s_contact_is_expected_to_sign() {
    let sheet = |contact: Option<&str>, referent: Option<&str>| RegisterSheet {
        number: "2022/017".into(),
        version: 1,
        service: String::new(),
        reference_text: String::new(),
        provider: String::new(),
        branch: String::new(),
        opal: String::new(),
        voucher_id: String::new(),
        voucher_kind: String::new(),
        beneficiary: "Bortolin Nicolò".into(),
        tax_code: String::new(),
        centre: String::new(),
        employer: None,
        contact: contact.map(Into::into),
        coach: "Giulia Ferraresso".into(),
        provider_referent: referent.map(Into::into),
        period: String::new(),
        scope: String::new(),
        blank: false,
        issued: "2022-06-28T13:00:00".parse().unwrap(),
        rows: Vec::new(),
        totals: Vec::new(),
    };
    let full = sheet(Some("Anna Sartori"), Some("Paolo Rossi"));
    assert_eq!(Signer::Coach.expected(&full), ["Giulia Ferraresso"]);
    assert_eq!(
        Signer::Recipient.expected(&full),
        ["Bortolin Nicolò", "Anna Sartori"]
    );
    assert_eq!(Signer::Provider.expected(&full), ["Paolo Rossi"]);
    let bare = sheet(None, None);
    assert_eq!(Signer::Recipient.expected(&bare), ["Bortolin Nicolò"]);
    assert_eq!(Signer::Provider.expected(&bare), [""; 0]);
    assert_eq!(
        Signer::Recipient.expected(&sheet(Some(""), None)),
        ["Bortolin Nicolò"]
    );
}
