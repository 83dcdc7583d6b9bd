//! A merge of two people taken back: as long as nothing has touched them since, everything goes where it
//! was.

use affianca_domain::{BeneficiaryId, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use crate::directory::beneficiaries::{load, subject};
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// Columns a merge may fill, and what each holds where nobody said.
const FILLED: [(&str, &str); 6] = [
    ("birth_date", "NULL"),
    ("birthplace", "''"),
    ("phone", "''"),
    ("email", "''"),
    ("daily_limit", "NULL"),
    ("weekly_limit", "NULL"),
];

/// What a merge did.
struct Done {
    seq: i64,
    requests: Vec<RequestId>,
    followers: Vec<i64>,
    filled: Vec<String>,
}

impl Done {
    /// The columns that were filled, each with what it held before.
    fn filled(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        FILLED
            .into_iter()
            .filter(|(column, _)| self.filled.iter().any(|it| it == column))
    }
}

impl Archive {
    /// Takes back the merge of `merged` into somebody else.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::CannotPart`] once anything has touched them.
    pub fn part_people(&self, merged: BeneficiaryId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::PartPeople, now, |step| {
            let person = load(step, merged)?;
            let keep = person
                .merged_into
                .as_ref()
                .map(|into| into.id)
                .ok_or(Refusal::CannotPart(
                    "Non sono più uniti: non c’è nulla da annullare.",
                ))?;
            let done = done(step, merged)?;
            if touched(step, keep, merged, &done)? {
                return Err(Refusal::CannotPart(
                    "Dopo l’unione qualcosa di questo destinatario o delle sue richieste è cambiato: non si può più annullare.",
                )
                .into());
            }
            carry_out(step, keep, merged, &done)?;
            let (kept, merged) = (load(step, keep)?, load(step, merged)?);
            step.about(format!("{}, diviso dal {}", subject(&merged), subject(&kept)));
            step.note("richieste tornate", merged.opals);
            for request in &done.requests {
                step.touches(*request);
            }
            Ok(())
        })
    }
}

fn done(connection: &Connection, merged: BeneficiaryId) -> Result<Done> {
    connection
        .prepare_cached(
            "SELECT seq, requests, followers, filled FROM beneficiary_merge WHERE merged = ?1",
        )?
        .first(values![merged], |row| {
            Ok::<_, Error>(Done {
                seq: row.read(0)?,
                requests: row.read_json(1)?,
                followers: row.read_json(2)?,
                filled: row.read_json(3)?,
            })
        })?
        .ok_or(Error::NotFound("L’unione"))
}

/// Whether a later operation was about a request of the one who stayed, or changed what was filled in.
fn touched(
    connection: &Connection,
    keep: BeneficiaryId,
    merged: BeneficiaryId,
    done: &Done,
) -> Result<bool> {
    let later: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM request r JOIN journal j ON j.request_id = r.id
                            WHERE r.beneficiary_id = ?1 AND j.seq > ?2)
                 OR EXISTS (SELECT 1 FROM request r JOIN journal_also a ON a.request_id = r.id
                            WHERE r.beneficiary_id = ?1 AND a.seq > ?2)",
        )?
        .one(values![keep, done.seq], |row| -> Result<_> {
            Ok(row.read(0)?)
        })?;
    if later {
        return Ok(true);
    }
    for (column, _) in done.filled() {
        let same: bool = connection.query_row(
            &format!(
                "SELECT (SELECT {column} FROM beneficiary WHERE id = ?1)
                     IS (SELECT {column} FROM beneficiary WHERE id = ?2)"
            ),
            params![keep.0, merged.0],
            |row| row.get(0),
        )?;
        if !same {
            return Ok(true);
        }
    }
    Ok(false)
}

fn carry_out(step: &Write, keep: BeneficiaryId, merged: BeneficiaryId, done: &Done) -> Result<()> {
    let ids: Vec<i64> = done.requests.iter().map(|id| id.0).collect();
    let requests = serde_json::to_string(&ids)?;
    step.execute(
        "UPDATE session SET beneficiary_id = ?1 WHERE activity_id IN (
             SELECT id FROM activity WHERE request_id IN (SELECT value FROM json_each(?2)))",
        params![merged.0, requests],
    )?;
    step.execute(
        "UPDATE request SET beneficiary_id = ?1 WHERE id IN (SELECT value FROM json_each(?2))",
        params![merged.0, requests],
    )?;
    for (column, empty) in done.filled() {
        step.execute(
            &format!("UPDATE beneficiary SET {column} = {empty} WHERE id = ?1"),
            [keep.0],
        )?;
    }
    step.execute(
        "UPDATE beneficiary SET merged_into = NULL, merged_at = NULL WHERE id = ?1",
        [merged.0],
    )?;
    step.execute(
        "UPDATE beneficiary SET merged_into = ?1 WHERE id IN (SELECT value FROM json_each(?2))",
        params![merged.0, serde_json::to_string(&done.followers)?],
    )?;
    step.execute(
        "DELETE FROM beneficiary_merge WHERE merged = ?1",
        [merged.0],
    )?;
    Ok(())
}
