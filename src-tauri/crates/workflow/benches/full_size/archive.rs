//! An archive as large as a body's may become in ten years: 20,000 requests, 100,000 activities,
//! 1,000,000 sessions, and the papers and the history that come of them. It is made once, by the
//! archive's own write path, and kept beside the build.

use std::fs;
use std::path::{Path, PathBuf};

use affianca_workflow::Archive;
use affianca_workflow::directory::{BranchForm, CoachForm, CreateArchive, Provider};
use affianca_workflow::vault::{ArchiveState, Vault};
use chrono::{Days, NaiveDate, NaiveDateTime};
use sha2::{Digest, Sha256};

use crate::{history, papers, rows};

const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

/// 1 June 2022, 09:12: the day the archive is looked at.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 12, 0)
        .unwrap()
}

/// A day so many days ago.
pub fn day(before_today: i64) -> NaiveDate {
    now().date() - Days::new(before_today.unsigned_abs())
}

/// A copy of the large archive to work on, made anew at each run in a folder of this name.
pub fn copied(name: &str) -> Archive {
    let (from, to) = (made(), scratch(name));
    for entry in fs::read_dir(from).unwrap() {
        let file = entry.unwrap().path();
        // What the open archive keeps beside itself is not part of it.
        if file.is_file() && !file.to_string_lossy().ends_with("-shm") {
            let copy = to.join(file.file_name().unwrap());
            fs::copy(&file, &copy).unwrap();
            // Or the first step that empties the log into the archive would wait for all of it.
            fs::File::open(&copy).unwrap().sync_all().unwrap();
        }
    }
    open(&to)
}

/// The archive opened once more, with nothing of it in memory yet.
pub fn just_unlocked() -> Archive {
    open(&made())
}

/// An empty folder beside the build.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// An archive with nothing in it.
pub fn empty() -> Archive {
    let mut vault = Vault::new(scratch("empty"));
    vault.create(&first_start(), now()).unwrap();
    vault.archive().unwrap()
}

fn open(folder: &Path) -> Archive {
    let mut vault = Vault::new(folder);
    vault.unlock(PASSPHRASE, now()).unwrap();
    vault.archive().unwrap()
}

/// The large archive, made at the first run and kept for as long as what fills it stays the same.
/// Newer tables come to it as to any user's archive: by their migrations.
fn made() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(kept_name());
    if Vault::new(&folder).state() == ArchiveState::Missing {
        eprintln!("filling {} …", folder.display());
        let draft = scratch("full-size-draft");
        let mut vault = Vault::new(&draft);
        vault.create(&first_start(), now()).unwrap();
        let archive = vault.archive().unwrap();
        rows::fill(&archive);
        papers::fill(&archive);
        history::fill(&archive);
        // Closed, so that what is measured does not lie in the log.
        drop(archive);
        vault.lock();
        fs::rename(draft, &folder).unwrap();
    }
    folder
}

fn kept_name() -> String {
    let filled_by = [
        include_str!("archive.rs"),
        include_str!("rows.rs"),
        include_str!("papers.rs"),
        include_str!("history.rs"),
    ];
    let digest = Sha256::digest(filled_by.concat());
    let letters: String = digest[..4].iter().map(|b| format!("{b:02x}")).collect();
    format!("full-size-{letters}")
}

fn first_start() -> CreateArchive {
    CreateArchive {
        provider: Provider {
            name: "Ente Prova".into(),
            ..Provider::default()
        },
        branch: BranchForm {
            name: "Treviso".into(),
            municipality: "Treviso".into(),
            ..BranchForm::default()
        },
        coach: CoachForm {
            surname: "Moretti".into(),
            name: "Anna".into(),
            branch: None,
        },
        passphrase: PASSPHRASE.into(),
    }
}
