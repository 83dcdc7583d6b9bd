//! The people in use who may be one under two codes, and those somebody has said are two.

use std::collections::HashSet;

use affianca_domain::{Alike, BeneficiaryId, Served, TaxCode, perhaps_one};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row, params};

use super::view::{PeopleDoubles, PersonDouble};
use crate::directory::beneficiaries::{load, subject};
use crate::{Action, Archive, Error, Result};

/// Pairs shown at once; who has settled them sees the next ones.
const SHOWN: usize = 50;
/// Pairs counted: beyond, the figure helps nobody.
const MOST: usize = 500;

/// Who has a code that may be a second one, and whoever begins with the same letters of a code or has
/// the same name: the domain decides which of them are alike.
const NEAR: &str = "WITH second AS MATERIALIZED (
        SELECT id, tax_code, folded FROM beneficiary INDEXED BY beneficiary_second_code
        WHERE merged_into IS NULL AND tax_code NOT GLOB
            '[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z][0-9][0-9][A-Z][0-9][0-9][A-Z][0-9][0-9][0-9][A-Z]')
    SELECT b.id, b.surname || ' ' || b.name, b.tax_code, b.birth_date
    FROM (
        SELECT id FROM second
        UNION
        SELECT p.id FROM second s CROSS JOIN beneficiary p
            ON p.tax_code >= substr(s.tax_code, 1, 6) AND p.tax_code < substr(s.tax_code, 1, 6) || '~'
        WHERE length(s.tax_code) = 16 AND p.merged_into IS NULL
        UNION
        SELECT p.id FROM second s CROSS JOIN beneficiary p INDEXED BY beneficiary_folded
            ON p.folded >= substr(s.folded, 1, length(s.folded) - 11)
            AND p.folded < substr(s.folded, 1, length(s.folded) - 11) || '~'
        WHERE length(s.tax_code) = 11 AND p.merged_into IS NULL) near
    CROSS JOIN beneficiary b ON b.id = near.id ORDER BY near.id";

impl Archive {
    /// The people who may be one under two codes, the surest pairs first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn people_doubles(&self) -> Result<PeopleDoubles> {
        self.read_at_length(doubles)
    }

    /// Notes that two people who look alike are two, and are not to be shown again.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn keep_people_apart(
        &self,
        one: BeneficiaryId,
        other: BeneficiaryId,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::PeopleApart, now, |step| {
            let (first, second) = (load(step, one)?, load(step, other)?);
            if one == other {
                return Err(Error::NotFound("Il doppione"));
            }
            step.execute(
                "INSERT OR IGNORE INTO beneficiary_apart (one, other) VALUES (?1, ?2)",
                params![one.0.min(other.0), one.0.max(other.0)],
            )?;
            step.about(format!("{} e {}", subject(&first), subject(&second)));
            Ok(())
        })
    }
}

fn doubles(connection: &Connection) -> Result<PeopleDoubles> {
    let (ids, people): (Vec<BeneficiaryId>, Vec<Served>) = connection
        .prepare_cached(NEAR)?
        .all(values![], served)?
        .into_iter()
        .flatten()
        .unzip();
    let apart: HashSet<(i64, i64)> = connection
        .prepare_cached("SELECT one, other FROM beneficiary_apart")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let pairs: Vec<(BeneficiaryId, BeneficiaryId, Alike)> =
        perhaps_one(&people, MOST + apart.len())
            .into_iter()
            .filter_map(|(one, other, alike)| {
                let (first, second) = (*ids.get(one)?, *ids.get(other)?);
                let later = people
                    .get(other)?
                    .tax_code
                    .supersedes(&people.get(one)?.tax_code);
                let (stays, goes) = if later {
                    (second, first)
                } else {
                    (first, second)
                };
                Some((stays, goes, alike))
            })
            .filter(|(one, other, _)| !apart.contains(&(one.0.min(other.0), one.0.max(other.0))))
            .collect();
    let rows = pairs
        .iter()
        .take(SHOWN)
        .map(|(one, other, alike)| {
            Ok(PersonDouble {
                one: load(connection, *one)?,
                other: load(connection, *other)?,
                why: alike.label().to_owned(),
                sure: *alike == Alike::Code,
            })
        })
        .collect::<Result<_>>()?;
    Ok(PeopleDoubles {
        found: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
        rows,
    })
}

/// `None` for a code that cannot be read: it says nothing.
fn served(row: &Row) -> Result<Option<(BeneficiaryId, Served)>> {
    let code: String = row.read(2)?;
    let Ok(tax_code) = TaxCode::parse(&code) else {
        return Ok(None);
    };
    let person = Served {
        name: row.read(1)?,
        tax_code,
        born: row.read(3)?,
    };
    Ok(Some((row.read(0)?, person)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::query_plan;

    #[test]
    fn nobody_s_row_is_read_to_find_who_may_be_one_but_of_those_near() {
        let connection = query_plan::in_memory().unwrap();
        let plan = query_plan::plan(&connection, NEAR, []).unwrap();
        assert!(
            !plan.contains("SCAN p") && plan.contains("SEARCH b USING INTEGER PRIMARY KEY"),
            "{plan}"
        );
        assert!(plan.contains("beneficiary_second_code"), "{plan}");
    }
}
