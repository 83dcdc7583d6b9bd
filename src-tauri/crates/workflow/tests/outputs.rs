//! Documents of the activities on a real encrypted archive: drafts, versions, models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use affianca_domain::{OutputKind, OutputSheet};
use affianca_workflow::outputs::OutputDraft;
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::{Action, JournalFilter, ProblemCode, Refusal};
use common::{HEADINGS, Request, at, open, take};
use desk::{Desk, print, words};

#[test]
fn a_document_begins_from_its_model_and_is_drafted_today() {
    let desk = Desk::new();
    let detail = desk.archive.output_detail(desk.plan(), desk.now).unwrap();
    assert_eq!(detail.kind_title, "Piano di coaching");
    assert_eq!(detail.drafted.to_string(), "2022-07-02");
    assert_eq!(detail.activity_code, "JC-DE");
    assert!(detail.text.to_json().contains("Obiettivi"));
    let missing: Vec<_> = detail
        .contents
        .iter()
        .filter(|it| !it.present)
        .map(|it| it.label.as_str())
        .collect();
    assert_eq!(
        missing,
        ["Id voucher", "Testo del documento"],
        "the portal's table does not carry the one, and the model is no text"
    );
}

#[test]
fn no_document_before_the_admission() {
    let (_home, archive) = open();
    take(
        &archive,
        format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
    );
    let now = at("2022-07-02T09:00");
    let page = archive
        .list_requests(&RequestFilter::default(), now)
        .unwrap();
    let activity = page.rows[0].activities[0].id;
    let refused = archive
        .start_output(activity, OutputKind::Plan, now)
        .unwrap_err();
    assert!(matches!(refused.refusal(), Some(Refusal::NotAdmitted(_))));
    assert!(
        archive
            .request_outputs(page.rows[0].id)
            .unwrap()
            .barred
            .is_some()
    );
}

#[test]
fn autosave_leaves_no_row_in_the_journal_and_a_version_leaves_one() {
    let desk = Desk::new();
    let id = desk.plan();
    let before = desk
        .archive
        .journal(&JournalFilter::default(), at("2022-07-12T09:00"))
        .unwrap()
        .found;
    for number in 0..30 {
        desk.write(id, &format!("battuta {number}"));
    }
    assert_eq!(
        desk.archive
            .journal(&JournalFilter::default(), at("2022-07-12T09:00"))
            .unwrap()
            .found,
        before
    );
    assert_eq!(desk.keep(id), 1);
    assert_eq!(desk.journal(Action::KeepOutput), 1);
    assert!(desk.archive.verify_journal().unwrap().broken.is_none());
}

#[test]
fn a_stale_draft_overwrites_nothing() {
    let desk = Desk::new();
    let id = desk.plan();
    desk.write(id, "la parola giusta");
    let stale = OutputDraft {
        revision: 1,
        title: "Piano".into(),
        drafted: "02/07/2022".into(),
        text: words("vecchio"),
    };
    assert_eq!(
        desk.archive
            .keep_output_draft(id, &stale, desk.now)
            .unwrap_err()
            .code(),
        ProblemCode::Stale
    );
    assert_eq!(
        desk.archive.output_detail(id, desk.now).unwrap().text,
        words("la parola giusta")
    );
}

#[test]
fn a_date_that_cannot_be_read_does_not_cost_the_text() {
    let desk = Desk::new();
    let id = desk.plan();
    let draft = OutputDraft {
        revision: 1,
        title: String::new(),
        drafted: "32/13".into(),
        text: words("resta"),
    };
    let kept = desk
        .archive
        .keep_output_draft(id, &draft, desk.now)
        .unwrap();
    let fields: Vec<_> = kept.fields.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["title", "drafted"]);
    let detail = desk.archive.output_detail(id, desk.now).unwrap();
    assert_eq!(detail.text, words("resta"));
    assert_eq!(detail.title, "Piano di coaching");
}

#[test]
fn versions_are_numbered_stay_and_can_be_taken_up_again() {
    let desk = Desk::new();
    let id = desk.plan();
    desk.write(id, "prima");
    assert_eq!(desk.keep(id), 1);
    let first = desk.archive.version_pdf(id, 1).unwrap();
    desk.write(id, "seconda");
    assert_eq!(desk.keep(id), 2);
    let revision = desk.archive.output_detail(id, desk.now).unwrap().revision;
    desk.archive
        .restore_version(id, 1, revision, desk.now)
        .unwrap();
    let detail = desk.archive.output_detail(id, desk.now).unwrap();
    assert_eq!(detail.text, words("prima"));
    assert!(detail.ahead);
    let numbers: Vec<_> = detail.versions.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(desk.archive.version_pdf(id, 1).unwrap(), first);
    assert_eq!(
        first.name,
        format!("piano-{id}-v1.pdf"),
        "no person's name in it"
    );
    let gone = desk
        .archive
        .restore_version(id, 9, detail.revision, desk.now)
        .unwrap_err();
    assert_eq!(gone.code(), ProblemCode::NotFound);
    assert_eq!(
        desk.archive.output_detail(id, desk.now).unwrap().text,
        words("prima")
    );
}

#[test]
fn a_version_is_refused_empty_unchanged_in_the_future_or_unprinted() {
    let desk = Desk::new();
    let id = desk.plan();
    desk.write(id, " ");
    let revision = desk.archive.output_detail(id, desk.now).unwrap().revision;
    let keep = |revision| desk.archive.keep_version(id, revision, desk.now, print);
    assert_eq!(keep(revision).unwrap_err().code(), ProblemCode::Invalid);
    let revision = desk.write(id, "testo");
    let broken = |_: &OutputSheet| Err(affianca_workflow::Error::Document("no".into()));
    assert!(
        desk.archive
            .keep_version(id, revision, desk.now, broken)
            .is_err()
    );
    assert!(
        desk.archive
            .output_detail(id, desk.now)
            .unwrap()
            .versions
            .is_empty(),
        "nothing half done"
    );
    keep(revision).unwrap();
    assert!(matches!(
        keep(revision).unwrap_err().refusal(),
        Some(Refusal::Unchanged)
    ));
    let later = OutputDraft {
        revision,
        title: "Piano".into(),
        drafted: "03/07/2022".into(),
        text: words("testo"),
    };
    let kept = desk
        .archive
        .keep_output_draft(id, &later, desk.now)
        .unwrap();
    assert_eq!(
        keep(kept.revision).unwrap_err().code(),
        ProblemCode::Invalid
    );
}

#[test]
fn the_prompts_of_a_model_are_no_text_of_a_version() {
    let desk = Desk::new();
    let id = desk.plan();
    let told = || {
        let detail = desk.archive.output_detail(id, desk.now).unwrap();
        let text = detail.contents.last().unwrap();
        assert_eq!(text.label, "Testo del documento");
        (detail.revision, text.present)
    };
    let (revision, present) = told();
    assert!(!present, "as it began");
    let refused = desk
        .archive
        .keep_version(id, revision, desk.now, print)
        .unwrap_err();
    assert_eq!(refused.code(), ProblemCode::Invalid);
    assert_eq!(desk.journal(Action::KeepOutput), 0);
    desk.write(id, "Si comincia dal magazzino.");
    assert!(told().1);
    assert_eq!(desk.keep(id), 1);
}

#[test]
fn the_prompts_of_a_body_s_own_model_are_none_either() {
    let desk = Desk::new();
    let own = words("Obiettivi: …");
    desk.archive
        .save_output_template(OutputKind::Plan, Some(&own), desk.now)
        .unwrap();
    let id = desk.plan();
    let detail = desk.archive.output_detail(id, desk.now).unwrap();
    assert_eq!(detail.text, own);
    assert!(!detail.contents.last().unwrap().present);
}

#[test]
fn the_sheet_carries_what_the_manual_asks() {
    let desk = Desk::new();
    let id = desk.plan();
    desk.write(id, "testo");
    let revision = desk.archive.output_detail(id, desk.now).unwrap().revision;
    let mut seen = None;
    desk.archive
        .keep_version(id, revision, desk.now, |sheet| {
            seen = Some(sheet.clone());
            print(sheet)
        })
        .unwrap();
    let sheet = seen.unwrap();
    assert!(sheet.reference_text.contains("D.G.R. 1103 del 09/08/2021"));
    assert_eq!(
        (sheet.surname.as_str(), sheet.name.as_str()),
        ("Rossi", "Mario")
    );
    assert_eq!(sheet.tax_code, "RSSMRA80A01H501U");
    assert_eq!(sheet.drafted.to_string(), "2022-07-02");
    assert_eq!(sheet.version, Some(1));
}

#[test]
fn only_a_document_without_versions_can_be_thrown_away() {
    let desk = Desk::new();
    let mistake = desk.plan();
    desk.archive.discard_output(mistake, desk.now).unwrap();
    assert_eq!(
        desk.archive
            .output_detail(mistake, desk.now)
            .unwrap_err()
            .code(),
        ProblemCode::NotFound
    );
    let id = desk.plan();
    desk.write(id, "testo");
    desk.keep(id);
    assert!(matches!(
        desk.archive
            .discard_output(id, desk.now)
            .unwrap_err()
            .refusal(),
        Some(Refusal::HasVersions)
    ));
    assert_eq!(desk.journal(Action::DiscardOutput), 1);
}

#[test]
fn a_body_changes_a_model_and_takes_the_shipped_one_back() {
    let desk = Desk::new();
    let before = desk.plan();
    let own = words("Il nostro modello");
    desk.archive
        .save_output_template(OutputKind::Plan, Some(&own), desk.now)
        .unwrap();
    assert_eq!(
        desk.archive
            .output_detail(desk.plan(), desk.now)
            .unwrap()
            .text,
        own
    );
    assert_ne!(
        desk.archive.output_detail(before, desk.now).unwrap().text,
        own
    );
    desk.archive
        .save_output_template(OutputKind::Plan, None, desk.now)
        .unwrap();
    let plan = desk
        .archive
        .output_templates()
        .unwrap()
        .into_iter()
        .find(|it| it.kind == OutputKind::Plan);
    let plan = plan.unwrap();
    assert_eq!(plan.changed, None);
    assert!(plan.text.to_json().contains("Obiettivi"));
}
