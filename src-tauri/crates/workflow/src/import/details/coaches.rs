//! Coaches: found by surname and name, which is all that tells them apart.

use std::collections::HashMap;

use affianca_domain::{BranchId, CoachId, name_key};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::columns::CoachColumn;
use super::kind::{Kind, Told};
use super::record::{Planned, Record, Records};
use crate::directory::{CoachForm, all_branches, all_coaches, write_coach};
use crate::import::row_reader::RowReader;
use crate::{Action, Result, Write};

use CoachColumn as Column;

/// The coaches of the archive, and the branches they can be of.
pub(super) struct Around {
    records: Records,
    /// Names and ids, by the name folded.
    branches: HashMap<String, (BranchId, String)>,
    /// Those put aside.
    archived: Vec<i64>,
}

impl Kind for CoachColumn {
    type Around = Around;
    const ACTION: Action = Action::ImportCoaches;
    const FIXED: Option<usize> = None;
    const FIELDS: &'static [Self] = &[Column::Surname, Column::Name, Column::Branch];

    fn around(connection: &Connection, _: NaiveDate) -> Result<Around> {
        let branches = all_branches(connection)?
            .into_iter()
            .map(|branch| (name_key(&branch.form.name), (branch.id, branch.form.name)))
            .collect();
        let (mut records, mut archived) = (Records::default(), Vec::new());
        for coach in all_coaches(connection)? {
            let CoachForm { surname, name, .. } = coach.form;
            let branch = coach.branch_name.unwrap_or_default();
            if coach.archived {
                archived.push(coach.id.0);
            }
            let (id, key) = (coach.id.0, name_key(&format!("{surname} {name}")));
            let texts = vec![surname, name, branch];
            records.add(key, Record { id, texts });
        }
        Ok(Around {
            records,
            branches,
            archived,
        })
    }

    fn records(around: &Around) -> &Records {
        &around.records
    }

    fn told(reader: &mut RowReader<'_, Self>, around: &Around) -> Option<Told> {
        let surname = reader.read(Column::Surname, |fields, typed| {
            fields.mandatory("", typed, "Manca il cognome.")
        });
        let name = reader.read(Column::Name, |fields, typed| {
            fields.mandatory("", typed, "Manca il nome.")
        });
        let branch = branch(reader, around);
        if surname.is_empty() || name.is_empty() {
            return None;
        }
        Some(Told {
            key: name_key(&format!("{surname} {name}")),
            texts: vec![surname, name, branch],
        })
    }

    fn judge(reader: &mut RowReader<'_, Self>, around: &Around, id: Option<i64>, _: &[String]) {
        if id.is_some_and(|id| around.archived.contains(&id)) {
            let message = "È fra i coach archiviati, e ci resta: si riprende dalle anagrafiche.";
            reader.warning(Column::Surname, message);
        }
    }

    fn store(step: &mut Write, around: &Around, planned: &Planned) -> Result<()> {
        let mut texts = planned.texts.iter().cloned();
        let mut next = || texts.next().unwrap_or_default();
        let (surname, name, branch) = (next(), next(), next());
        let branch = around.branches.get(&name_key(&branch));
        let form = CoachForm {
            surname,
            name,
            branch: branch.map(|(id, _)| *id),
        };
        write_coach(step, planned.id.map(CoachId), &form).map(drop)
    }

    fn counted(many: u32) -> String {
        format!("{many} coach")
    }
}

/// The branch a row names, as the archive writes it.
fn branch(reader: &mut RowReader<'_, Column>, around: &Around) -> String {
    let typed = reader.get(Column::Branch);
    if typed.is_empty() {
        return typed;
    }
    match around.branches.get(&name_key(&typed)) {
        Some((_, name)) => name.clone(),
        None => {
            let message =
                format!("Fra gli sportelli non c’è «{typed}»: aggiungilo prima nelle anagrafiche.");
            reader.error(Column::Branch, message);
            String::new()
        }
    }
}
