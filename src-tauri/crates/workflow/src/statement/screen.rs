//! The statement as the window shows it: one page of rows, the sums of all of them.

use affianca_domain::{MonthHours, StatementFold, StatementGrouping, statement_rules};
use chrono::NaiveDateTime;

use super::criteria::Criteria;
use super::rows::{RowRange, rows};
use super::{Statement, StatementFilter, scope, sums};
use crate::paging::paging;
use crate::{Archive, Result};

impl Archive {
    /// Hours and amounts of a selection.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `from` and `to`; when the archive cannot be read.
    pub fn statement(&self, filter: &StatementFilter, now: NaiveDateTime) -> Result<Statement> {
        let criteria = Criteria::read(filter, now.date())?;
        self.read_at_length(|connection| {
            let scope = scope::find(connection, &criteria)?;
            let fold = sums::add_up(connection, &criteria, &scope)?;
            let found = u32::try_from(fold.rows().len()).unwrap_or(u32::MAX);
            // Months come all on one page.
            let (page, pages, size) = if filter.grouping == StatementGrouping::Month {
                (u32::from(found > 0), u32::from(found > 0), found)
            } else {
                paging(found, filter.page, filter.page_size)
            };
            let range = RowRange {
                offset: (page.saturating_sub(1) * size) as usize,
                limit: size as usize,
            };
            Ok(Statement {
                grouping: filter.grouping,
                from: criteria.from,
                to: criteria.to,
                divided: filter.grouping.divides_agreed(),
                narrowed: criteria.narrows(),
                requests: scope.requests,
                found,
                page,
                pages,
                rows: rows(connection, filter.grouping, &scope, &fold, range)?,
                total: fold.total(),
                months: months(&fold),
                person: criteria.person(connection)?,
                left_out: scope::left_out(connection, &criteria)?,
                rules: statement_rules(filter.grouping, criteria.narrows(), &scope.rates),
            })
        })
    }
}

/// Hours month by month.
pub(super) fn months(fold: &StatementFold) -> Vec<MonthHours> {
    fold.months()
        .iter()
        .map(|(month, hours)| MonthHours {
            month: month.first_day(),
            label: month.to_string(),
            hours: *hours,
        })
        .collect()
}
