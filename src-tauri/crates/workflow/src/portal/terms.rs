//! The limits of the programmes that what is read was made under.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use affianca_domain::{Limits, ProgrammeId};
use rusqlite::Connection;

use crate::Result;
use crate::directory::programme_of;

/// The limits of programmes, each looked up once.
pub(super) struct KnownLimits<'a> {
    connection: &'a Connection,
    known: BTreeMap<ProgrammeId, Limits>,
}

impl<'a> KnownLimits<'a> {
    pub fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            known: BTreeMap::new(),
        }
    }

    /// The limits of a programme.
    pub fn of(&mut self, programme: ProgrammeId) -> Result<&Limits> {
        Ok(match self.known.entry(programme) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(programme_of(self.connection, programme)?.limits),
        })
    }
}
