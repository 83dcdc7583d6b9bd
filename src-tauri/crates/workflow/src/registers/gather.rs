//! Gathers what a register prints: its rows, its heading and its totals.

use affianca_domain::{
    CodedPaper, Minutes, PrintedSession, RegisterNumber, RegisterScope, RegisterSheet,
    RegisterTotal, RequestId, document_head::each_once, register,
};
use affianca_store::{ReadColumn, ReadRows, journal, rows, settings::code_key, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::RegisterOrder;
use super::scope::Scope;
use crate::directory::{programme_of, provider};
use crate::requests;
use crate::{Result, StoreError};

/// The sessions of a request that a scope covers, by date and hour, whatever their state.
pub(super) fn covered(
    connection: &Connection,
    request: RequestId,
    scope: RegisterScope,
) -> Result<Vec<PrintedSession>> {
    let mut sessions = rows::printed_session::of_request(connection, request)?;
    sessions.retain(|session| scope.covers(session.activity, session.date));
    Ok(sessions)
}

/// The whole sheet.
pub(super) fn sheet(
    connection: &Connection,
    order: &RegisterOrder,
    scope: &Scope,
    printed: &[PrintedSession],
    (number, version): (RegisterNumber, u32),
    now: NaiveDateTime,
) -> Result<RegisterSheet> {
    let request = requests::load(connection, order.request)?;
    let programme = programme_of(connection, &request.programme)?;
    let provider = provider(connection)?;
    let heading = heading(connection, request.id)?;
    Ok(RegisterSheet {
        number: number.to_string(),
        version,
        service: programme.service,
        reference_text: programme.reference_text,
        provider: provider.name,
        branch: heading.branch,
        opal: request.opal,
        voucher_id: request.voucher_id,
        voucher_kind: request.voucher_kind.to_string(),
        beneficiary: heading.beneficiary,
        tax_code: heading.tax_code,
        centre: heading.centre,
        employer: heading.employer,
        contact: heading.contact,
        coach: each_once(printed.iter().map(|session| session.coach.as_str())),
        provider_referent: Some(provider.referent).filter(|name| !name.is_empty()),
        period: register::period(printed),
        scope: scope.label.clone(),
        blank: order.blank,
        issued: now,
        rows: printed
            .iter()
            .map(|session| session.row(order.blank))
            .collect(),
        totals: totals(connection, request.id, scope.covers, printed)?,
        journal: journal::head(connection)?,
        codes: Some(code_key(connection)?.codes(CodedPaper::Register { number, version })),
    })
}

pub(super) struct Heading {
    branch: String,
    pub beneficiary: String,
    tax_code: String,
    centre: String,
    employer: Option<String>,
    pub contact: Option<String>,
}

pub(super) fn heading(connection: &Connection, request: RequestId) -> Result<Heading> {
    let read = |row: &Row| -> Result<Heading, StoreError> {
        Ok(Heading {
            branch: row.read("branch")?,
            beneficiary: row.read("beneficiary")?,
            tax_code: row.read("tax_code")?,
            centre: row.read("centre")?,
            employer: row.read("employer")?,
            contact: row.read("contact")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT coalesce(s.name || CASE WHEN s.address = '' THEN '' ELSE ', ' || s.address END, '')
                        AS branch,
                    b.surname || ' ' || b.name AS beneficiary, b.tax_code, c.name AS centre,
                    e.name || CASE WHEN e.municipality = '' THEN '' ELSE ', ' || e.municipality END
                        AS employer,
                    trim(k.surname || ' ' || k.name) AS contact
             FROM request r
             JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN centre c ON c.id = r.centre_id
             LEFT JOIN branch s ON s.id = r.branch_id
             LEFT JOIN employer e ON e.id = r.employer_id
             LEFT JOIN contact k ON k.id = r.contact_id
             WHERE r.id = ?1",
        )?
        .one(values![request], read)?)
}

fn totals(
    connection: &Connection,
    request: RequestId,
    scope: RegisterScope,
    printed: &[PrintedSession],
) -> Result<Vec<RegisterTotal>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, code, minutes FROM activity
             WHERE request_id = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY position",
        )?
        .all(
            values![request, scope.activity()],
            |row| -> Result<_, StoreError> {
                let (code, agreed): (String, Minutes) = (row.read("code")?, row.read("minutes")?);
                Ok(register::total(row.read("id")?, &code, agreed, printed))
            },
        )?)
}
