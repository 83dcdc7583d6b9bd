//! The list of registers, and one register with its signatures.

use affianca_domain::{RegisterId, RequestId};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    RegisterDetail, RegisterFilter, RegisterOrder, RegisterPage, RegisterRow, RegisterState, find,
    outdated, sign,
};
use crate::numbering::{Found, minutes};
use crate::{Archive, Error, Result};

const COLUMNS: &str =
    "SELECT r.id, r.year, r.serial, r.version, r.request_id, q.opal, b.surname, b.name,
        r.scope_label, r.issued_at, r.sessions, r.minutes, r.pages, r.signatures, r.outdated_at,
        (SELECT count(*) FROM signature WHERE register_id = r.id AND signer <> 'provider') AS needed,
        r.replaced_by, n.version AS new_version, n.year AS new_year, n.serial AS new_serial
 FROM register r
 JOIN request q ON q.id = r.request_id
 JOIN beneficiary b ON b.id = q.beneficiary_id
 LEFT JOIN register n ON n.id = r.replaced_by";

impl Archive {
    /// One page of registers, the newest first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list_registers(&self, filter: &RegisterFilter) -> Result<RegisterPage> {
        self.read(|connection| page(connection, filter))
    }

    /// One register.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn register_detail(&self, id: RegisterId) -> Result<RegisterDetail> {
        self.read(|connection| detail(connection, id))
    }
}

fn page(connection: &Connection, filter: &RegisterFilter) -> Result<RegisterPage> {
    let Found {
        found,
        page,
        pages,
        ids,
    } = find::find(connection, filter)?;
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE r.id = ?1"))?;
    let rows = ids
        .into_iter()
        .map(|id| statement.query_row([id], register_row))
        .collect::<rusqlite::Result<_>>()?;
    Ok(RegisterPage {
        found,
        page,
        pages,
        rows,
    })
}

fn register_row(row: &Row) -> rusqlite::Result<RegisterRow> {
    let replaced: Option<i64> = row.get("replaced_by")?;
    let outdated: Option<String> = row.get("outdated_at")?;
    let needed: u32 = row.get("needed")?;
    let state = match (replaced, outdated, needed) {
        (Some(_), ..) => RegisterState::Replaced,
        (None, Some(_), _) => RegisterState::Outdated,
        (None, None, 2) => RegisterState::Signed,
        _ => RegisterState::ToSign,
    };
    let replaced_by = match replaced {
        None => None,
        Some(_) => Some(format!(
            "{}/{:03} versione {}",
            row.get::<_, i64>("new_year")?,
            row.get::<_, i64>("new_serial")?,
            row.get::<_, i64>("new_version")?
        )),
    };
    Ok(RegisterRow {
        id: RegisterId(row.get("id")?),
        number: format!(
            "{}/{:03}",
            row.get::<_, i64>("year")?,
            row.get::<_, i64>("serial")?
        ),
        version: row.get("version")?,
        state,
        request: RequestId(row.get("request_id")?),
        opal: row.get("opal")?,
        surname: row.get("surname")?,
        name: row.get("name")?,
        scope: row.get("scope_label")?,
        issued: row.get("issued_at")?,
        sessions: row.get("sessions")?,
        minutes: minutes(row.get("minutes")?),
        pages: row.get("pages")?,
        signatures: row.get("signatures")?,
        replaced_by,
    })
}

fn detail(connection: &Connection, id: RegisterId) -> Result<RegisterDetail> {
    let row = connection
        .prepare_cached(&format!("{COLUMNS} WHERE r.id = ?1"))?
        .query_row([id.0], register_row)
        .optional()?
        .ok_or(Error::NotFound("Il registro"))?;
    let (scope, blank, data_hash, scan, uncovered, sheet, unused) = connection
        .prepare_cached(
            "SELECT scope, blank, data_hash, scan_name, uncovered, sheet, unused FROM register
             WHERE id = ?1",
        )?
        .query_row([id.0], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, bool>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get::<_, String>(5)?,
                row.get::<_, bool>(6)?,
            ))
        })?;
    let sheet: affianca_domain::RegisterSheet = serde_json::from_str(&sheet)?;
    let order = RegisterOrder {
        request: row.request,
        scope: serde_json::from_str(&scope)?,
        blank,
        replaces: Some(id),
    };
    Ok(RegisterDetail {
        outdated: match row.state {
            RegisterState::Outdated => outdated::changes(connection, id, blank)?,
            _ => Vec::new(),
        },
        struck: match row.state {
            RegisterState::ToSign | RegisterState::Signed if blank => {
                outdated::not_held(connection, id)?
            }
            _ => Vec::new(),
        },
        unused,
        signatures: sign::signatures(connection, id, &sheet)?,
        row,
        data_hash,
        blank,
        scan,
        order,
        uncovered,
    })
}
