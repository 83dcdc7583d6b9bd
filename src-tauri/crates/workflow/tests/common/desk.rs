//! A coach's desk: an admitted request whose documents are written.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use affianca_domain::{
    ActivityId, OutputId, OutputKind, OutputSheet, OutputStanding, PrintedDocument, RequestId,
    RequestState, RichBlock, RichRun, RichText,
};
use affianca_workflow::outputs::{AttachmentPlace, OutputDraft};
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::{Action, Archive, JournalFilter};
use chrono::NaiveDateTime;

use crate::common::{HEADINGS, Request, at, open, take};
use tempfile::TempDir;

pub struct Desk {
    pub archive: Archive,
    pub request: RequestId,
    pub definition: ActivityId,
    pub now: NaiveDateTime,
    _home: TempDir,
}

pub fn words(text: &str) -> RichText {
    let runs = vec![RichRun {
        text: text.into(),
        bold: false,
    }];
    RichText::new(vec![RichBlock::Paragraph { runs }]).unwrap()
}

pub fn print(sheet: &OutputSheet) -> affianca_workflow::Result<PrintedDocument> {
    let content = sheet.text.to_json();
    Ok(PrintedDocument {
        pdf: content.clone().into_bytes(),
        pages: 1,
        uncovered: String::new(),
        content,
        data_hash: "0f".repeat(32),
        fields: Vec::new(),
    })
}

impl Desk {
    pub fn new() -> Self {
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

    pub fn plan(&self) -> OutputId {
        self.archive
            .start_output(self.definition, OutputKind::Plan, self.now)
            .unwrap()
    }

    pub fn write(&self, id: OutputId, text: &str) -> u32 {
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

    pub fn keep(&self, id: OutputId) -> u32 {
        let revision = self.archive.output_detail(id, self.now).unwrap().revision;
        self.archive
            .keep_version(id, revision, self.now, print)
            .unwrap()
    }

    pub fn standing(&self) -> OutputStanding {
        let all = self.archive.request_outputs(self.request).unwrap();
        let definition = all
            .request
            .activities
            .iter()
            .find(|it| it.code == "JC-DE")
            .unwrap();
        definition.documents.first().unwrap().standing
    }

    pub fn journal(&self, action: Action) -> usize {
        let filter = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        self.archive
            .journal(&filter, at("2022-07-12T09:00"))
            .unwrap()
            .rows
            .len()
    }

    pub fn place(&self) -> AttachmentPlace {
        AttachmentPlace {
            request: self.request,
            activity: Some(self.definition),
            output_kind: Some(OutputKind::Plan),
            paper: None,
        }
    }
}
