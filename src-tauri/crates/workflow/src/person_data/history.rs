//! The rows of the journal that concern a person, in words.

use affianca_domain::{BeneficiaryId, JournalLine, PersonTable, format_date};
use rusqlite::Connection;

use super::OWN;
use crate::Result;
use crate::journal::line_of;

/// Where the person's rows are found, and which of them concern others too: of those only what was done and
/// when is told, since they may name them.
const THEIRS: &str = "theirs (what, id) AS (
        SELECT 'beneficiary', id FROM person
        UNION ALL SELECT 'request', id FROM own
        UNION ALL SELECT 'session', id FROM session WHERE beneficiary_id IN person
        UNION ALL SELECT 'register', id FROM register WHERE request_id IN own
        UNION ALL SELECT 'attestation', id FROM attestation WHERE request_id IN own
        UNION ALL SELECT 'report', id FROM report WHERE request_id IN own
        UNION ALL SELECT 'version', v.id FROM output_version v
            JOIN output o ON o.id = v.output_id WHERE o.request_id IN own
    ),
    rows (seq) AS (
        SELECT seq FROM journal INDEXED BY journal_request WHERE request_id IN own
        UNION SELECT seq FROM journal_also WHERE request_id IN own
        UNION SELECT r.seq FROM theirs t JOIN journal_record r ON r.what = t.what AND r.id = t.id
        UNION SELECT j.seq FROM journal j INDEXED BY journal_action
            WHERE j.action IN ('SAVE_WEEK', 'REMOVE_WEEK', 'SAVE_ABSENCE', 'REMOVE_ABSENCE')
                AND j.subject IN (
                    SELECT 'destinatario n. ' || id FROM person
                    UNION ALL SELECT 'destinatario dell’OPAL ' || opal FROM request WHERE id IN own)
    ),
    shared (seq) AS (
        SELECT seq FROM journal WHERE seq IN rows AND request_id NOT IN own
        UNION SELECT seq FROM journal_also WHERE seq IN rows AND request_id NOT IN own
        UNION SELECT seq FROM journal_record
            WHERE seq IN rows AND what IN ('beneficiary', 'request', 'session')
                AND (what, id) NOT IN (SELECT what, id FROM theirs)
    )";

/// In place of what a row says that concerns others too.
const OF_OTHERS: &str = "riguarda anche altre persone: i dettagli non sono riportati";

/// The rows, oldest first, each with its hash.
pub(super) fn of(
    connection: &Connection,
    person: BeneficiaryId,
) -> Result<Vec<(JournalLine, String)>> {
    let question = format!("{OWN}, {THEIRS} SELECT seq, seq IN shared FROM rows ORDER BY seq");
    let found: Vec<(i64, bool)> = connection
        .prepare(&question)?
        .query_map([i64::from(person)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut lines = Vec::with_capacity(found.len());
    for (seq, shared) in found {
        let (line, hash) = line_of(connection, seq)?;
        lines.push((if shared { without_others(line) } else { line }, hash));
    }
    Ok(lines)
}

fn without_others(line: JournalLine) -> JournalLine {
    JournalLine {
        subject: String::new(),
        opal: String::new(),
        details: OF_OTHERS.to_owned(),
        ..line
    }
}

/// As a table of the paper; nothing where there is no row.
pub(super) fn table(lines: &[(JournalLine, String)]) -> Option<PersonTable> {
    let columns = [
        ("n.", 0.6),
        ("quando", 1.3),
        ("chi", 1.5),
        ("operazione", 2.0),
        ("su che cosa", 2.6),
        ("dettagli", 3.4),
    ];
    let rows: Vec<_> = lines
        .iter()
        .map(|(line, _)| {
            vec![
                line.number.to_string(),
                format!(
                    "{} {}",
                    format_date(line.at.date()),
                    line.at.format("%H:%M")
                ),
                line.who.clone(),
                line.what.clone(),
                line.subject.clone(),
                line.details.clone(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| PersonTable {
        heading: "Giornale: che cosa è stato fatto, quando e da chi".to_owned(),
        columns: columns.map(|(head, share)| (head.to_owned(), share)).into(),
        rows,
    })
}
