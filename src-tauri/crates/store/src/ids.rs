//! Ids of new rows: the archive's site and a counter a table, so that no other archive can give the
//! same one.

use affianca_domain::{
    AbsenceId, ActivityId, AttachmentId, AttestationId, BeneficiaryId, BranchId, CentreId, CoachId,
    ContactId, EmployerId, Id, OutputId, OutputVersionId, RegisterId, ReportId, RequestId,
    SessionGroupId, SessionId, WeekHoursId,
};
use rusqlite::Connection;

use crate::{Error, Result, settings};

/// An id whose table counts its rows.
pub trait RowId: Id {
    /// The table.
    const TABLE: &'static str;
}

macro_rules! tables {
    ($($id:ty: $table:literal,)+) => {
        $(impl RowId for $id {
            const TABLE: &'static str = $table;
        })+

        /// Every table whose rows have an id.
        #[cfg(test)]
        const TABLES: &[&str] = &[$($table),+];
    };
}

tables! {
    AbsenceId: "absence",
    ActivityId: "activity",
    AttachmentId: "attachment",
    AttestationId: "attestation",
    BeneficiaryId: "beneficiary",
    BranchId: "branch",
    CentreId: "centre",
    CoachId: "coach",
    ContactId: "contact",
    EmployerId: "employer",
    OutputId: "output",
    OutputVersionId: "output_version",
    RegisterId: "register",
    ReportId: "report",
    RequestId: "request",
    SessionId: "session",
    SessionGroupId: "session_group",
    WeekHoursId: "week_hours",
}

/// The next id of a table. A counter is never given twice, not even when its row is gone.
pub(crate) fn next<I: RowId>(connection: &Connection) -> Result<I> {
    let site = settings::site(connection)?;
    let counter: u32 = connection
        .prepare_cached(
            "INSERT INTO id_counter (of_table, last) VALUES (?1, 1)
             ON CONFLICT (of_table) DO UPDATE SET last = last + 1 RETURNING last",
        )?
        .query_row([I::TABLE], |row| row.get(0))?;
    I::new(site, counter).ok_or_else(|| Error::Internal(format!("no id for {}", I::TABLE)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use affianca_domain::Site;

    use super::*;
    use crate::{ReadRows as _, schema, values};

    fn tables() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap();
        settings::draw_site(&connection).unwrap();
        connection
    }

    #[test]
    fn each_table_counts_from_one_at_the_archive_s_site() {
        let connection = tables();
        let site = settings::site(&connection).unwrap();
        for counter in 1..=3 {
            let id: SessionId = next(&connection).unwrap();
            assert_eq!((id.site(), id.counter()), (Some(site), counter));
        }
        let other: CoachId = next(&connection).unwrap();
        assert_eq!(other, CoachId::new(site, 1).unwrap());
    }

    #[test]
    fn two_archives_give_different_ids() {
        let drawn = || next::<RequestId>(&tables()).unwrap();
        // One chance in a million that two are drawn alike, and none that six are.
        let all: std::collections::BTreeSet<RequestId> = (0..6).map(|_| drawn()).collect();
        assert!(all.len() > 1, "{all:?}");
    }

    #[test]
    fn a_site_is_drawn_once() {
        let connection = tables();
        let site = settings::site(&connection).unwrap();
        settings::draw_site(&connection).unwrap();
        assert_eq!(settings::site(&connection).unwrap(), site);
    }

    #[test]
    fn an_archive_without_a_site_gives_no_id() {
        let connection = tables();
        for site in ["0", "1048576", "uno"] {
            settings::set(&connection, settings::SITE, site).unwrap();
            assert!(next::<RequestId>(&connection).is_err(), "{site}");
        }
        settings::set(&connection, settings::SITE, "1048575").unwrap();
        assert_eq!(
            next::<RequestId>(&connection).unwrap().site(),
            Site::new(1_048_575)
        );
    }

    #[test]
    fn no_id_is_left_after_the_last() {
        let connection = tables();
        connection
            .execute("INSERT INTO id_counter VALUES ('session', 4294967295)", [])
            .unwrap();
        assert!(next::<SessionId>(&connection).is_err());
    }

    #[test]
    fn sqlite_gives_no_id_where_a_person_makes_the_row() {
        let connection = tables();
        let of_journal = "journal";
        let counted = connection
            .prepare(
                "SELECT t.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                 WHERE t.type = 'table' AND c.name = 'id' AND c.pk = 1 AND t.name <> 'provider'
                     AND t.name NOT LIKE 'request_words%'
                 ORDER BY 1",
            )
            .unwrap()
            .all::<_, Error>(values![], |row| Ok(row.get::<_, String>(0)?))
            .unwrap();
        assert_eq!(counted, TABLES, "every table with an id counts its own");
        let by_itself = connection
            .prepare("SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'")
            .unwrap()
            .all::<_, Error>(values![], |row| Ok(row.get::<_, String>(0)?))
            .unwrap();
        assert_eq!(by_itself, [of_journal]);
    }
}
