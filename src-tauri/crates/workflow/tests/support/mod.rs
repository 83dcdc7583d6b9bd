//! What the tests of the archive start from: a real encrypted archive in a folder of its own.

// Each test file takes what it needs of this.
#![allow(dead_code)]

use affianca_workflow::directory::{
    BeneficiaryForm, BranchForm, CoachForm, CreateArchive, Provider,
};
use affianca_workflow::vault::Vault;
use affianca_workflow::{Archive, Error, FieldProblem};
use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

/// 1 June 2022, 09:12.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 12, 0)
        .unwrap()
}

/// What the first start asks.
pub fn first_start() -> CreateArchive {
    CreateArchive {
        provider: Provider {
            name: "Ente Prova".into(),
            tax_code: "01234567897".into(),
            referent: "Paola Neri".into(),
        },
        branch: BranchForm {
            name: "Treviso".into(),
            address: "via Roggia 12".into(),
            municipality: "Treviso".into(),
            patron_day: "27/04".into(),
        },
        coach: CoachForm {
            surname: "Moretti".into(),
            name: "Anna".into(),
            branch: None,
        },
        passphrase: PASSPHRASE.into(),
    }
}

/// A profile whose codice fiscale fits.
pub fn mario() -> BeneficiaryForm {
    BeneficiaryForm {
        surname: "Rossi".into(),
        name: "Mario".into(),
        tax_code: "RSSMRA80A01H501U".into(),
        birth_date: "01/01/1980".into(),
        birthplace: "Roma".into(),
        ..BeneficiaryForm::default()
    }
}

/// An archive just made, and the folder it goes with.
pub struct Home {
    pub folder: TempDir,
    pub vault: Vault,
    pub code: String,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut vault = Vault::new(folder.path().join("archivio"));
        let code = vault.create(&first_start(), now()).unwrap();
        Self {
            folder,
            vault,
            code,
        }
    }

    /// With its recovery code put away.
    pub fn with_code() -> Self {
        let mut home = Self::new();
        home.vault.put_away_recovery_code(now()).unwrap();
        home
    }

    pub fn archive(&self) -> Archive {
        self.vault.archive().unwrap()
    }
}

/// The fields a form was refused for.
pub fn fields_of<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<FieldProblem> {
    match refused {
        Err(Error::Invalid(fields)) => fields,
        other => panic!("a form with problems was taken: {other:?}"),
    }
}

/// The names of the fields a form was refused for.
pub fn names_of<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<String> {
    fields_of(refused)
        .into_iter()
        .map(|problem| problem.field)
        .collect()
}
