//! An accredited body with its archive: a real, encrypted one in a folder of its own. All that is
//! in it was made by the operations a coach has, at a moment the test tells, so that a test speaks
//! of requests, sessions and registers and never of tables.

mod papers;
pub mod registers;
mod requests;
mod sessions;
pub mod statements;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Debug;

use affianca_domain::{
    BeneficiaryId, BranchId, CentreId, CoachId, ContactId, EmployerId, RuleId, Violation,
};
use affianca_workflow::directory::{
    BranchForm, CentreForm, CoachForm, ContactForm, CreateArchive, EmployerForm, Provider,
};
use affianca_workflow::registers::RegisterFilter;
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::vault::Vault;
use affianca_workflow::{Action, Archive, JournalEntry, JournalFilter, JournalTurn, Problem};
use chrono::NaiveDateTime;
use serde_json::json;
use tempfile::TempDir;

pub use papers::{print, read_back};
pub use requests::{DAVIDE, MARTA, Opal, Person, RequestBuilder, YASMINE};
pub use sessions::{Session, SessionBuilder};

/// The secret phrase of every body's archive.
pub const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

/// A body at work: three branches, two coaches, two CPI, an employer with its contact.
pub struct Body {
    vault: RefCell<Vault>,
    clock: Cell<NaiveDateTime>,
    people: RefCell<HashMap<&'static str, BeneficiaryId>>,
    /// Sportello, patron day 21/05.
    pub verona: BranchId,
    /// Sportello, patron day 27/04.
    pub treviso: BranchId,
    /// Sportello, patron day 13/06.
    pub padova: BranchId,
    /// Lucia Sartori, the coach at work.
    pub lucia: CoachId,
    /// Marco Bellin, another coach.
    pub marco: CoachId,
    /// The centre requests come from unless they say another.
    pub cpi_treviso: CentreId,
    /// Another centre.
    pub cpi_padova: CentreId,
    /// Where training takes place: `Legatoria Canal`, Treviso.
    pub employer: EmployerId,
    /// Who may sign for the employer.
    pub contact: ContactId,
    // After the vault, so that the archive is closed before its folder goes.
    _folder: TempDir,
}

impl Body {
    /// A body whose archive was just made, at a moment like `2022-06-20T09:00`.
    #[must_use]
    pub fn new(moment: &str) -> Self {
        let now = read_moment(moment);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut vault = Vault::new(folder.path().join("archivio"));
        vault.create(&first_start(), now).unwrap();
        let archive = vault.archive().unwrap();
        let start = archive.directory().unwrap();
        let centre = |name: &str| {
            let form = CentreForm {
                name: name.into(),
                ..CentreForm::default()
            };
            archive.save_centre(None, &form, now).unwrap()
        };
        let employer = archive.save_employer(None, &legatoria(), now).unwrap();
        Self {
            verona: start.branches[0].id,
            treviso: archive
                .save_branch(None, &branch("Treviso", "27/04"), now)
                .unwrap(),
            padova: archive
                .save_branch(None, &branch("Padova", "13/06"), now)
                .unwrap(),
            lucia: start.coaches[0].id,
            marco: archive
                .save_coach(None, &coach("Bellin", "Marco"), now)
                .unwrap(),
            cpi_treviso: centre("CPI Treviso"),
            cpi_padova: centre("CPI Padova"),
            employer,
            contact: archive
                .save_contact(employer, None, &contact(), now)
                .unwrap(),
            people: RefCell::default(),
            clock: Cell::new(now),
            vault: RefCell::new(vault),
            _folder: folder,
        }
    }

    /// The open archive, asked of the vault as the program does before each operation.
    ///
    /// # Panics
    /// While it is locked.
    #[must_use]
    pub fn archive(&self) -> Archive {
        self.vault.borrow().archive().expect("the archive is open")
    }

    /// The vault itself, to lock and unlock it.
    pub fn vault(&self) -> std::cell::RefMut<'_, Vault> {
        self.vault.borrow_mut()
    }

    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> NaiveDateTime {
        self.clock.get()
    }

    /// Now it is another moment, like `2022-06-28T10:00`.
    pub fn at(&self, moment: &str) -> &Self {
        self.clock.set(read_moment(moment));
        self
    }

    /// Waits until `moment`, if that is still to come.
    fn wait_until(&self, moment: NaiveDateTime) {
        self.clock.set(self.now().max(moment));
    }

    /// The journal, from the first row to the last.
    #[must_use]
    pub fn journal(&self) -> Vec<JournalEntry> {
        let archive = self.archive();
        let mut rows: Vec<JournalEntry> = Vec::new();
        loop {
            let filter = JournalFilter {
                turn: JournalTurn::Older,
                seq: rows.last().map(|row| row.seq),
                page_size: 50,
                ..JournalFilter::default()
            };
            let page = archive.journal(&filter, self.now()).unwrap();
            rows.extend(page.rows);
            if !page.older {
                break;
            }
        }
        rows.reverse();
        rows
    }

    /// The journal's last row.
    #[must_use]
    pub fn last_entry(&self) -> JournalEntry {
        self.journal()
            .pop()
            .expect("the journal begins with the archive itself")
    }

    /// All that can be seen of requests, activities, sessions, registers and journal, to compare
    /// what was before with what is after. That the archive was opened changes nothing in it.
    #[must_use]
    pub fn everything(&self) -> String {
        let (archive, now) = (self.archive(), self.now());
        let filter = RequestFilter {
            page_size: 50,
            ..RequestFilter::default()
        };
        let listed = archive.list_requests(&filter, now).unwrap();
        let requests: Vec<_> = listed
            .rows
            .iter()
            .map(|row| {
                let activities = row.activities.iter();
                let details: Vec<_> = activities
                    .map(|line| archive.activity_detail(line.id, now).unwrap())
                    .collect();
                json!([archive.request_detail(row.id, now).unwrap(), details])
            })
            .collect();
        let registers = archive.list_registers(&RegisterFilter::default()).unwrap();
        let mut journal = self.journal();
        journal.retain(|row| row.what != Action::Unlock.describe());
        serde_json::to_string_pretty(&json!([listed, requests, registers, journal])).unwrap()
    }

    /// Carries out an operation that must be refused; tells why, having seen that it changed
    /// nothing and left no row in the journal.
    ///
    /// # Panics
    /// When it is carried out, or when anything changed.
    pub fn refused<T: Debug>(
        &self,
        operation: impl FnOnce(&Archive, NaiveDateTime) -> affianca_workflow::Result<T>,
    ) -> Problem {
        let before = self.everything();
        let problem = match operation(&self.archive(), self.now()) {
            Ok(answer) => panic!("should have been refused, and gave {answer:?}"),
            Err(error) => Problem::from(error),
        };
        assert!(
            self.everything() == before,
            "{}: refused, and yet it changed something",
            problem.message
        );
        problem
    }
}

/// The violation of one rule.
///
/// # Panics
/// When that rule is not broken.
#[must_use]
pub fn broken(violations: &[Violation], rule: RuleId) -> &Violation {
    violations
        .iter()
        .find(|violation| violation.rule == rule)
        .unwrap_or_else(|| panic!("{rule} is not broken: {violations:#?}"))
}

/// The names of the fields a form was refused for.
#[must_use]
pub fn fields_of(problem: &Problem) -> Vec<&str> {
    problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect()
}

fn read_moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a moment like 2022-06-20T09:00")
}

fn first_start() -> CreateArchive {
    CreateArchive {
        provider: Provider {
            name: "Cooperativa Ponte Chiaro".into(),
            referent: "Irene Dal Corso".into(),
            ..Provider::default()
        },
        branch: branch("Verona", "21/05"),
        coach: coach("Sartori", "Lucia"),
        passphrase: PASSPHRASE.into(),
    }
}

fn branch(municipality: &str, patron_day: &str) -> BranchForm {
    BranchForm {
        name: municipality.into(),
        address: "via Mazzini 1".into(),
        municipality: municipality.into(),
        patron_day: patron_day.into(),
    }
}

fn coach(surname: &str, name: &str) -> CoachForm {
    CoachForm {
        surname: surname.into(),
        name: name.into(),
        branch: None,
    }
}

fn legatoria() -> EmployerForm {
    EmployerForm {
        name: "Legatoria Canal".into(),
        address: "viale Monfenera 8".into(),
        municipality: "Treviso".into(),
        ..EmployerForm::default()
    }
}

fn contact() -> ContactForm {
    ContactForm {
        surname: "Busato".into(),
        name: "Renzo".into(),
        ..ContactForm::default()
    }
}
