//! Every record held against the newest hash the journal has of it.

use affianca_domain::SessionId;
use rusqlite::{Connection, params};

use super::kinds::{KINDS, Kind, kind};
use super::{Hash, hash};
use crate::integrity::{IntegrityMatter, RowRemark};
use crate::{Error, ReadRows as _, Result};

/// Records looked at at a time: a moment's work, so that nobody waits.
const STRIDE: u32 = if cfg!(test) { 2 } else { 500 };
/// More than this many are not named one by one.
const MOST_NAMED: usize = 50;

/// How far records have been compared.
#[derive(Default)]
pub(crate) struct Compared {
    what: String,
    id: i64,
    /// Those that are not as the journal left them, the first ones by name.
    changed: Vec<RowRemark>,
    /// How many there are.
    count: u32,
}

/// Compares every record, a stride of `next` at a time.
pub(crate) fn compare(mut next: impl FnMut(&mut Compared) -> Result<bool>) -> Result<Compared> {
    let mut compared = Compared::default();
    while next(&mut compared)? {}
    Ok(compared)
}

impl Compared {
    /// Compares some more records; `false` once there are none left.
    pub(crate) fn stride(&mut self, connection: &Connection) -> Result<bool> {
        // Of the rows that `max` chooses SQLite takes the other columns too.
        let newest = connection
            .prepare_cached(
                "SELECT what, id, max(seq), hash FROM journal_record WHERE (what, id) > (?1, ?2)
                 GROUP BY what, id ORDER BY what, id LIMIT ?3",
            )?
            .all::<(String, i64, u32, Option<Hash>), Error>(
                params![self.what, self.id, STRIDE],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )?;
        let Some((what, id, ..)) = newest.last() else {
            self.unheard_of(connection)?;
            return Ok(false);
        };
        (self.what, self.id) = (what.clone(), *id);
        for (what, id, seq, left) in newest {
            let Some(kind) = kind(&what) else { continue };
            let now = hash(connection, kind, id)?;
            let told = match (left, now) {
                (left, now) if left == now => continue,
                (Some(_), None) => "non c’è più, senza un’operazione che lo dica".to_owned(),
                (None, Some(_)) => "c’è di nuovo, senza un’operazione che lo dica".to_owned(),
                _ => format!("i suoi dati non sono più quelli della riga {seq}"),
            };
            self.name(kind, id, Some(seq), &told);
        }
        Ok(true)
    }

    /// Records that no row of the journal tells of.
    fn unheard_of(&mut self, connection: &Connection) -> Result<()> {
        for kind in KINDS {
            let Kind { table, only, .. } = kind;
            let question = format!(
                "SELECT id FROM {table} WHERE {only} AND NOT EXISTS
                     (SELECT 1 FROM journal_record r WHERE r.what = ?1 AND r.id = {table}.id)"
            );
            let found = connection
                .prepare(&question)?
                .all::<i64, Error>([kind.name], |row| Ok(row.get(0)?))?;
            for id in found {
                self.name(kind, id, None, "nessuna operazione ne parla");
            }
        }
        Ok(())
    }

    /// What there is to say, if anything.
    pub(crate) fn matter(self) -> Option<IntegrityMatter> {
        let many = match self.count {
            0 => return None,
            1 => "Un dato non è".to_owned(),
            more => format!("{more} dati non sono"),
        };
        Some(IntegrityMatter {
            message: format!(
                "{many} come il giornale dice: è stato cambiato qualcosa nell’archivio con un altro programma."
            ),
            grave: true,
            remarks: self.changed,
        })
    }

    fn name(&mut self, kind: &Kind, id: i64, row: Option<u32>, told: &str) {
        self.count = self.count.saturating_add(1);
        if self.changed.len() < MOST_NAMED {
            // Ids of every kind are told by their counter.
            let number = SessionId(id).counter();
            self.changed.push(RowRemark {
                row,
                message: format!("{} {number}: {told}", kind.called),
            });
        }
    }
}
