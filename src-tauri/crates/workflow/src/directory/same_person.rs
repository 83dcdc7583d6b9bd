//! Who may be one person under two codes, among those the archive has.

use affianca_domain::{BeneficiaryId, Served, TaxCode};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use crate::Result;

/// The people of the archive, to hold a new one against.
pub(crate) struct People(Vec<(BeneficiaryId, Served)>);

impl People {
    /// Everybody; a code that cannot be read says nothing.
    pub fn load(connection: &Connection) -> Result<Self> {
        let found: Vec<(BeneficiaryId, String, String)> = connection
            .prepare_cached("SELECT id, surname || ' ' || name, tax_code FROM beneficiary")?
            .all(values![], |row| -> Result<_> {
                Ok((row.read(0)?, row.read(1)?, row.read(2)?))
            })?;
        let people = found.into_iter().filter_map(|(id, name, code)| {
            let tax_code = TaxCode::parse(&code).ok()?;
            Some((id, Served { name, tax_code }))
        });
        Ok(Self(people.collect()))
    }

    /// Why a person may be one of them under another code; `itself` left out.
    pub fn doubt(
        &self,
        surname: &str,
        name: &str,
        tax_code: &TaxCode,
        itself: Option<BeneficiaryId>,
    ) -> Option<String> {
        // Somebody who is there under this very code is no new person.
        if self
            .0
            .iter()
            .any(|(id, known)| Some(*id) != itself && known.tax_code == *tax_code)
        {
            return None;
        }
        let person = Served {
            name: format!("{surname} {name}"),
            tax_code: tax_code.clone(),
        };
        let mut others = self.0.iter().filter(|(id, _)| Some(*id) != itself);
        others.find_map(|(_, known)| person.doubt(known))
    }
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
