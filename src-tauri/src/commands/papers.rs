//! The papers the program prints, as they go to the printer.

use affianca_workflow::files::StoredFile;
use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::{Action, Archive, Result};
use chrono::NaiveDateTime;

use super::crossing::Pdf;
use crate::office::Office;
use crate::printing;

pub fn print_paper(office: &Office, paper: Paper) -> Result<Pdf> {
    let file = office.work(|archive, now| {
        let file = paper_file(archive, paper, now)?;
        archive.tell_let_out(LetOut::Paper(paper), Action::PrintPaper, now);
        Ok(file)
    })?;
    Ok(file.into())
}

/// The PDF of a paper.
pub fn paper_file(archive: &Archive, paper: Paper, now: NaiveDateTime) -> Result<StoredFile> {
    match paper {
        Paper::Register { id } => archive.register_pdf(id),
        Paper::Attestation { id } => archive.attestation_pdf(id),
        Paper::Report { id } => archive.report_pdf(id),
        Paper::Output {
            id,
            version: Some(number),
        } => archive.version_pdf(id, number),
        Paper::Output { id, version: None } => archive.draft_pdf(id, now, printing::output),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_workflow::JournalFilter;
    use affianca_workflow::registers::{RegisterOrder, ScopeForm};

    use super::*;
    use crate::commands::registers;
    use crate::office::tests::example;

    #[test]
    fn a_paper_looked_at_leaves_no_row_and_one_opened_or_printed_does() {
        let home = tempfile::tempdir().unwrap();
        let office = example(home.path());
        let rows = |action| {
            let filter = JournalFilter {
                action: Some(action),
                ..JournalFilter::default()
            };
            let found = office.work(|archive, now| archive.journal(&filter, now));
            found.unwrap().rows
        };
        let requests = office.work(|archive, now| archive.list_requests(&<_>::default(), now));
        let id = requests
            .unwrap()
            .rows
            .iter()
            .find_map(|row| {
                let order = RegisterOrder {
                    request: row.id,
                    scope: ScopeForm::Opal,
                    blank: false,
                    replaces: None,
                };
                registers::issue_register(&office, order).ok()
            })
            .unwrap();
        let number = registers::register_detail(&office, id).unwrap().row.number;
        registers::register_pdf(&office, id).unwrap();
        assert!(rows(Action::OpenPaper).is_empty() && rows(Action::PrintPaper).is_empty());
        let _ = registers::open_register(&office, id);
        print_paper(&office, Paper::Register { id }).unwrap();
        for action in [Action::OpenPaper, Action::PrintPaper] {
            let told = rows(action);
            let [row] = told.as_slice() else {
                unreachable!("{told:?}")
            };
            assert!(row.subject.contains(&number), "{}", row.subject);
            assert!(row.request.is_some() && row.details.is_empty());
        }
    }
}
