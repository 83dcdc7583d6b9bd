//! The archive locked while a dialog of the system waits for its answer.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use affianca_domain::{
    AttachmentId, AttestationId, CoachId, OutputId, RegisterId, RequestId, RequestPaper, Whose,
};
use affianca_workflow::calendar_file::CalendarOrder;
use affianca_workflow::outputs::{AttachmentPlace, ElsewhereForm};
use affianca_workflow::plans_on_paper::{PlanDays, PlanFor, PlanOrder};
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::statement::{StatementFilter, StatementFormat};
use affianca_workflow::vault::Vault;
use affianca_workflow::{
    Archive, Error, JournalFilter, JournalFormat, Result, StoreError, WeakArchive,
};

use super::{
    attestations, calendar, directory, import, journal, outputs, plans_on_paper, registers,
    statement,
};
use crate::desktop::stand_in::StandIn;
use crate::office::Office;
use crate::office::tests::example_with;
use crate::{clock, printing};

/// Somebody who locks the archive, then answers the question.
#[derive(Clone)]
struct LocksFirst(Arc<Locking>);

struct Locking {
    /// Where it says to save.
    folder: PathBuf,
    /// The file it chooses.
    file: PathBuf,
    office: Mutex<Option<Office>>,
    archive: Mutex<Option<WeakArchive>>,
    locked: Mutex<Option<Vault>>,
}

impl LocksFirst {
    /// Somebody who chooses this file, and the office they are at, the example open.
    fn around(home: &Path, name: &str, content: &[u8]) -> (Self, Office) {
        let (folder, file) = (home.join("salvati"), home.join(name));
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(&file, content).unwrap();
        let desktop = Self(Arc::new(Locking {
            folder,
            file,
            office: Mutex::default(),
            archive: Mutex::default(),
            locked: Mutex::default(),
        }));
        let (saves, chooses) = (desktop.clone(), desktop.clone());
        let stand_in = StandIn::nobody()
            .saves(move |name| {
                saves.lock();
                Ok(saves.0.folder.join(name))
            })
            .chooses(move || {
                chooses.lock();
                Ok(chooses.0.file.clone())
            });
        let office = example_with(&home.join("dati"), stand_in);
        *desktop.0.archive.lock().unwrap() = Some(office.archive().unwrap().weak());
        *desktop.0.office.lock().unwrap() = Some(office.clone());
        (desktop, office)
    }

    fn saved(&self) -> usize {
        std::fs::read_dir(&self.0.folder).unwrap().count()
    }

    fn lock(&self) {
        let office = self.0.office.lock().unwrap().clone().unwrap();
        let vault = office.example().take();
        assert!(vault.is_some(), "one question is asked");
        *self.0.locked.lock().unwrap() = vault;
        let archive = self.0.archive.lock().unwrap().clone().unwrap();
        assert_eq!(
            archive.holders(),
            1,
            "nobody but its vault holds the archive meanwhile"
        );
    }

    /// Opens the archive again.
    fn unlock(&self, office: &Office) {
        *office.example() = self.0.locked.lock().unwrap().take();
    }
}

/// Something of everything that can be saved.
struct Things {
    request: RequestId,
    register: RegisterId,
    attestation: AttestationId,
    output: OutputId,
    attachment: AttachmentId,
}

impl Things {
    fn made(archive: &Archive) -> Self {
        let now = clock::now();
        let filter = RequestFilter::default();
        let requests = archive.list_requests(&filter, now).unwrap().rows;
        let (request, attestation) = requests
            .iter()
            .find_map(|row| {
                let issued = archive.issue_attestation(row.id, now, printing::attestation);
                Some((row.id, issued.ok()?))
            })
            .unwrap();
        let order = RegisterOrder {
            request,
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        };
        let shown = archive.request_outputs(request).unwrap().request;
        let begun = shown.activities.iter().find_map(|activity| {
            let kind = activity.documents.first()?.kind;
            archive.start_output(activity.activity, kind, now).ok()
        });
        Self {
            request,
            register: archive
                .issue_register(&order, now, printing::register)
                .unwrap(),
            attestation,
            output: begun.unwrap(),
            attachment: archive
                .attach_file(&place(request), "prova.pdf", b"%PDF-1.7", now)
                .unwrap(),
        }
    }
}

fn place(request: RequestId) -> AttachmentPlace {
    AttachmentPlace {
        request,
        activity: None,
        output_kind: None,
        paper: None,
    }
}

fn first_coach(office: &Office) -> CoachId {
    let directory = office.work(|archive, _| archive.directory()).unwrap();
    directory.coaches[0].id
}

fn sessions_of(coach: CoachId) -> CalendarOrder {
    CalendarOrder {
        whose: Whose::Coach(coach),
        from: String::new(),
        to: String::new(),
        surnames: false,
    }
}

fn rows_of_journal(office: &Office) -> u32 {
    let filter = JournalFilter::default();
    office
        .work(|archive, now| archive.journal(&filter, now))
        .unwrap()
        .found
}

#[test]
fn a_command_whose_archive_is_locked_during_its_dialog_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (desktop, office) = LocksFirst::around(home.path(), "scelto.pdf", b"%PDF-1.7");
    let things = office.work(|archive, _| Ok(Things::made(archive))).unwrap();
    let coach = first_coach(&office);
    let before = rows_of_journal(&office);

    type Command = Box<dyn Fn(&Office) -> Result<()>>;
    let commands: [(&str, Command); 12] = [
        (
            "a register",
            Box::new(move |office| registers::save_register(office, things.register).map(drop)),
        ),
        (
            "an attestation",
            Box::new(move |office| {
                attestations::save_attestation(office, things.attestation).map(drop)
            }),
        ),
        (
            "a document",
            Box::new(move |office| outputs::save_output_pdf(office, things.output, None).map(drop)),
        ),
        (
            "a file attached",
            Box::new(move |office| outputs::export_attachment(office, things.attachment).map(drop)),
        ),
        (
            "a file to attach",
            Box::new(move |office| outputs::attach_file(office, place(things.request)).map(drop)),
        ),
        (
            "a paper made elsewhere",
            Box::new(move |office| {
                let place = AttachmentPlace {
                    paper: Some(RequestPaper::Report),
                    ..place(things.request)
                };
                let form = ElsewhereForm {
                    drafted: "01/07/2022".into(),
                    ..ElsewhereForm::default()
                };
                outputs::attach_made_elsewhere(office, place, form).map(drop)
            }),
        ),
        (
            "a scan",
            Box::new(move |office| {
                registers::attach_to_register(office, things.register, false).map(drop)
            }),
        ),
        (
            "the journal",
            Box::new(|office| {
                let filter = JournalFilter::default();
                journal::export_journal(office, filter, JournalFormat::Csv).map(drop)
            }),
        ),
        (
            "a statement",
            Box::new(|office| {
                let filter = StatementFilter::default();
                statement::save_statement(office, filter, StatementFormat::Csv).map(drop)
            }),
        ),
        (
            "a plan of meetings",
            Box::new(move |office| {
                let order = PlanOrder {
                    reader: PlanFor::Person {
                        request: things.request,
                    },
                    days: PlanDays::ThisMonth,
                };
                plans_on_paper::save_plan(office, order).map(drop)
            }),
        ),
        (
            "a person's data",
            Box::new(move |office| {
                let request =
                    office.work(|archive, now| archive.request_detail(things.request, now))?;
                directory::save_person_data(office, request.beneficiary).map(drop)
            }),
        ),
        (
            "a calendar",
            Box::new(move |office| calendar::save_calendar(office, sessions_of(coach)).map(drop)),
        ),
    ];
    for (what, command) in &commands {
        let answer = command(&office);
        assert!(
            matches!(answer, Err(Error::Store(StoreError::Locked))),
            "{what} was answered {answer:?}"
        );
        assert_eq!(desktop.saved(), 0, "{what} was written after the lock");
        desktop.unlock(&office);
        assert_eq!(
            rows_of_journal(&office),
            before,
            "{what} changed the archive"
        );
    }
}

#[test]
fn a_calendar_chosen_while_the_archive_was_locked_is_not_previewed() {
    let home = tempfile::tempdir().unwrap();
    let file = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    let (_, office) = LocksFirst::around(home.path(), "impegni.ics", file);
    let coach = first_coach(&office);
    let answer = calendar::choose_calendar(&office, coach);
    assert!(matches!(answer, Err(Error::Store(StoreError::Locked))));
    assert!(office.imports().is_empty());
}

#[test]
fn a_file_chosen_while_the_archive_was_locked_is_not_previewed() {
    let home = tempfile::tempdir().unwrap();
    let table = b"Azienda;Comune\nVivai Sile;Casier\n";
    let (_, office) = LocksFirst::around(home.path(), "datori.csv", table);
    let answer = import::choose_employers(&office);
    assert!(matches!(answer, Err(Error::Store(StoreError::Locked))));
    assert!(office.imports().is_empty());
}
