//! The list of registers, and one register with its signatures.

use affianca_domain::{Register, RegisterId, RegisterSheet, RegisterState};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use rusqlite::{Connection, Row};

use super::{
    RegisterDetail, RegisterFilter, RegisterOrder, RegisterPage, RegisterRow, find, outdated, sign,
};
use crate::paging::Found;
use crate::{Archive, Error, Result, StoreError};

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
    let registers = rows::register::some(connection, ids.into_iter().map(RegisterId))?;
    Ok(RegisterPage {
        found,
        page,
        pages,
        rows: registers
            .iter()
            .map(|register| register_row(connection, register))
            .collect::<Result<_>>()?,
    })
}

fn register_row(connection: &Connection, register: &Register) -> Result<RegisterRow> {
    let named = |row: &Row| -> Result<(String, String, String), StoreError> {
        Ok((row.read("opal")?, row.read("surname")?, row.read("name")?))
    };
    let (opal, surname, name) = connection
        .prepare_cached(
            "SELECT q.opal, b.surname, b.name
             FROM request q JOIN beneficiary b ON b.id = q.beneficiary_id WHERE q.id = ?1",
        )?
        .one(values![register.request], named)?;
    let newer = match register.replaced_by {
        Some(newer) => rows::register::load(connection, newer)?,
        None => None,
    };
    Ok(RegisterRow {
        id: register.id,
        number: register.number.to_string(),
        version: register.version,
        state: register.state(),
        request: register.request,
        opal,
        surname,
        name,
        scope: register.scope_label.clone(),
        issued: register.issued_at,
        sessions: register.sessions,
        minutes: register.minutes,
        pages: register.pages,
        signatures: register.signed_by().required(),
        replaced_by: newer.map(|newer| format!("{} versione {}", newer.number, newer.version)),
    })
}

fn detail(connection: &Connection, id: RegisterId) -> Result<RegisterDetail> {
    let register = rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
    let sheet: RegisterSheet = connection
        .prepare_cached("SELECT id, sheet FROM register WHERE id = ?1")?
        .one::<_, StoreError>(values![id], |row| row.read_json("sheet"))?;
    let state = register.state();
    Ok(RegisterDetail {
        row: register_row(connection, &register)?,
        outdated: if state == RegisterState::Outdated {
            outdated::changes(connection, id, register.blank)?
        } else {
            Vec::new()
        },
        struck: if state.is_good() && register.blank {
            outdated::not_held(connection, id)?
        } else {
            Vec::new()
        },
        unused: register.unused,
        signatures: sign::signatures(&register, &sheet),
        order: RegisterOrder {
            request: register.request,
            scope: register.scope.into(),
            blank: register.blank,
            replaces: Some(id),
        },
        data_hash: register.data_hash,
        blank: register.blank,
        scan: register.scan_name,
        uncovered: register.uncovered,
    })
}
