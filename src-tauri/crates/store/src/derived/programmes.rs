//! The programmes that requests were made under, each read once.

use affianca_domain::{Programme, ProgrammeCode};
use rusqlite::Connection;

use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

pub(super) struct Programmes<'a> {
    connection: &'a Connection,
    known: Vec<Programme>,
}

impl<'a> Programmes<'a> {
    pub fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            known: Vec::new(),
        }
    }

    /// One of them.
    pub fn of(&mut self, code: &ProgrammeCode) -> Result<&Programme> {
        let place = match self.known.iter().position(|known| known.code == *code) {
            Some(place) => place,
            None => {
                self.known.push(load(self.connection, code)?);
                self.known.len() - 1
            }
        };
        self.known
            .get(place)
            .ok_or_else(|| Error::Internal("a programme was lost".into()))
    }
}

fn load(connection: &Connection, code: &ProgrammeCode) -> Result<Programme> {
    connection
        .prepare_cached("SELECT code, body FROM programme WHERE code = ?1")?
        .one(values![code.as_str()], |row| row.read_json("body"))
}
