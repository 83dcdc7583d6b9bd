//! The rows of a statement, named and in order: sums know their keys only.

use std::collections::HashMap;

use affianca_domain::{
    StatementFigures, StatementFold, StatementGrouping, StatementMonth, StatementRow,
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use super::scope::Scope;
use crate::Result;

/// Which rows are wanted of those found.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowRange {
    pub offset: usize,
    pub limit: usize,
}

impl RowRange {
    /// Every row.
    pub const ALL: Self = Self {
        offset: 0,
        limit: usize::MAX,
    };
}

/// The rows of a range, named.
pub(super) fn rows(
    connection: &Connection,
    grouping: StatementGrouping,
    scope: &Scope,
    fold: &StatementFold,
    range: RowRange,
) -> Result<Vec<StatementRow>> {
    let sums = fold.rows();
    match grouping {
        StatementGrouping::Activity => Ok(codes(scope, sums, range)),
        StatementGrouping::Month => Ok(months(sums, range)),
        StatementGrouping::Opal => named(
            connection,
            "SELECT r.id, r.opal, b.surname || ' ' || b.name, NULL
             FROM request r JOIN beneficiary b ON b.id = r.beneficiary_id
             WHERE r.id IN (SELECT value FROM json_each(?1)) ORDER BY r.opal LIMIT ?2 OFFSET ?3",
            sums,
            range,
        ),
        StatementGrouping::Person => named(
            connection,
            "SELECT id, surname || ' ' || name, '', tax_code FROM beneficiary
             WHERE id IN (SELECT value FROM json_each(?1))
             ORDER BY folded, id LIMIT ?2 OFFSET ?3",
            sums,
            range,
        ),
        StatementGrouping::Coach => named(
            connection,
            "SELECT id, surname || ' ' || name, '', NULL FROM coach
             WHERE id IN (SELECT value FROM json_each(?1))
             ORDER BY surname COLLATE NOCASE, name COLLATE NOCASE, id LIMIT ?2 OFFSET ?3",
            sums,
            range,
        ),
        StatementGrouping::Branch => named(
            connection,
            "SELECT k.value, coalesce(b.name, 'Sportello non indicato'), '', NULL
             FROM json_each(?1) k LEFT JOIN branch b ON b.id = k.value
             ORDER BY b.id IS NULL, b.name COLLATE NOCASE, k.value LIMIT ?2 OFFSET ?3",
            sums,
            range,
        ),
        StatementGrouping::Centre => named(
            connection,
            "SELECT id, name, '', NULL FROM centre
             WHERE id IN (SELECT value FROM json_each(?1))
             ORDER BY name COLLATE NOCASE, id LIMIT ?2 OFFSET ?3",
            sums,
            range,
        ),
    }
}

fn codes(
    scope: &Scope,
    sums: &HashMap<i64, StatementFigures>,
    range: RowRange,
) -> Vec<StatementRow> {
    let mut codes: Vec<(i64, &(i64, String, String))> = (0..).zip(&scope.codes).collect();
    codes.sort_by(|(_, (place, code, _)), (_, (other_place, other, _))| {
        (place, code).cmp(&(other_place, other))
    });
    let row = |(key, (_, code, title)): (i64, &(i64, String, String))| StatementRow {
        id: None,
        month: None,
        label: code.clone(),
        detail: title.clone(),
        tax_code: None,
        figures: sums.get(&key).copied().unwrap_or_default(),
    };
    let wanted = codes.into_iter().skip(range.offset).take(range.limit);
    wanted.map(row).collect()
}

fn months(sums: &HashMap<i64, StatementFigures>, range: RowRange) -> Vec<StatementRow> {
    let mut months: Vec<(StatementMonth, StatementFigures)> = sums
        .iter()
        .map(|(key, figures)| (StatementMonth::of_key(*key), *figures))
        .collect();
    months.sort_by_key(|(month, _)| *month);
    let row = |(month, figures): (StatementMonth, StatementFigures)| StatementRow {
        id: None,
        month: Some(month.first_day()),
        label: month.to_string(),
        detail: String::new(),
        tax_code: None,
        figures,
    };
    let wanted = months.into_iter().skip(range.offset).take(range.limit);
    wanted.map(row).collect()
}

/// Rows that are named by a table: id, label, detail, codice fiscale.
fn named(
    connection: &Connection,
    sql: &str,
    sums: &HashMap<i64, StatementFigures>,
    range: RowRange,
) -> Result<Vec<StatementRow>> {
    let keys: Vec<&i64> = sums.keys().collect();
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let keys = serde_json::to_string(&keys)?;
    let wanted = values![keys, whole(range.limit), whole(range.offset)];
    connection.prepare_cached(sql)?.all(wanted, |row| {
        let id: i64 = row.read(0)?;
        Ok(StatementRow {
            // 0 stands for what has no branch.
            id: (id > 0).then_some(id),
            month: None,
            label: row.read(1)?,
            detail: row.read(2)?,
            tax_code: row.read(3)?,
            figures: sums.get(&id).copied().unwrap_or_default(),
        })
    })
}
