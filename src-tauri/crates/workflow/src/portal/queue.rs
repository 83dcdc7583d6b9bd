//! The queue *Da riportare*: what can still be repeated on the portal, and what no longer can.

use affianca_domain::{PortalKind, TimeOfDay};
use affianca_store::{ReadColumn, ReadRows, named_values, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::{
    MOST_LOST, MOST_WAITING, PortalCoach, PortalFilter, PortalItem, PortalPerson, PortalQueue,
    PortalSubject, items,
};
use crate::{Archive, Result, StoreError};

/// More lost ones than this are not counted one by one.
const LOST_COUNTED: u32 = 1000;
/// Among how many entries, the latest, the filters find whom to choose.
const CHOOSABLE: u32 = 2000;

/// Whether something can still be repeated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Waiting,
    Lost,
}

impl Archive {
    /// What is left to repeat on the portal.
    ///
    /// # Errors
    /// When the archive cannot be read; [`crate::Error::NotFound`] for the session asked for.
    pub fn portal_queue(&self, filter: &PortalFilter, now: NaiveDateTime) -> Result<PortalQueue> {
        let today = now.date();
        self.read(|connection| {
            let mut queue = PortalQueue {
                people: people(connection)?,
                coaches: coaches(connection)?,
                ..PortalQueue::default()
            };
            if let Some(id) = filter.session {
                queue.items = vec![items::one(connection, PortalSubject::session(id), today)?];
                return Ok(queue);
            }
            let asked = Asked {
                connection,
                filter,
                today,
            };
            queue.items = asked.items(Side::Waiting, MOST_WAITING)?;
            queue.items.sort_by_key(order);
            queue.items.truncate(MOST_WAITING as usize);
            queue.found = asked.found(Side::Waiting, u32::MAX)?;
            let mut lost = asked.items(Side::Lost, MOST_LOST)?;
            lost.sort_by_key(|item| std::cmp::Reverse(order(item)));
            lost.truncate(MOST_LOST as usize);
            queue.items.extend(lost);
            queue.lost = asked.found(Side::Lost, LOST_COUNTED)?.min(LOST_COUNTED);
            Ok(queue)
        })
    }
}

type Order = (
    bool,
    Option<NaiveDate>,
    PortalKind,
    Option<NaiveDate>,
    Option<TimeOfDay>,
    i64,
);

/// By the last day; what has none comes after, a request before what hangs on it.
fn order(item: &PortalItem) -> Order {
    (
        item.due.is_none(),
        item.due,
        item.subject.kind,
        item.date,
        item.start,
        item.subject.id,
    )
}

/// How many entries can be repeated today for the last time.
pub(crate) fn pressing(connection: &Connection, today: NaiveDate) -> Result<u32> {
    Ok(connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM session_portal WHERE differs = 1 AND due = ?1)
                  + (SELECT count(*) FROM request_portal WHERE differs = 1 AND due = ?1)",
        )?
        .one::<_, StoreError>(values![today], |row| row.read(0))?)
}

struct Asked<'a> {
    connection: &'a Connection,
    filter: &'a PortalFilter,
    today: NaiveDate,
}

impl Asked<'_> {
    fn items(&self, side: Side, most: u32) -> Result<Vec<PortalItem>> {
        let limit = format!("ORDER BY due {} LIMIT {most}", direction(side));
        let mut found = self.of(&format!("{} {limit}", self.sessions(side)), items::sessions)?;
        found.extend(self.of(&format!("{} {limit}", self.requests(side)), items::requests)?);
        if side == Side::Waiting {
            let limit = format!("ORDER BY activity_id LIMIT {most}");
            found.extend(self.of(&format!("{} {limit}", self.activities()), items::activities)?);
        }
        Ok(found)
    }

    /// How many there are; counting stops soon after `most` of a kind.
    fn found(&self, side: Side, most: u32) -> Result<u32> {
        let mut found = self.number(&self.sessions(side), most)?;
        found += self.number(&self.requests(side), most)?;
        if side == Side::Waiting {
            found += self.number(&self.activities(), most)?;
        }
        Ok(found)
    }

    /// Only the conditions asked for, so that the right index is taken; the others stay mentioned.
    fn sessions(&self, side: Side) -> String {
        let person = match self.filter.person {
            Some(_) => "beneficiary_id = :person",
            None => ":person IS NULL",
        };
        let coach = match self.filter.coach {
            Some(_) => "coach_now = :coach",
            None => ":coach IS NULL",
        };
        let due = term(side);
        format!(
            "SELECT session_id FROM session_portal
             WHERE differs = 1 AND {due} AND {person} AND {coach}"
        )
    }

    fn requests(&self, side: Side) -> String {
        let due = term(side);
        format!(
            "SELECT request_id FROM request_portal
             WHERE differs = 1 AND {due} AND :coach IS :coach
               AND (:person IS NULL OR (SELECT beneficiary_id FROM request
                                        WHERE id = request_portal.request_id) = :person)"
        )
    }

    fn activities(&self) -> String {
        "SELECT activity_id FROM activity_portal
         WHERE ended = 0 AND :today IS :today
           AND (:person IS NULL OR :person = (
                SELECT r.beneficiary_id FROM activity a JOIN request r ON r.id = a.request_id
                WHERE a.id = activity_portal.activity_id))
           AND (:coach IS NULL OR EXISTS (
                SELECT 1 FROM session s
                WHERE s.activity_id = activity_portal.activity_id AND +s.coach_id = :coach))"
            .to_owned()
    }

    fn of(
        &self,
        chosen: &str,
        read: fn(&Connection, &str, items::Named, NaiveDate) -> Result<Vec<PortalItem>>,
    ) -> Result<Vec<PortalItem>> {
        let params = named_values! {
            ":today": self.today, ":person": self.filter.person, ":coach": self.filter.coach
        };
        read(self.connection, chosen, params, self.today)
    }

    fn number(&self, chosen: &str, most: u32) -> Result<u32> {
        let params = named_values! {
            ":today": self.today, ":person": self.filter.person, ":coach": self.filter.coach
        };
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM ({chosen} LIMIT {most})"))?
            .one::<_, StoreError>(params, |row| row.read(0))?)
    }
}

const fn term(side: Side) -> &'static str {
    match side {
        Side::Waiting => "due >= :today",
        Side::Lost => "due < :today",
    }
}

const fn direction(side: Side) -> &'static str {
    match side {
        Side::Waiting => "",
        Side::Lost => "DESC",
    }
}

fn people(connection: &Connection) -> Result<Vec<PortalPerson>> {
    let read = |row: &Row| -> Result<PortalPerson, StoreError> {
        Ok(PortalPerson {
            id: row.read("id")?,
            surname: row.read("surname")?,
            name: row.read("name")?,
        })
    };
    Ok(connection
        .prepare_cached(&format!(
            "SELECT id, surname, name FROM beneficiary WHERE id IN (
             SELECT beneficiary_id FROM (SELECT beneficiary_id FROM session_portal
                 WHERE differs = 1 ORDER BY due DESC LIMIT {CHOOSABLE})
             UNION SELECT r.beneficiary_id FROM request_portal p JOIN request r ON r.id = p.request_id
                 WHERE p.differs = 1
             UNION SELECT r.beneficiary_id FROM activity_portal p
                 JOIN activity a ON a.id = p.activity_id JOIN request r ON r.id = a.request_id
                 WHERE p.ended = 0)
         ORDER BY folded"
        ))?
        .all(values![], read)?)
}

fn coaches(connection: &Connection) -> Result<Vec<PortalCoach>> {
    let read = |row: &Row| -> Result<PortalCoach, StoreError> {
        Ok(PortalCoach {
            id: row.read("id")?,
            name: row.read("name")?,
        })
    };
    Ok(connection
        .prepare_cached(&format!(
            "SELECT id, surname || ' ' || name AS name FROM coach c WHERE id IN (
             SELECT coach_now FROM (SELECT coach_now FROM session_portal
                 WHERE differs = 1 ORDER BY due DESC LIMIT {CHOOSABLE}))
         ORDER BY c.surname, c.name"
        ))?
        .all(values![], read)?)
}
