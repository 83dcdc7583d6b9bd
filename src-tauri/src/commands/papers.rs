//! The papers the program prints, as they go to the printer.

use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::{Action, Result};

use super::crossing::Pdf;
use crate::let_out::paper_file;
use crate::office::Office;

pub fn print_paper(office: &Office, paper: Paper) -> Result<Pdf> {
    let file = office.work(|archive, now| {
        let file = paper_file(archive, paper, now)?;
        archive.tell_let_out(LetOut::Paper(paper), Action::PrintPaper, now);
        Ok(file)
    })?;
    Ok(file.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_domain::RegisterId;
    use affianca_workflow::registers::{RegisterOrder, ScopeForm};
    use affianca_workflow::{Archive, JournalEntry, JournalFilter};

    use super::*;
    use crate::commands::registers;
    use crate::desktop::stand_in::StandIn;
    use crate::office::tests::{example, example_with};

    /// A register of the example.
    fn issued(office: &Office) -> RegisterId {
        let requests = office.work(|archive, now| archive.list_requests(&<_>::default(), now));
        let rows = requests.unwrap().rows;
        let mut registers = rows.iter().map(|row| RegisterOrder {
            request: row.id,
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        });
        registers
            .find_map(|order| registers::issue_register(office, order).ok())
            .unwrap()
    }

    /// How many rows tell of a paper let out so.
    fn rows(office: &Office, action: Action) -> Vec<JournalEntry> {
        let filter = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        let found = office.work(|archive, now| archive.journal(&filter, now));
        found.unwrap().rows
    }

    #[test]
    fn a_paper_looked_at_leaves_no_row_and_one_opened_or_printed_does() {
        let home = tempfile::tempdir().unwrap();
        let office = example(home.path());
        let id = issued(&office);
        let number = registers::register_detail(&office, id).unwrap().row.number;
        registers::register_pdf(&office, id).unwrap();
        for action in [Action::OpenPaper, Action::PrintPaper] {
            assert!(rows(&office, action).is_empty());
        }
        let _ = registers::open_register(&office, id);
        print_paper(&office, Paper::Register { id }).unwrap();
        for action in [Action::OpenPaper, Action::PrintPaper] {
            let told = rows(&office, action);
            let [row] = told.as_slice() else {
                unreachable!("{told:?}")
            };
            assert!(row.subject.contains(&number), "{}", row.subject);
            assert!(row.request.is_some() && row.details.is_empty());
        }
    }

    #[test]
    fn a_paper_is_opened_printed_and_saved_also_where_the_disk_takes_no_row_of_it() {
        let home = tempfile::tempdir().unwrap();
        let saved = home.path().join("registro.pdf");
        let chosen = saved.clone();
        let desktop = StandIn::nobody().saves(move |_| Ok(chosen.clone()));
        let office = example_with(home.path(), desktop);
        let id = issued(&office);
        // From here on the archive may grow by no page; this row itself may find no room.
        let _ = office.work(|archive, now| {
            archive.write(Action::ConfirmClock, now, |step| {
                Ok(step.query_row("PRAGMA max_page_count = 1", [], |_| Ok(()))?)
            })
        });
        let refused = (0..10_000).find_map(|_| office.work(Archive::confirm_clock).err());
        let refused = refused.unwrap();
        assert!(refused.to_string().contains("full"), "{refused}");
        registers::open_register(&office, id).unwrap();
        print_paper(&office, Paper::Register { id }).unwrap();
        registers::save_register(&office, id).unwrap();
        assert!(saved.is_file());
        for action in [Action::OpenPaper, Action::PrintPaper, Action::SavePaper] {
            assert!(rows(&office, action).is_empty(), "{action:?}");
        }
    }
}
