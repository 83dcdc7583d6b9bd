//! Who has signed a register on paper (§3.2): coach, recipient, and the provider's referent.

use affianca_domain::{RegisterId, RegisterSheet, parse_date};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, params};

use super::{SignatureForm, SignatureView, Signer};
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, Write};

const SIGNERS: [Signer; 3] = [Signer::Coach, Signer::Recipient, Signer::Provider];

impl Archive {
    /// *Segna come firmato*: records a signature seen on the paper, or corrects it.
    ///
    /// # Errors
    /// [`Error::Invalid`]; `OUTDATED` when a new version is needed.
    pub fn sign_register(
        &self,
        id: RegisterId,
        form: &SignatureForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::SignRegister, now, |step| {
            let number = still_good(step, id)?;
            let (signer, who, date, place) = read(form, now.date())?;
            step.execute(
                "INSERT INTO signature (register_id, signer, who, date, place)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (register_id, signer)
                 DO UPDATE SET who = excluded.who, date = excluded.date, place = excluded.place",
                params![id.0, code(signer), who, date, place],
            )?;
            step.execute(
                "UPDATE register SET
                     signatures = (SELECT count(*) FROM signature WHERE register_id = ?1),
                     signed = 2 = (SELECT count(*) FROM signature
                                   WHERE register_id = ?1 AND signer <> 'provider')
                 WHERE id = ?1",
                [id.0],
            )?;
            step.about(format!("registro {number}"));
            step.note("firma", label(signer));
            step.note("chi", who);
            step.note("data", affianca_domain::format_date(date));
            Ok(())
        })
    }
}

/// The register's number, if it can still be signed; ties the journal row to its request.
fn still_good(step: &mut Write, id: RegisterId) -> Result<String> {
    let found = step
        .query_row(
            "SELECT year, serial, request_id, outdated_at IS NOT NULL OR replaced_by IS NOT NULL
             FROM register WHERE id = ?1",
            [id.0],
            |row| {
                let number = format!("{}/{:03}", row.get::<_, i64>(0)?, row.get::<_, i64>(1)?);
                Ok((number, row.get::<_, i64>(2)?, row.get::<_, bool>(3)?))
            },
        )
        .optional()?;
    let (number, request, past) = found.ok_or(Error::NotFound("Il registro"))?;
    if past {
        return Err(Refusal::RegisterOutdated.into());
    }
    step.within(request.into());
    Ok(number)
}

fn read(form: &SignatureForm, today: NaiveDate) -> Result<(Signer, String, NaiveDate, String)> {
    let mut problems = Vec::new();
    let mut text = |field: &str, typed: &str, missing: &str| {
        let clean: String = typed
            .chars()
            .filter(|letter| !letter.is_control())
            .collect();
        let clean = clean.trim().to_owned();
        if clean.is_empty() {
            problems.push(FieldProblem::new(field, missing));
        } else if clean.chars().count() > 200 {
            problems.push(FieldProblem::new(
                field,
                "Troppo lungo: al massimo 200 caratteri.",
            ));
        }
        clean
    };
    let who = text("who", &form.who, "Scrivi chi ha firmato.");
    let place = text("place", &form.place, "Scrivi dove è stato firmato.");
    let date = match parse_date(&form.date) {
        Ok(date) if date > today => {
            problems.push(FieldProblem::new(
                "date",
                "La firma non può essere nel futuro.",
            ));
            None
        }
        Ok(date) => Some(date),
        Err(error) => {
            problems.push(FieldProblem::new("date", error.to_string()));
            None
        }
    };
    if form.signer.is_none() {
        problems.push(FieldProblem::new("signer", "Scegli chi ha firmato."));
    }
    match (form.signer, date) {
        (Some(signer), Some(date)) if problems.is_empty() => Ok((signer, who, date, place)),
        _ => Err(Error::Invalid(problems)),
    }
}

/// The three signatures, with who is expected where nobody has signed yet.
pub(super) fn signatures(
    connection: &Connection,
    id: RegisterId,
    sheet: &RegisterSheet,
) -> Result<Vec<SignatureView>> {
    let mut statement = connection.prepare_cached(
        "SELECT who, date, place FROM signature WHERE register_id = ?1 AND signer = ?2",
    )?;
    SIGNERS
        .iter()
        .map(|signer| {
            let signed = statement
                .query_row(params![id.0, code(*signer)], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            let (who, date, place) = match signed {
                Some((who, date, place)) => (who, Some(date), place),
                None => (String::new(), None, String::new()),
            };
            Ok(SignatureView {
                signer: *signer,
                label: label(*signer).to_owned(),
                expected: expected(*signer, sheet),
                who,
                date,
                place,
            })
        })
        .collect()
}

/// Who may be expected to sign: for the recipient, the voucher's holder or the company's contact.
fn expected(signer: Signer, sheet: &RegisterSheet) -> Vec<String> {
    let (first, other) = match signer {
        Signer::Coach => (Some(&sheet.coach), None),
        Signer::Recipient => (Some(&sheet.beneficiary), sheet.contact.as_ref()),
        Signer::Provider => (sheet.provider_referent.as_ref(), None),
    };
    first
        .into_iter()
        .chain(other)
        .filter(|name| !name.is_empty())
        .cloned()
        .collect()
}

const fn code(signer: Signer) -> &'static str {
    match signer {
        Signer::Coach => "coach",
        Signer::Recipient => "recipient",
        Signer::Provider => "provider",
    }
}

const fn label(signer: Signer) -> &'static str {
    match signer {
        Signer::Coach => "Coach",
        Signer::Recipient => "Titolare o referente",
        Signer::Provider => "Referente dell’ente",
    }
}
