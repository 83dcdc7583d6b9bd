#![allow(clippy::unwrap_used)]

use super::*;
use crate::register_sheet::RegisterSheet;
use crate::session::tests::day;
use crate::states::SessionState;

fn signatures(coach: bool, recipient: bool, provider: bool) -> Signatures {
    Signatures {
        rows_signed: 0,
        rows_missing: 0,
        coach,
        recipient,
        provider,
    }
}

#[test]
fn signed_by_coach_and_recipient_whoever_else_has() {
    for coach in [false, true] {
        for recipient in [false, true] {
            for provider in [false, true] {
                let by = signatures(coach, recipient, provider);
                assert_eq!(by.is_signed(), coach && recipient);
                assert_eq!(by.is_partly_signed(), coach ^ recipient);
                let state = RegisterState::of(false, false, false, by);
                let by_how_many = [
                    RegisterState::ToSign,
                    RegisterState::PartlySigned,
                    RegisterState::Signed,
                ];
                let required = usize::from(coach) + usize::from(recipient);
                assert_eq!(state, by_how_many[required]);
            }
        }
    }
}

/// A row known to lack a signature is missing from the whole, whoever has signed at the end.
#[test]
fn a_row_seen_empty_leaves_a_register_signed_in_part() {
    let both = signatures(true, true, false);
    let state = |signatures| RegisterState::of(false, false, false, signatures);
    assert_eq!(state(both.with_rows(9, 0)), RegisterState::Signed);
    assert_eq!(state(both.with_rows(9, 1)), RegisterState::PartlySigned);
    let nobody = signatures(false, false, false);
    assert_eq!(state(nobody.with_rows(3, 0)), RegisterState::PartlySigned);
    assert_eq!(state(nobody.with_rows(0, 3)), RegisterState::ToSign);
}

#[test]
fn a_newer_version_comes_before_a_change_and_a_change_before_the_signatures() {
    let all = signatures(true, true, true);
    assert_eq!(
        RegisterState::of(true, true, true, all),
        RegisterState::Replaced
    );
    assert_eq!(
        RegisterState::of(true, false, false, all),
        RegisterState::Replaced
    );
    assert_eq!(
        RegisterState::of(false, true, true, all),
        RegisterState::Withdrawn
    );
    assert_eq!(
        RegisterState::of(false, false, true, all),
        RegisterState::Outdated
    );
}

#[test]
fn what_is_true_of_each_state() {
    for (state, in_force, good, waits) in [
        (RegisterState::ToSign, true, true, true),
        (RegisterState::PartlySigned, true, true, true),
        (RegisterState::Signed, true, true, false),
        (RegisterState::Outdated, true, false, true),
        (RegisterState::Replaced, false, false, false),
        (RegisterState::Withdrawn, false, false, false),
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
        request: RequestId(2),
        origin: RegisterOrigin::Issued(IssuedRegister {
            number: "2022/017".parse().unwrap(),
            version: 1,
            scope: RegisterScope::Opal,
            blank: false,
            data_hash: String::new(),
            pages: 1,
            uncovered: String::new(),
        }),
        scope_label: "intera OPAL".into(),
        sessions: 1,
        minutes: Minutes(150),
        issued_at: "2022-06-28T13:00:00".parse().unwrap(),
        issued_by: "Giulia Ferraresso".into(),
        outdated_at: None,
        unused: false,
        replaced_by: None,
        withdrawn: None,
        signatures: vec![signature(Signer::Coach)],
        rows_signed: 0,
        rows_missing: 0,
    };
    assert_eq!(
        (one.state(), one.waits()),
        (RegisterState::PartlySigned, true)
    );
    one.signatures.push(signature(Signer::Recipient));
    assert_eq!((one.state(), one.waits()), (RegisterState::Signed, false));
    one.outdated_at = Some(one.issued_at);
    assert_eq!((one.state(), one.waits()), (RegisterState::Outdated, true));
    one.unused = true;
    assert!(!one.waits());
    one.replaced_by = Some(RegisterId(2));
    assert_eq!(one.state(), RegisterState::Replaced);
    let issued = one.issued().unwrap();
    assert_eq!(issued.next_version(), 2);
    assert_eq!((one.kind(), one.paper()), (SheetKind::Held, None));
    assert_eq!(one.called(), "registro 2022/017");
}

#[test]
fn one_on_paper_is_told_apart_and_has_no_version() {
    let mut one = Register {
        id: RegisterId(1),
        request: RequestId(2),
        origin: RegisterOrigin::Paper(PaperRegister {
            number: "Reg. 14/2022".into(),
            covers: PaperScope {
                activity: None,
                from: day("2022-05-01"),
                to: day("2022-05-31"),
            },
        }),
        scope_label: "intera OPAL, maggio 2022".into(),
        sessions: 4,
        minutes: Minutes(480),
        issued_at: "2022-06-28T13:00:00".parse().unwrap(),
        issued_by: "Giulia Ferraresso".into(),
        outdated_at: None,
        unused: false,
        replaced_by: None,
        withdrawn: None,
        signatures: Vec::new(),
        rows_signed: 0,
        rows_missing: 0,
    };
    assert_eq!((one.kind(), one.issued()), (SheetKind::Paper, None));
    assert_eq!(one.called(), "registro su carta Reg. 14/2022");
    assert!(one.waits(), "nobody has signed it");
    one.withdrawn = Some((one.issued_at, "registrato per sbaglio".into()));
    assert_eq!(
        (one.state(), one.waits()),
        (RegisterState::Withdrawn, false)
    );
}

#[test]
fn the_holder_or_the_company_s_contact_is_expected_to_sign() {
    let signers = |contact: Option<&str>, referent: Option<&str>| {
        ExpectedSigners::from(&RegisterSheet {
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
            journal: None,
            codes: None,
        })
    };
    let full = signers(Some("Anna Sartori"), Some("Paolo Rossi"));
    assert_eq!(Signer::Coach.expected(&full), ["Giulia Ferraresso"]);
    assert_eq!(
        Signer::Recipient.expected(&full),
        ["Bortolin Nicolò", "Anna Sartori"]
    );
    assert_eq!(Signer::Provider.expected(&full), ["Paolo Rossi"]);
    let bare = signers(None, None);
    assert_eq!(Signer::Recipient.expected(&bare), ["Bortolin Nicolò"]);
    assert_eq!(Signer::Provider.expected(&bare), [""; 0]);
    assert_eq!(
        Signer::Recipient.expected(&signers(Some(""), None)),
        ["Bortolin Nicolò"]
    );
}

#[test]
fn what_was_delivered_is_unregistered_until_a_register_in_force_prints_it() {
    for state in SessionState::ALL {
        let delivered = state == SessionState::Delivered;
        assert_eq!(is_unregistered(state, false), delivered, "{state}");
        assert!(!is_unregistered(state, true), "{state}");
    }
}
