//! Taking in the details that were previewed: one transaction, one journal row, nothing doubled.

use std::collections::BTreeMap;

use affianca_tables::Table;
use chrono::NaiveDateTime;
use serde_json::Value;

use super::kind::Kind;
use super::plan::planned;
use super::{DetailsReport, DetailsTable, PreparedDetails};
use crate::{Archive, Error, Refusal, Result};

/// People between one word on progress and the next.
const STRIDE: usize = 50;

impl Archive {
    /// Takes in what was previewed, and only that. `progress` is told how many of how many people are
    /// in; answering `false` leaves everything as it was.
    ///
    /// # Errors
    /// [`Refusal::ListChanged`] when the archive has changed so that the rows would become something
    /// else; [`Error::Cancelled`] when `progress` says so; whatever the archive refuses with.
    pub fn import_details(
        &self,
        prepared: &PreparedDetails,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<DetailsReport> {
        match &prepared.table {
            DetailsTable::People(table) => self.take_details(table, prepared, now, progress),
            DetailsTable::Coaches(table) => self.take_details(table, prepared, now, progress),
        }
    }

    fn take_details<K: Kind>(
        &self,
        table: &Table<K>,
        prepared: &PreparedDetails,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<DetailsReport> {
        let plan = &prepared.plan;
        let mut report = DetailsReport {
            known: prepared.known,
            skipped: prepared.skipped,
            ..DetailsReport::default()
        };
        if plan.is_empty() {
            return Ok(report);
        }
        let total = u32::try_from(plan.len()).unwrap_or(u32::MAX);
        self.write(K::ACTION, now, |step| {
            let around = K::around(step, now.date())?;
            if planned(table, &around, prepared.overwrite).1 != *plan {
                return Err(Refusal::ListChanged.into());
            }
            let mut fields: BTreeMap<&str, u32> = BTreeMap::new();
            for (index, one) in plan.iter().enumerate() {
                let done = u32::try_from(index).unwrap_or(u32::MAX);
                if index % STRIDE == 0 && !progress(done, total) {
                    return Err(Error::Cancelled);
                }
                K::store(step, &around, one)?;
                if one.id.is_none() {
                    report.added += 1;
                    continue;
                }
                report.changed += 1;
                for label in &one.changed {
                    *fields.entry(label).or_default() += 1;
                }
            }
            if !progress(total, total) {
                return Err(Error::Cancelled);
            }
            let source = prepared.table.source();
            step.about(K::counted(total));
            step.note_apart("origine", source);
            step.note("nuovi", report.added);
            step.note("aggiornati", report.changed);
            // Only which fields and of how many: the journal is never erased.
            let told = fields
                .iter()
                .map(|(label, many)| format!("{label} ({many})"));
            step.note(
                "campi modificati",
                told.map(Value::from).collect::<Vec<_>>(),
            );
            let how = if prepared.overwrite {
                "si prende quello dell’elenco"
            } else {
                "resta com’è"
            };
            step.note("dove l’elenco dice altro", how);
            step.note("già presenti", report.known);
            step.note("scartati", report.skipped);
            Ok(report)
        })
    }
}
