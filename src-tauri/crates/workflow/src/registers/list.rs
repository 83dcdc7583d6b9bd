//! The list of registers, and one register with its signatures.

use affianca_domain::{
    ExpectedSigners, Register, RegisterId, RegisterOrigin, RegisterState, SheetKind,
};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use rusqlite::{Connection, Row};

use super::{
    RegisterDetail, RegisterFilter, RegisterOrder, RegisterPage, RegisterRow, find, outdated,
    paper, scans, sign, signed,
};
use crate::filing;
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
        number: register.number(),
        on_paper: register.paper().is_some(),
        version: register.issued().map(|it| it.version),
        state: register.state(),
        request: register.request,
        opal,
        surname,
        name,
        scope: register.scope_label.clone(),
        issued: register.issued_at,
        sessions: register.sessions,
        minutes: register.minutes,
        pages: register.issued().map_or(0, |it| it.pages),
        signatures: register.signed_by().required(),
        replaced_by: newer
            .as_ref()
            .and_then(Register::issued)
            .map(|newer| format!("{} versione {}", newer.number, newer.version)),
    })
}

fn detail(connection: &Connection, id: RegisterId) -> Result<RegisterDetail> {
    let register = rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
    let kind = register.kind();
    let blank = kind == SheetKind::Blank;
    let state = register.state();
    let outdated = if state == RegisterState::Outdated {
        outdated::changes(connection, id, kind)?
    } else {
        Vec::new()
    };
    let struck = if state.is_good() && blank {
        outdated::not_held(connection, id)?
    } else {
        Vec::new()
    };
    let (paper, expected) = match &register.origin {
        RegisterOrigin::Issued(_) => (
            None,
            ExpectedSigners::from(&rows::register::sheet(connection, id)?),
        ),
        RegisterOrigin::Paper(it) => {
            let paper = paper::view(connection, &register, it)?;
            let expected = paper::expected(connection, register.request, &paper.sessions)?;
            (Some(paper), expected)
        }
    };
    let issued = register.issued();
    Ok(RegisterDetail {
        row: register_row(connection, &register)?,
        outdated,
        struck,
        unused: register.unused,
        signatures: sign::signatures(&register.signatures, &expected),
        order: issued.map(|it| RegisterOrder {
            request: register.request,
            scope: it.scope.into(),
            blank,
            replaces: Some(id),
        }),
        paper,
        data_hash: issued.map(|it| it.data_hash.clone()).unwrap_or_default(),
        blank,
        uncovered: issued.map(|it| it.uncovered.clone()).unwrap_or_default(),
        scans: scans::views(connection, id)?,
        rows_signed: register.rows_signed,
        rows_missing: register.rows_missing,
        missing_rows: filing::missing_rows(connection, id)?,
        signed_files: signed::views(connection, &register, &expected)?,
    })
}
