//! What was agreed when the voucher was given (whose it is, of which kind, how many hours), for as
//! long as nothing rests on it: afterwards sessions, documents and counts do.

use std::collections::HashSet;

use affianca_domain::{ActivityId, BeneficiaryId, RequestId};
use rusqlite::{Connection, params};

use super::create::insert_activity;
use super::{Agreed, AgreedForm, NewRequest, RequestForm};
use crate::{Refusal, Result, Write};

/// Why what was agreed cannot be corrected any more, in the words the user sees; none while it can.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// Person and kind of voucher.
    pub person: Option<&'static str>,
    /// Hours and amounts.
    pub hours: Option<&'static str>,
}

const SESSIONS: &str =
    "Ci sono già erogazioni: destinatario, voucher e ore concordate non si possono più cambiare.";
const ENDED: &str = "C’è già un’attività TERMINATA: le ore concordate non si possono più cambiare.";
const BEGUN: &str = "Ci sono già documenti o attività avviate: destinatario e tipo di voucher non si possono più cambiare.";

/// What of a request stands for good.
pub(super) fn fixed(connection: &Connection, id: RequestId) -> Result<Fixed> {
    let (sessions, ended, begun): (bool, bool, bool) = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM session s JOIN activity a ON a.id = s.activity_id
                            WHERE a.request_id = ?1),
                    EXISTS (SELECT 1 FROM activity WHERE request_id = ?1 AND state = 'TERMINATA'),
                    EXISTS (SELECT 1 FROM activity WHERE request_id = ?1 AND state <> 'PROPOSTA')
                    OR EXISTS (SELECT 1 FROM output WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM attachment WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM report_draft WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM report WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM attestation WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM register WHERE request_id = ?1)",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Fixed {
        person: if sessions {
            Some(SESSIONS)
        } else {
            begun.then_some(BEGUN)
        },
        hours: if sessions {
            Some(SESSIONS)
        } else {
            ended.then_some(ENDED)
        },
    })
}

/// Corrects what was agreed, if it differs and may still be corrected. What an activity has come to
/// stays with it.
///
/// # Errors
/// `PERSON_FIXED`, `HOURS_FIXED`.
pub(super) fn agree(
    connection: &Write,
    id: RequestId,
    before: &RequestForm,
    person: BeneficiaryId,
    new: &NewRequest,
) -> Result<()> {
    let other_person =
        before.beneficiary != Some(person) || before.voucher_kind != Some(new.voucher_kind);
    let other_hours = !same_hours(&before.activities, &new.activities);
    if !other_person && !other_hours {
        return Ok(());
    }
    let fixed = fixed(connection, id)?;
    if let (true, Some(why)) = (other_hours, fixed.hours) {
        return Err(Refusal::HoursFixed(why).into());
    }
    if let (true, Some(why)) = (other_person, fixed.person) {
        return Err(Refusal::PersonFixed(why).into());
    }
    connection.execute(
        "UPDATE request SET voucher_kind = ?2, beneficiary_id = ?3 WHERE id = ?1",
        params![id.0, new.voucher_kind.as_str(), person.0],
    )?;
    replace(connection, id, &new.activities)
}

fn same_hours(before: &[AgreedForm], after: &[Agreed]) -> bool {
    let typed = |one: &Agreed| {
        (
            one.code.clone(),
            one.minutes.to_string(),
            one.amount.to_string(),
        )
    };
    let stored = |one: &AgreedForm| (one.code.clone(), one.hours.clone(), one.amount.clone());
    before.iter().map(stored).collect::<HashSet<_>>()
        == after.iter().map(typed).collect::<HashSet<_>>()
}

/// Each activity keeps its row: JC-AL becomes JC-AL-R, and back, when the voucher's kind changes.
fn replace(connection: &Write, id: RequestId, agreed: &[Agreed]) -> Result<()> {
    let mut stored: Vec<(ActivityId, String)> = connection
        .prepare_cached("SELECT id, code FROM activity WHERE request_id = ?1 ORDER BY position")?
        .query_map([id.0], |row| Ok((ActivityId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    stored.retain(|(_, code)| !agreed.iter().any(|one| one.code == *code));
    let mut others = stored.into_iter().map(|(id, _)| id);
    for (position, one) in agreed.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        let values = params![one.minutes.0, one.amount.0, position, id.0, one.code];
        let known = connection.execute(
            "UPDATE activity SET minutes = ?1, amount = ?2, position = ?3
             WHERE request_id = ?4 AND code = ?5",
            values,
        )?;
        if known > 0 {
            continue;
        }
        match others.next() {
            Some(other) => {
                connection.execute(
                    "UPDATE activity SET code = ?2, title = ?3, minutes = ?4, amount = ?5,
                         position = ?6
                     WHERE id = ?1",
                    params![
                        other.0,
                        one.code,
                        one.title,
                        one.minutes.0,
                        one.amount.0,
                        position
                    ],
                )?;
            }
            None => insert_activity(connection, id, position, one)?,
        }
    }
    Ok(())
}
