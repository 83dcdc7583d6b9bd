//! The papers of ten years: registers with what they print, documents with their versions, files,
//! reports, attestations. The first of each kind is issued as anybody would; the others repeat it.

use affianca_domain::{
    ActivityId, OutputKind, OutputSheet, PrintedDocument, RequestId, RichBlock, RichRun, RichText,
};
use affianca_workflow::outputs::{AttachmentPlace, OutputDraft};
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::{Action, Archive, Result, Write};
use rusqlite::params;

use crate::archive::{day, now};
use crate::rows::{ACTIVITIES, OPEN, REQUESTS, counted, nth};

pub const REGISTERS: i64 = 30_000;
/// The last registers wait for a signature.
const TO_SIGN: i64 = 300;
const ATTACHMENTS: i64 = 10_000;
const ATTESTATIONS: i64 = 8_000;
const DAYS: i64 = 3_650;
/// What a register's PDF weighs here, in bytes: more than a page of the archive, less than a true
/// one, so that the bench fits on a disk.
const PDF: usize = 8 * 1024;
/// The request whose papers the others repeat.
const FIRST: RequestId = RequestId(nth(1));

/// Fills in the papers.
pub fn fill(archive: &Archive) {
    issue_the_first(archive);
    archive
        .write(Action::Import, now(), |step| {
            step.about("documenti di prova");
            registers(step)?;
            outputs(step)?;
            attachments(step)?;
            reports(step)?;
            attestations(step)?;
            counted(step)
        })
        .unwrap();
}

fn issue_the_first(archive: &Archive) {
    let order = RegisterOrder {
        request: FIRST,
        scope: ScopeForm::Opal,
        blank: false,
        replaces: None,
    };
    archive
        .issue_register(&order, now(), |_| Ok(rendered()))
        .unwrap();
    let output = archive
        .start_output(ActivityId(nth(2)), OutputKind::Plan, now())
        .unwrap();
    let detail = archive.output_detail(output, now()).unwrap();
    let draft = OutputDraft {
        revision: detail.revision,
        title: detail.title,
        drafted: "01/06/2022".into(),
        text: words(),
    };
    let kept = archive.keep_output_draft(output, &draft, now()).unwrap();
    archive
        .keep_version(output, kept.revision, now(), version)
        .unwrap();
    let place = AttachmentPlace {
        request: FIRST,
        activity: Some(ActivityId(nth(1))),
        output_kind: Some(OutputKind::Interviews),
        paper: None,
    };
    archive
        .attach_file(&place, "scansione.pdf", &pdf(), now())
        .unwrap();
    archive
        .issue_attestation(FIRST, now(), |sheet| printed(format!("{sheet:?}")))
        .unwrap();
}

pub fn pdf() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.resize(PDF, b' ');
    bytes
}

pub fn rendered() -> PrintedDocument {
    PrintedDocument {
        pdf: pdf(),
        pages: 4,
        ..PrintedDocument::default()
    }
}

pub fn printed(content: String) -> Result<PrintedDocument> {
    Ok(PrintedDocument {
        pdf: pdf(),
        pages: 2,
        uncovered: String::new(),
        content,
        data_hash: "0f".repeat(32),
        fields: Vec::new(),
    })
}

pub fn version(sheet: &OutputSheet) -> Result<PrintedDocument> {
    printed(sheet.text.to_json())
}

/// Some two pages of text.
pub fn words() -> RichText {
    let runs = vec![RichRun {
        text: "Il lavoratore svolge le mansioni concordate con il tutor. ".repeat(8),
        bold: false,
    }];
    RichText::new(vec![RichBlock::Paragraph { runs }; 6]).unwrap()
}

fn registers(step: &Write) -> Result<()> {
    let mut register = step.prepare(
        "INSERT INTO register (id, year, serial, version, request_id, scope, scope_label, blank,
             data_hash, pages, sessions, minutes, issued_at, issued_by, sheet, pdf)
         SELECT ?5, ?1, ?2, 1, ?3, scope, scope_label, blank, data_hash, pages, sessions, minutes, ?4,
             issued_by, sheet, pdf
         FROM register WHERE id = ?6",
    )?;
    let mut prints = step.prepare(
        "INSERT INTO register_session (register_id, session_id, printed)
         SELECT ?1, s.id, (SELECT printed FROM register_session WHERE register_id = ?3 LIMIT 1)
         FROM session s JOIN activity a ON a.id = s.activity_id
         WHERE a.request_id = ?2 AND s.state = 'EROGATA'",
    )?;
    let mut signature = step.prepare(
        "INSERT INTO signature (register_id, signer, who, date, place)
         VALUES (?1, ?2, 'Anna Moretti', ?3, 'Treviso')",
    )?;
    for number in 1..=REGISTERS {
        let signed = if number > REGISTERS - TO_SIGN {
            number % 3
        } else {
            3
        };
        let issued = day((REGISTERS - number) * DAYS / REGISTERS);
        let request = number * (REQUESTS - 100) / REGISTERS + 1;
        register.execute(params![
            2012 + number / 3_000,
            number % 3_000 + 2,
            nth(request),
            format!("{issued}T10:00:00"),
            nth(number + 1),
            nth(1)
        ])?;
        let id = nth(number + 1);
        prints.execute([id, nth(request), nth(1)])?;
        for signer in ["coach", "recipient", "provider"]
            .iter()
            .take(signed as usize)
        {
            signature.execute(params![id, signer, issued])?;
        }
    }
    // Some had to be issued again, some still have to.
    step.execute(
        "UPDATE register SET replaced_by = id + 1 WHERE (id - ?1) % 50 = 7",
        [nth(0)],
    )?;
    step.execute(
        "UPDATE register SET outdated_at = issued_at
         WHERE (id - ?1) % 400 = 3 OR (id - ?1) % 50 = 7",
        [nth(0)],
    )?;
    Ok(())
}

/// Three requests in five have what their activities should leave.
fn outputs(step: &Write) -> Result<()> {
    const KINDS: [&str; 4] = ["colloqui", "piano", "criticita", "supervisione"];
    let mut output = step.prepare(
        "INSERT INTO output (id, request_id, activity_id, kind, title, drafted, revision, versions,
             kept_revision, begun_at, saved_at, body)
         SELECT ?5, ?1, ?2, ?3, title, drafted, revision, ?4, kept_revision, begun_at, saved_at, body
         FROM output WHERE id = ?6",
    )?;
    let mut version = step.prepare(
        "INSERT INTO output_version (id, output_id, number, title, drafted, data_hash, pages, uncovered,
             kept_at, kept_by, body, content, pdf)
         SELECT ?1, ?1, number, title, drafted, data_hash, pages, uncovered, kept_at, kept_by, body,
             content, zeroblob(1024)
         FROM output_version WHERE id = ?2",
    )?;
    let mut id = nth(1);
    for request in (2..=REQUESTS - OPEN / 2).filter(|id| id % 5 < 3) {
        for (place, kind) in KINDS.into_iter().enumerate() {
            let activity = (request - 1) * ACTIVITIES.len() as i64 + 1 + place as i64;
            // One document in a hundred was begun and never kept.
            let kept = (request * 4 + place as i64) % 100 != 0;
            id += 1;
            output.execute(params![nth(request), nth(activity), kind, kept, id, nth(1)])?;
            if kept {
                version.execute([id, nth(1)])?;
            }
        }
    }
    Ok(())
}

fn attachments(step: &Write) -> Result<()> {
    let mut file = step.prepare(
        "INSERT INTO attachment (id, request_id, activity_id, output_kind, name, file_kind, size, sha256,
             added_at, added_by, bytes)
         SELECT ?4, ?1, ?2, ?3, name, file_kind, size, sha256, added_at, added_by, bytes
         FROM attachment WHERE id = ?5",
    )?;
    for number in 1..=ATTACHMENTS {
        let request = number * (REQUESTS - OPEN) / ATTACHMENTS;
        let stands = (number % 3 == 0).then_some("colloqui");
        file.execute(params![
            nth(request),
            nth((request - 1) * 5 + 1),
            stands,
            nth(number + 1),
            nth(1)
        ])?;
    }
    Ok(())
}

/// Reports of what is over, all but the latest handed over.
fn reports(step: &Write) -> Result<()> {
    const OVER: i64 = REQUESTS - OPEN;
    const WAITING: i64 = 120;
    step.execute(
        "INSERT INTO report (id, request_id, version, data_hash, pages, ready_at, ready_by,
             delivered_on, received_by, delivered_how, content, pdf)
         SELECT r.id, r.id, 1, 'x', 3, '2022-05-20T10:00:00', 'Anna Moretti',
             iif(r.id <= ?1, '2022-05-25', NULL), 'Operatore', 'PEC', '{}', zeroblob(4096)
         FROM request r WHERE r.id <= ?1 + 60 AND r.state = 'AMMESSO AL SERVIZIO'",
        [nth(OVER - WAITING)],
    )?;
    Ok(())
}

fn attestations(step: &Write) -> Result<()> {
    let mut attestation = step.prepare(
        "INSERT INTO attestation (id, year, serial, request_id, data_hash, pages, sessions, minutes,
             amount, uncovered, issued_at, issued_by, content, pdf)
         SELECT ?4, ?1, ?2, ?3, data_hash, pages, sessions, minutes, amount, uncovered, issued_at,
             issued_by, content, pdf
         FROM attestation WHERE id = ?5",
    )?;
    for number in 1..=ATTESTATIONS {
        let request = number * (REQUESTS - OPEN) / ATTESTATIONS;
        attestation.execute([
            2012 + number / 1_000,
            number % 1_000 + 2,
            nth(request),
            nth(number + 1),
            nth(1),
        ])?;
    }
    Ok(())
}
