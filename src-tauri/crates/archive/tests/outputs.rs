//! Documents of the activities on a real encrypted archive: drafts, versions, models, files, list.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::sync::Arc;

use affianca_archive::outputs::{AttachmentPlace, OutputDraft, OutputFilter};
use affianca_archive::papers::PrintedPaper;
use affianca_archive::requests::RequestFilter;
use affianca_archive::{Action, Archive, JournalFilter};
use affianca_domain::{
    ActivityId, OutputId, OutputKind, OutputSheet, OutputStanding, RequestId, RequestState,
    RichBlock, RichRun, RichText,
};
use chrono::NaiveDateTime;
use common::{HEADINGS, Request, at, many, open, take};
use tempfile::TempDir;

struct Desk {
    archive: Arc<Archive>,
    request: RequestId,
    definition: ActivityId,
    now: NaiveDateTime,
    _home: TempDir,
}

fn words(text: &str) -> RichText {
    let runs = vec![RichRun {
        text: text.into(),
        bold: false,
    }];
    RichText::new(vec![RichBlock::Paragraph { runs }]).unwrap()
}

fn print(sheet: &OutputSheet) -> affianca_archive::Result<PrintedPaper> {
    let content = sheet.text.to_json();
    Ok(PrintedPaper {
        pdf: content.clone().into_bytes(),
        pages: 1,
        uncovered: String::new(),
        content,
        data_hash: "0f".repeat(32),
    })
}

impl Desk {
    fn new() -> Self {
        let (home, archive) = open();
        take(
            &archive,
            format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
        );
        let row = archive
            .list_requests(&RequestFilter::default(), at("2022-07-02T09:00"))
            .unwrap();
        let row = row.rows.into_iter().next().unwrap();
        let now = at("2022-07-02T10:00");
        archive.admit(row.id, RequestState::Proposed, now).unwrap();
        let definition = row
            .activities
            .iter()
            .find(|it| it.code == "JC-DE")
            .unwrap()
            .id;
        Self {
            archive,
            request: row.id,
            definition,
            now,
            _home: home,
        }
    }

    fn plan(&self) -> OutputId {
        self.archive
            .start_output(self.definition, OutputKind::Plan, self.now)
            .unwrap()
    }

    fn write(&self, id: OutputId, text: &str) -> u32 {
        let detail = self.archive.output_detail(id, self.now).unwrap();
        let draft = OutputDraft {
            revision: detail.revision,
            title: detail.title,
            drafted: "02/07/2022".into(),
            text: words(text),
        };
        self.archive
            .keep_output_draft(id, &draft, self.now)
            .unwrap()
            .revision
    }

    fn keep(&self, id: OutputId) -> u32 {
        let revision = self.archive.output_detail(id, self.now).unwrap().revision;
        self.archive
            .keep_version(id, revision, self.now, print)
            .unwrap()
    }

    fn standing(&self) -> OutputStanding {
        let all = self.archive.request_outputs(self.request).unwrap();
        let definition = all
            .request
            .activities
            .iter()
            .find(|it| it.code == "JC-DE")
            .unwrap();
        definition.documents.first().unwrap().standing
    }

    fn journal(&self, action: Action) -> usize {
        let filter = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        self.archive.journal(&filter).unwrap().rows.len()
    }

    fn place(&self) -> AttachmentPlace {
        AttachmentPlace {
            request: self.request,
            activity: Some(self.definition),
            output_kind: Some(OutputKind::Plan),
        }
    }
}

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
        ["Id voucher"],
        "the portal's table does not carry it"
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
    assert_eq!(refused.code(), "NOT_ADMITTED");
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
        .journal(&JournalFilter::default())
        .unwrap()
        .found;
    for number in 0..30 {
        desk.write(id, &format!("battuta {number}"));
    }
    assert_eq!(
        desk.archive
            .journal(&JournalFilter::default())
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
        "STALE"
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
    assert_eq!(gone.code(), "NOT_FOUND");
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
    assert_eq!(keep(revision).unwrap_err().code(), "INVALID");
    let revision = desk.write(id, "testo");
    let broken = |_: &OutputSheet| Err(affianca_archive::Error::Document("no".into()));
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
    assert_eq!(keep(revision).unwrap_err().code(), "UNCHANGED");
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
    assert_eq!(keep(kept.revision).unwrap_err().code(), "INVALID");
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
        "NOT_FOUND"
    );
    let id = desk.plan();
    desk.write(id, "testo");
    desk.keep(id);
    assert_eq!(
        desk.archive
            .discard_output(id, desk.now)
            .unwrap_err()
            .code(),
        "HAS_VERSIONS"
    );
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
    assert_ne!(desk.archive.output_detail(before, desk.now).unwrap().text, own);
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

#[test]
fn a_file_is_kept_with_its_hash_and_comes_back_the_same() {
    let desk = Desk::new();
    let bytes = b"%PDF-1.7 firmato".to_vec();
    let id = desk
        .archive
        .attach_file(&desk.place(), "/home/g/firma.exe", &bytes, desk.now)
        .unwrap();
    let all = desk.archive.request_outputs(desk.request).unwrap();
    let file = &all.attachments[0];
    assert_eq!(
        (file.name.as_str(), file.size, file.file_kind.as_str()),
        ("firma.pdf", 16, "PDF")
    );
    assert_eq!(file.sha256.len(), 64);
    assert_eq!(all.request.files, 1);
    assert_eq!(desk.archive.attached_file(id).unwrap().bytes, bytes);
    assert_eq!(desk.standing(), OutputStanding::Attached);
    desk.archive.remove_attachment(id, desk.now).unwrap();
    assert_eq!(
        desk.archive.attached_file(id).unwrap_err().code(),
        "NOT_FOUND"
    );
    assert_eq!(
        (
            desk.journal(Action::AttachFile),
            desk.journal(Action::RemoveFile)
        ),
        (1, 1)
    );
}

#[test]
fn other_files_are_refused_with_a_sentence() {
    let desk = Desk::new();
    let refused = |bytes: &[u8]| {
        desk.archive
            .attach_file(&desk.place(), "x.pdf", bytes, desk.now)
            .unwrap_err()
    };
    assert_eq!(refused(b"").code(), "FILE_EMPTY");
    assert_eq!(refused(b"MZ this is a program").code(), "FILE_KIND");
    assert!(refused(b"<html>").message().contains("DOCX, ODT, XLSX"));
    let mut large = b"%PDF-".to_vec();
    large.resize(20 * 1024 * 1024 + 1, b' ');
    assert_eq!(refused(&large).code(), "FILE_TOO_LARGE");
    let nowhere = AttachmentPlace {
        activity: None,
        ..desk.place()
    };
    let refused = desk
        .archive
        .attach_file(&nowhere, "x.pdf", b"%PDF-1", desk.now)
        .unwrap_err();
    assert_eq!(refused.code(), "WRONG_PLACE");
}

#[test]
fn the_list_says_where_each_document_stands() {
    let desk = Desk::new();
    assert_eq!(desk.standing(), OutputStanding::Awaited);
    let id = desk.plan();
    assert_eq!(desk.standing(), OutputStanding::Draft);
    desk.write(id, "testo");
    desk.keep(id);
    assert_eq!(desk.standing(), OutputStanding::Kept);
    let found = |standing, text: &str| {
        let filter = OutputFilter {
            standing,
            text: text.into(),
            ..OutputFilter::default()
        };
        desk.archive.list_outputs(&filter).unwrap().found
    };
    assert_eq!(found(None, "rossi"), 1);
    assert_eq!(found(None, "bianchi"), 0);
    assert_eq!(found(Some(OutputStanding::Kept), ""), 1);
    assert_eq!(found(Some(OutputStanding::Draft), ""), 0);
    assert_eq!(
        found(Some(OutputStanding::Awaited), "ros"),
        1,
        "the other activities"
    );
    assert_eq!(
        found(Some(OutputStanding::Missing), ""),
        0,
        "none has begun"
    );
    assert_eq!(found(Some(OutputStanding::Attached), ""), 0);
}

#[test]
fn only_admitted_requests_are_listed() {
    let (_home, archive) = open();
    take(&archive, format!("{HEADINGS}{}", many(3)).as_bytes());
    assert_eq!(
        archive
            .list_outputs(&OutputFilter::default())
            .unwrap()
            .found,
        0
    );
}
