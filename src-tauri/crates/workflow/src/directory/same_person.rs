//! Who may be one person under two codes, among those the archive has.

use affianca_domain::{BeneficiaryId, Served, TaxCode};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::Result;

/// The people of the archive, to hold a new one against: those merged into another stand for their
/// code only.
pub(crate) struct People(Vec<Known>);

struct Known {
    id: BeneficiaryId,
    person: Served,
    in_use: bool,
}

impl People {
    /// Everybody; a code that cannot be read says nothing.
    pub fn load(connection: &Connection) -> Result<Self> {
        let found = connection
            .prepare_cached(
                "SELECT id, surname || ' ' || name, tax_code, birth_date, merged_into IS NULL
                 FROM beneficiary",
            )?
            .all(values![], known)?;
        Ok(Self(found.into_iter().flatten().collect()))
    }

    /// Why a person may be one of them under another code; `itself` left out.
    pub fn doubt(
        &self,
        surname: &str,
        name: &str,
        tax_code: &TaxCode,
        born: Option<NaiveDate>,
        itself: Option<BeneficiaryId>,
    ) -> Option<String> {
        // Somebody who is there under this very code is no new person.
        if self
            .0
            .iter()
            .any(|known| Some(known.id) != itself && known.person.tax_code == *tax_code)
        {
            return None;
        }
        let person = Served {
            name: format!("{surname} {name}"),
            tax_code: tax_code.clone(),
            born,
        };
        let mut others = self
            .0
            .iter()
            .filter(|known| known.in_use && Some(known.id) != itself);
        others.find_map(|known| person.doubt(&known.person))
    }
}

/// Somebody of the archive; a code that cannot be read says nothing.
fn known(row: &Row) -> Result<Option<Known>> {
    let code: String = row.read(2)?;
    let Ok(tax_code) = TaxCode::parse(&code) else {
        return Ok(None);
    };
    Ok(Some(Known {
        id: row.read(0)?,
        person: Served {
            name: row.read(1)?,
            tax_code,
            born: row.read(3)?,
        },
        in_use: row.read(4)?,
    }))
}

/// The person of that number, or the one they were merged into.
pub(crate) fn stays(connection: &Connection, person: BeneficiaryId) -> Result<BeneficiaryId> {
    let into = connection
        .prepare_cached("SELECT coalesce(merged_into, id) FROM beneficiary WHERE id = ?1")?
        .first(values![person], |row| row.read(0))?;
    Ok(into.unwrap_or(person))
}

/// Everybody whose code is the same but for omocodia, the person among them: the rules count them
/// as one (§3.2).
pub(crate) fn under_one_code(
    connection: &Connection,
    person: BeneficiaryId,
) -> Result<Vec<BeneficiaryId>> {
    let code: Option<String> = connection
        .prepare_cached("SELECT tax_code FROM beneficiary WHERE id = ?1")?
        .first(values![person], |row| row.read(0))?;
    let code = code.and_then(|code| TaxCode::parse(&code).ok());
    let Some((code, begins)) = code
        .as_ref()
        .and_then(|code| Some((code, code.name_part()?)))
    else {
        return Ok(vec![person]);
    };
    let found: Vec<(BeneficiaryId, String)> = connection
        .prepare_cached(
            "SELECT id, tax_code FROM beneficiary WHERE tax_code >= ?1 AND tax_code < ?1 || '~'",
        )?
        .all(values![begins], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?;
    let same = found.into_iter().filter(|(_, other)| {
        TaxCode::parse(other).is_ok_and(|other| code.is_same_but_for_omocodia(&other))
    });
    Ok(same.map(|(id, _)| id).collect())
}
