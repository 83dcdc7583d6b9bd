//! The archive as a whole: first start, unlock, lock, passphrase, copies.

use std::path::Path;

use affianca_workflow::directory::CreateArchive;
use affianca_workflow::vault::{ArchiveState, CopyContents, Strength, Vault};
use affianca_workflow::Result;
use chrono::NaiveDateTime;
use serde::Serialize;
use tauri::{AppHandle, State};
use ts_rs::TS;

use crate::files::{self, Kind};
use crate::office::{Answer, Office};
use crate::{clock, ticker};

const COPY: Kind = Kind {
    label: "Copia di Affianca",
    endings: &["affianca-copia"],
};
const TEXT: Kind = Kind {
    label: "Testo",
    endings: &["txt"],
};

/// How the program stands when the page starts.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct AppStatus {
    archive: ArchiveState,
    /// Whether what is open is the example.
    example: bool,
    now: chrono::NaiveDateTime,
    version: &'static str,
    /// Whether the page should say when it can first be used.
    trace_start: bool,
}

#[tauri::command]
pub async fn app_status(app: AppHandle, office: State<'_, Office>) -> Answer<AppStatus> {
    // `--demo`: straight into the example, once.
    if std::env::var_os("AFFIANCA_EXAMPLE").is_some() && office.state()?.0 != ArchiveState::Open {
        std::env::remove_var("AFFIANCA_EXAMPLE");
        open_example(app, office.clone()).await?;
    }
    let (archive, example) = office.state()?;
    Ok(AppStatus {
        archive,
        example,
        now: clock::now(),
        version: env!("CARGO_PKG_VERSION"),
        trace_start: std::env::var_os("AFFIANCA_TRACE_START").is_some(),
    })
}

#[tauri::command]
pub fn trace_usable(office: State<'_, Office>) {
    println!(
        "start to usable: {} ms",
        office.started().elapsed().as_millis()
    );
}

#[tauri::command]
pub async fn user_is_active(app: AppHandle, office: State<'_, Office>) -> Answer<()> {
    // Who comes back after too long, before the minute is over, finds the archive locked.
    if !ticker::lock_if_idle(&app, &office).await {
        office.touch();
    }
    Ok(())
}

#[tauri::command]
pub async fn passphrase_strength(
    office: State<'_, Office>,
    passphrase: String,
) -> Answer<Strength> {
    office
        .aside(move |_| Ok(affianca_workflow::vault::strength(&passphrase, &[])))
        .await
}

#[tauri::command]
pub async fn create_archive(office: State<'_, Office>, input: CreateArchive) -> Answer<String> {
    office
        .aside(move |office| {
            let code = office.own()?.create(&input, clock::now())?;
            office.touch();
            Ok(code)
        })
        .await
}

#[tauri::command]
pub async fn open_example(app: AppHandle, office: State<'_, Office>) -> Answer<()> {
    office
        .aside(|office| {
            let mut vault = Vault::new(office.folder().join("esempio"));
            vault.create_example(clock::now())?;
            *office.example()? = Some(vault);
            office.touch();
            Ok(())
        })
        .await?;
    ticker::tell(&app, "archive-changed");
    Ok(())
}

#[tauri::command]
pub async fn leave_example(office: State<'_, Office>) -> Answer<()> {
    office
        .aside(|office| {
            *office.example()? = None;
            Ok(())
        })
        .await
}

#[tauri::command]
pub async fn unlock(office: State<'_, Office>, passphrase: String) -> Answer<()> {
    office
        .aside(move |office| opened(office, |vault| vault.unlock(&passphrase)))
        .await
}

#[tauri::command]
pub async fn unlock_with_recovery(
    office: State<'_, Office>,
    code: String,
    new_passphrase: String,
) -> Answer<String> {
    office
        .aside(move |office| {
            opened(office, |vault| {
                vault.recover(&code, &new_passphrase, clock::now())
            })
        })
        .await
}

/// Opens the user's archive and does at once what the passing of time asks for (§2).
fn opened<T>(office: &Office, open: impl FnOnce(&mut Vault) -> Result<T>) -> Result<T> {
    let mut vault = office.own()?;
    let answer = open(&mut vault)?;
    vault.archive()?.cancel_expired(clock::now())?;
    office.touch();
    Ok(answer)
}

#[tauri::command]
pub async fn lock(office: State<'_, Office>) -> Answer<()> {
    office
        .aside(|office| {
            office.close();
            Ok(())
        })
        .await
}

#[tauri::command]
pub async fn change_passphrase(office: State<'_, Office>, old: String, new: String) -> Answer<()> {
    office
        .aside(move |office| {
            in_use(office, |vault| {
                vault.change_passphrase(&old, &new, clock::now())
            })
        })
        .await
}

#[tauri::command]
pub async fn new_recovery_code(office: State<'_, Office>, passphrase: String) -> Answer<String> {
    office
        .aside(move |office| {
            in_use(office, |vault| {
                vault.new_recovery_code(&passphrase, clock::now())
            })
        })
        .await
}

#[tauri::command]
pub async fn save_recovery_code(
    app: AppHandle,
    office: State<'_, Office>,
    code: String,
) -> Answer<String> {
    office
        .aside(move |_| {
            let text = format!(
                "Affianca – codice di recupero dell’archivio\r\n\r\n{code}\r\n\r\n\
                 Apre l’archivio se dimentichi la frase segreta. Stampalo e conservalo in un luogo \
                 sicuro, lontano dal computer; poi elimina questo file.\r\n"
            );
            let name = "codice-di-recupero-affianca.txt";
            files::save(&app, name, &TEXT, text.as_bytes())
        })
        .await
}

#[tauri::command]
pub async fn make_copy(app: AppHandle, office: State<'_, Office>) -> Answer<String> {
    office
        .aside(move |office| {
            let now = clock::now();
            let name = format!("affianca-{}.affianca-copia", now.format("%Y-%m-%d"));
            let target = files::ask_where(&app, &name, &COPY)?;
            copy(office, &target, now)?;
            Ok(files::shown(&target))
        })
        .await
}

/// Writes a copy. No vault is kept meanwhile: commands go on, and the archive can be locked.
fn copy(office: &Office, target: &Path, now: NaiveDateTime) -> Result<()> {
    let _one_at_a_time = office.copying()?;
    Ok(in_use(office, |vault| vault.backup())?.write(target, now)?)
}

#[tauri::command]
pub async fn choose_copy(app: AppHandle, office: State<'_, Office>) -> Answer<String> {
    office
        .aside(move |_| Ok(files::shown(&files::ask_which(&app, &COPY)?)))
        .await
}

#[tauri::command]
pub async fn look_into_copy(
    office: State<'_, Office>,
    path: String,
    secret: String,
) -> Answer<CopyContents> {
    office
        .aside(move |office| office.own()?.look_into_copy(path.as_ref(), &secret))
        .await
}

#[tauri::command]
pub async fn restore_copy(office: State<'_, Office>, path: String, secret: String) -> Answer<()> {
    office
        .aside(move |office| {
            opened(office, |vault| {
                vault.restore(path.as_ref(), &secret, clock::now())
            })
        })
        .await
}

#[tauri::command]
pub async fn archive_place(office: State<'_, Office>) -> Answer<String> {
    office
        .aside(|office| in_use(office, |vault| Ok(files::shown(vault.folder()))))
        .await
}

/// The vault of the archive one is working in.
fn in_use<T>(office: &Office, run: impl FnOnce(&mut Vault) -> Result<T>) -> Result<T> {
    match office.example()?.as_mut() {
        Some(example) => run(example),
        None => run(&mut *office.own()?),
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs::File;
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn the_archive_can_be_asked_and_locked_while_a_copy_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("dati"), Instant::now());
        let mut example = Vault::new(office.folder().join("esempio"));
        example.create_example(clock::now()).unwrap();
        *office.example().unwrap() = Some(example);
        // A pipe where the copy is written: it goes on only once somebody reads.
        let target = folder.path().join("prova.affianca-copia");
        let pipe = folder.path().join("prova.affianca-copia.parziale");
        assert!(Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success());
        let snapshot = office.folder().join("esempio/copia-in-corso.affianca");

        let copying = std::thread::spawn({
            let office = office.clone();
            move || copy(&office, &target, clock::now())
        });
        while !snapshot.exists() {
            assert!(!copying.is_finished(), "the copy broke off before it began");
            std::thread::yield_now();
        }
        let (told, asked) = std::sync::mpsc::channel();
        std::thread::spawn({
            let office = office.clone();
            move || {
                let open = office.state().unwrap();
                office.close();
                told.send((open, office.state().unwrap()))
            }
        });
        let answer = asked.recv_timeout(Duration::from_secs(20));
        // Opened to be written too, it waits for nobody.
        let reader = File::options().read(true).write(true).open(&pipe).unwrap();
        // A pipe is no file one can save to.
        assert!(copying.join().unwrap().is_err());
        drop(reader);
        let (before, after) = answer.unwrap();
        assert_eq!(before, (ArchiveState::Open, true));
        assert_eq!(after, (ArchiveState::Missing, false));
    }
}
