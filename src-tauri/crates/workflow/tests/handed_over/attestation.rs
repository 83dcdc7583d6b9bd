//! What is handed over afterwards.

use super::*;
use affianca_workflow::{Error, ProblemCode, Refusal};

#[test]
fn a_report_without_an_id_voucher_is_not_ready() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    let mut form = archive.request_form(request).unwrap();
    form.voucher_id = String::new();
    form.confirmed = true;
    archive.edit_request(request, &form, now).unwrap();
    let draft = complete(ReportOutcome::Succeeded);
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    assert_eq!(saved.missing[0].label, "Id voucher");
    let problem = refused(
        archive
            .ready_report(request, saved.revision, now, report)
            .unwrap_err(),
    );
    assert_eq!(problem.field.as_deref(), Some("voucherId"));
}

#[test]
fn a_ready_report_is_frozen_and_opening_it_again_gives_another_version() {
    let (_home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let first = ready(&archive, request);
    let now = at("2022-07-11T10:00");
    let frozen = archive.final_report(request).unwrap();
    assert_eq!(
        (frozen.state, frozen.versions[0].version),
        (ReportState::Ready, 1)
    );
    let error = archive
        .save_report_draft(request, frozen.revision, &ReportDraft::default(), now)
        .unwrap_err();
    assert_eq!(refused(error).code, ProblemCode::ReportReady);
    let paper = archive.report_pdf(first).unwrap();
    assert_eq!(paper.name, "relazione-JC-1-1103-901-v1.pdf");

    archive.reopen_report(first, now).unwrap();
    let again = archive.final_report(request).unwrap();
    assert_eq!(again.state, ReportState::Draft);
    assert_eq!(
        again.draft,
        complete(ReportOutcome::Succeeded),
        "what was written is still there"
    );
    assert_eq!(
        refused(archive.reopen_report(first, now).unwrap_err()).code,
        ProblemCode::Stale
    );
    archive
        .ready_report(request, again.revision, now, report)
        .unwrap();
    let versions = archive.final_report(request).unwrap().versions;
    assert_eq!(
        versions
            .iter()
            .map(|version| version.version)
            .collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(
        archive.report_pdf(first).unwrap(),
        paper,
        "the first version is as it was"
    );
    assert_eq!(
        journal(&archive)[..3],
        [
            "Relazione sugli esiti pronta",
            "Relazione sugli esiti riaperta",
            "Relazione sugli esiti pronta"
        ]
    );
}

#[test]
fn nothing_is_left_of_a_report_that_could_not_be_printed() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    let draft = complete(ReportOutcome::Succeeded);
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    let rows = journal(&archive).len();
    let broken = |_: &ReportSheet| Err(Error::Document("no ink".into()));
    assert!(
        archive
            .ready_report(request, saved.revision, now, broken)
            .is_err()
    );
    assert_eq!(
        archive.final_report(request).unwrap().state,
        ReportState::Draft
    );
    assert_eq!(journal(&archive).len(), rows);
}

#[test]
fn a_delivery_is_neither_to_come_nor_before_the_report_was_written() {
    let (_home, archive, request) = admitted();
    let id = ready(&archive, request);
    let now = at("2022-07-13T09:00");
    for date in ["14/07/2022", "10/07/2022", "presto", ""] {
        let problem = refused(
            archive
                .deliver_report(id, &delivery(date), now)
                .unwrap_err(),
        );
        assert_eq!(problem.field.as_deref(), Some("date"), "{date}");
    }
    let empty = DeliveryForm {
        date: "13/07/2022".into(),
        ..DeliveryForm::default()
    };
    let problem = refused(archive.deliver_report(id, &empty, now).unwrap_err());
    let fields: Vec<&str> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, ["receivedBy", "how"]);
    archive
        .deliver_report(id, &delivery("13/07/2022"), now)
        .unwrap();
    let delivered = archive.final_report(request).unwrap();
    assert_eq!(delivered.state, ReportState::Delivered);
    let recorded = delivered.versions[0].delivery.as_ref().unwrap();
    assert_eq!(recorded.received_by, "Paola Zanin");
    archive
        .deliver_report(id, &delivery("12/07/2022"), now)
        .unwrap();
    assert_eq!(
        journal(&archive)[0],
        "Consegna della relazione al CPI segnata"
    );
}

#[test]
fn oggi_asks_for_the_report_from_the_last_conclusion_to_the_delivery() {
    let (_home, archive, request) = admitted();
    for place in 0..5 {
        deliver(&archive, request, place);
    }
    for place in 0..4 {
        end(&archive, request, place);
        assert!(!asked_for(&archive), "{place}");
    }
    end(&archive, request, 4);
    assert!(asked_for(&archive));
    let id = ready(&archive, request);
    assert!(asked_for(&archive), "ready is not delivered");
    archive
        .deliver_report(id, &delivery("11/07/2022"), at("2022-07-11T12:00"))
        .unwrap();
    assert!(!asked_for(&archive));
    archive.reopen_report(id, at("2022-07-11T12:30")).unwrap();
    assert!(
        asked_for(&archive),
        "a report corrected after delivery must be handed over again"
    );
}

#[test]
fn a_report_delivered_early_is_not_asked_for_at_the_end() {
    let (_home, archive, request) = admitted();
    for place in 0..5 {
        deliver(&archive, request, place);
    }
    let id = ready(&archive, request);
    archive
        .deliver_report(id, &delivery("11/07/2022"), at("2022-07-11T12:00"))
        .unwrap();
    for place in 0..5 {
        end(&archive, request, place);
    }
    assert!(!asked_for(&archive));
}

#[test]
fn a_report_needs_an_admitted_request() {
    let (_home, archive) = common::open();
    let table = format!("{}{}", common::HEADINGS, common::Request::new(1).csv());
    common::take(&archive, table.as_bytes());
    let id = common::one(&archive, OPAL).id;
    let draft = complete(ReportOutcome::Succeeded);
    let error = archive
        .save_report_draft(id, 0, &draft, at("2022-07-01T09:00"))
        .unwrap_err();
    assert!(matches!(
        refused(error).refusal,
        Some(Refusal::NotAdmitted(_))
    ));
    assert!(!archive.final_report(id).unwrap().admitted);
}

#[test]
fn an_attestation_counts_what_was_delivered_and_is_numbered_within_the_year() {
    let (_home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let now = at("2022-07-11T09:00");
    let page = archive.attestations(request, now).unwrap();
    assert_eq!(
        (page.sessions, page.minutes, page.amount),
        (1, Minutes(120), Cents(7600))
    );
    assert_eq!((page.barred, page.issued.len()), (None, 0));
    let preview = archive
        .preview_attestation(request, now, attestation)
        .unwrap();
    assert!(String::from_utf8(preview).unwrap().contains("number: None"));

    let first = archive
        .issue_attestation(request, now, attestation)
        .unwrap();
    let paper = archive.attestation_pdf(first).unwrap();
    assert_eq!(paper.name, "attestazione-2022-001.pdf");
    deliver(&archive, request, 1);
    let issued = archive.attestations(request, now).unwrap().issued;
    assert_eq!(
        (issued[0].number.as_str(), issued[0].outdated),
        ("ATT-2022/001", true)
    );
    archive
        .issue_attestation(request, now, attestation)
        .unwrap();
    archive
        .issue_attestation(request, at("2023-01-09T09:00"), attestation)
        .unwrap();
    let issued = archive.attestations(request, now).unwrap().issued;
    let numbers: Vec<_> = issued
        .iter()
        .map(|row| (row.number.as_str(), row.minutes.0, row.outdated))
        .collect();
    assert_eq!(
        numbers,
        [
            ("ATT-2023/001", 240, false),
            ("ATT-2022/002", 240, false),
            ("ATT-2022/001", 120, true)
        ]
    );
    assert_eq!(
        archive.attestation_pdf(first).unwrap(),
        paper,
        "the first is as it was"
    );
    assert_eq!(journal(&archive)[0], "Attestazione emessa");
}

#[test]
fn nothing_is_attested_where_nothing_was_delivered() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    assert!(archive.attestations(request, now).unwrap().barred.is_some());
    for refusal in [
        archive
            .issue_attestation(request, now, attestation)
            .map(drop),
        archive
            .preview_attestation(request, now, attestation)
            .map(drop),
    ] {
        assert!(matches!(
            refused(refusal.unwrap_err()).refusal,
            Some(Refusal::EmptyAttestation(_))
        ));
    }
}
