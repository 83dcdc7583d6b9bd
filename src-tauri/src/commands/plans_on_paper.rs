//! Plans of meetings on paper: looking at one, printing, saving, opening it.

use affianca_domain::PlanSheet;
use affianca_workflow::files::StoredFile;
use affianca_workflow::plans_on_paper::{Handed, PlanOrder, plan_file_name};
use affianca_workflow::{Archive, Result};
use chrono::NaiveDateTime;

use super::crossing::Pdf;
use crate::office::Office;
use crate::{files, let_out, printing};

pub fn preview_plan(office: &Office, order: PlanOrder) -> Result<Pdf> {
    Ok(office
        .work(|archive, now| Ok(printed(archive, &order, now)?.1))?
        .into())
}

pub fn print_plan(office: &Office, order: PlanOrder) -> Result<Pdf> {
    Ok(office
        .work(|archive, now| shown(archive, &order, now))?
        .into())
}

pub fn save_plan(office: &Office, order: PlanOrder) -> Result<String> {
    office.ask(
        |archive, now| Ok(plan_file_name(&archive.plan_sheet(&order, now)?)),
        |desktop, name| desktop.ask_where(&name, &files::PDF),
        |archive, path, now| {
            let (sheet, file) = printed(archive, &order, now)?;
            archive.hand_over_plan((&order, &sheet), Handed::Saved, now, || {
                files::write_whole(&path, &file.bytes)?;
                Ok(files::shown(&path))
            })
        },
    )
}

pub fn open_plan_pdf(office: &Office, order: PlanOrder) -> Result<()> {
    let_out::open(office, |archive, now| shown(archive, &order, now))
}

/// The plan, and its file.
fn printed(
    archive: &Archive,
    order: &PlanOrder,
    now: NaiveDateTime,
) -> Result<(PlanSheet, StoredFile)> {
    let sheet = archive.plan_sheet(order, now)?;
    let file = StoredFile {
        name: plan_file_name(&sheet),
        bytes: printing::plan(&sheet)?.pdf,
    };
    Ok((sheet, file))
}

/// The file of a plan that leaves for the viewer or the printer.
fn shown(archive: &Archive, order: &PlanOrder, now: NaiveDateTime) -> Result<StoredFile> {
    let (sheet, file) = printed(archive, order, now)?;
    archive.hand_over_plan((order, &sheet), Handed::Shown, now, || Ok(file))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_workflow::plans_on_paper::{PlanDays, PlanFor};
    use affianca_workflow::{Action, JournalFilter};

    use super::*;
    use crate::office::tests::example;

    #[test]
    fn a_plan_looked_at_leaves_no_row_in_the_journal_and_one_printed_or_opened_does() {
        let home = tempfile::tempdir().unwrap();
        let office = example(home.path());
        let order = PlanOrder {
            reader: PlanFor::Coach { coach: None },
            days: PlanDays::ThisMonth,
        };
        let rows = || {
            let filter = JournalFilter {
                action: Some(Action::PlanOnPaper),
                ..JournalFilter::default()
            };
            let found = office.work(|archive, now| archive.journal(&filter, now));
            found.unwrap().found
        };
        preview_plan(&office, order.clone()).unwrap();
        assert_eq!(rows(), 0);
        print_plan(&office, order.clone()).unwrap();
        assert_eq!(rows(), 1);
        let _ = open_plan_pdf(&office, order);
        assert_eq!(rows(), 2);
    }
}
