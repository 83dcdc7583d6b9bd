//! What people, employers and requests are found by, derived anew where an archive keeps it in
//! another form than this program searches by.

use affianca_domain::words::{employer_found_by, person_found_by};
use affianca_domain::{BeneficiaryId, EmployerId, RequestId};
use rusqlite::Connection;

use super::listing;
use crate::{ReadColumn as _, ReadRows as _, Result, settings, values};

/// Key of the form the words are kept in.
pub(super) const FORM: &str = "words_form";
/// This program's: letters and figures only.
const LETTERS_AND_FIGURES: &str = "letters and figures";

/// Derives all of them anew where they are kept in another form.
pub(super) fn catch_up(connection: &mut Connection) -> Result<()> {
    if settings::get(connection, FORM)?.as_deref() == Some(LETTERS_AND_FIGURES) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    people(&transaction)?;
    employers(&transaction)?;
    let requests: Vec<RequestId> = transaction
        .prepare("SELECT id FROM request")?
        .all(values![], |row| row.read(0))?;
    for request in requests {
        listing::refresh(&transaction, request)?;
    }
    settings::set(&transaction, FORM, LETTERS_AND_FIGURES)?;
    Ok(transaction.commit()?)
}

/// Throws away the index of words with all that stands in it: it is not even read.
pub(super) fn forget(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction()?;
    let made: String = transaction
        .prepare("SELECT sql FROM sqlite_schema WHERE name = 'request_words'")?
        .one(values![], |row| row.read(0))?;
    transaction.execute_batch("DROP TABLE request_words")?;
    transaction.execute_batch(&made)?;
    settings::remove(&transaction, FORM)?;
    Ok(transaction.commit()?)
}

fn people(connection: &Connection) -> Result<()> {
    let people: Vec<(BeneficiaryId, String)> = connection
        .prepare("SELECT id, surname, name, tax_code FROM beneficiary")?
        .all(values![], |row| -> Result<_> {
            let (surname, name): (String, String) = (row.read(1)?, row.read(2)?);
            let tax_code: String = row.read(3)?;
            Ok((row.read(0)?, person_found_by(&surname, &name, &tax_code)))
        })?;
    let mut update = connection.prepare("UPDATE beneficiary SET folded = ?2 WHERE id = ?1")?;
    for (id, folded) in people {
        update.execute(values![id, folded])?;
    }
    Ok(())
}

fn employers(connection: &Connection) -> Result<()> {
    let employers: Vec<(EmployerId, String)> = connection
        .prepare("SELECT id, name, municipality, tax_code FROM employer")?
        .all(values![], |row| -> Result<_> {
            let (name, municipality): (String, String) = (row.read(1)?, row.read(2)?);
            let tax_code: String = row.read(3)?;
            Ok((
                row.read(0)?,
                employer_found_by(&name, &municipality, &tax_code),
            ))
        })?;
    let mut update = connection.prepare("UPDATE employer SET folded = ?2 WHERE id = ?1")?;
    for (id, folded) in employers {
        update.execute(values![id, folded])?;
    }
    Ok(())
}
