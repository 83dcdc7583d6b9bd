//! The archive as a whole: first start, unlock, lock, passphrase and recovery code.

use affianca_domain::{CoachId, IdleMinutes};
use affianca_workflow::Result;
use affianca_workflow::directory::{CreateArchive, refuse_problems};
use affianca_workflow::vault::{ArchiveState, Interrupted, KeyChanged, Strength, Vault};
use serde::Serialize;
use ts_rs::TS;

use crate::desktop::ProgramEvent;
use crate::office::Office;
use crate::{clock, copies, files, synced, ticker};

/// How the program stands when the page starts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppStatus {
    archive: ArchiveState,
    /// Whether what is open is the example.
    example: bool,
    now: chrono::NaiveDateTime,
    version: &'static str,
    /// The service that keeps the program's folder the same on several computers.
    synced: Option<&'static str>,
    /// What a crash left half done with the user's archive: it is finished or undone before anything else.
    interrupted: Option<Interrupted>,
    /// Whether the archive was locked last without being asked to.
    locked_itself: bool,
    /// Whether the page should say when it can first be used.
    trace_start: bool,
}

pub fn app_status(office: &Office) -> Result<AppStatus> {
    if office.state().0 != ArchiveState::Open && office.takes_example_at_start() {
        open_example(office)?;
    }
    let (archive, example) = office.state();
    Ok(AppStatus {
        interrupted: if example {
            None
        } else {
            office.own().interrupted()
        },
        locked_itself: office.locked_itself(),
        archive,
        example,
        now: clock::now(),
        synced: synced::service_of(office.folder()),
        version: env!("CARGO_PKG_VERSION"),
        trace_start: std::env::var_os("AFFIANCA_TRACE_START").is_some(),
    })
}

pub fn trace_usable(office: &Office) -> Result<()> {
    let passed = office.started().elapsed().as_millis();
    println!("start to usable: {passed} ms");
    Ok(())
}

pub fn user_is_active(office: &Office) -> Result<()> {
    // Who comes back after too long, before the minute is over, finds the archive locked.
    if !ticker::lock_if_idle(office) {
        office.touch();
    }
    Ok(())
}

pub fn passphrase_strength(
    office: &Office,
    passphrase: String,
    known: Vec<String>,
) -> Result<Strength> {
    let mut known = known;
    // A locked archive tells no name.
    if let Ok(archive) = office.archive() {
        known.extend(archive.known_names()?);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Ok(affianca_workflow::vault::strength(&passphrase, &known))
}

pub fn check_new_archive(_: &Office, input: CreateArchive) -> Result<()> {
    refuse_problems(&input)
}

pub fn create_archive(office: &Office, input: CreateArchive) -> Result<String> {
    let code = office.own().create(&input, clock::now())?;
    office.guard();
    Ok(code)
}

pub fn open_example(office: &Office) -> Result<()> {
    let mut vault = Vault::new(office.folder().join("esempio"));
    vault.create_example(clock::now())?;
    *office.example() = Some(vault);
    office.guard();
    office.desktop().tell(ProgramEvent::ArchiveChanged);
    Ok(())
}

pub fn leave_example(office: &Office) -> Result<()> {
    *office.example() = None;
    office.guard();
    Ok(())
}

pub fn unlock(office: &Office, passphrase: String) -> Result<()> {
    opened(office, |vault| vault.unlock(&passphrase, clock::now()))
}

pub fn unlock_with_recovery(
    office: &Office,
    code: String,
    coach: Option<CoachId>,
    new_passphrase: String,
) -> Result<String> {
    opened(office, |vault| {
        vault.recover(&code, coach, &new_passphrase, clock::now())
    })
}

/// Opens the user's archive and does at once what the passing of time asks for (§2).
pub fn opened<T>(office: &Office, open: impl FnOnce(&mut Vault) -> Result<T>) -> Result<T> {
    let mut vault = office.own();
    let answer = open(&mut vault)?;
    let archive = vault.archive()?;
    archive.cancel_expired(clock::now())?;
    // Copies that cannot be told of now are the next time.
    let _ = archive.tell_scheduled_copies(clock::now());
    drop(vault);
    office.guard();
    let looking = office.clone();
    std::thread::spawn(move || copies::look_for_folder(&looking));
    Ok(answer)
}

pub fn finish_interrupted(office: &Office) -> Result<()> {
    office.own().finish_interrupted()
}

pub fn undo_interrupted(office: &Office) -> Result<()> {
    office.own().undo_interrupted()
}

pub fn lock(office: &Office) -> Result<()> {
    office.close();
    Ok(())
}

/// After how long the archive locks, and what can be chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LockMinutes {
    minutes: u32,
    choices: Vec<u32>,
}

pub fn lock_minutes(office: &Office) -> Result<LockMinutes> {
    let minutes = office.work(|archive, _| archive.idle_minutes())?.number();
    let mut choices = IdleMinutes::CHOICES.to_vec();
    if !choices.contains(&minutes) {
        choices.push(minutes);
        choices.sort_unstable();
    }
    Ok(LockMinutes { minutes, choices })
}

pub fn set_lock_minutes(office: &Office, minutes: u32) -> Result<()> {
    office.work(|archive, now| archive.set_idle_minutes(minutes, now))?;
    office.guard();
    Ok(())
}

pub fn capture_allowed(office: &Office) -> Result<Option<bool>> {
    if !cfg!(any(windows, target_os = "macos")) {
        return Ok(None);
    }
    office
        .work(|archive, _| archive.capture_allowed())
        .map(Some)
}

pub fn allow_capture(office: &Office, allowed: bool) -> Result<()> {
    office.work(|archive, now| archive.allow_capture(allowed, now))?;
    office.guard();
    Ok(())
}

pub fn change_passphrase(office: &Office, old: String, next: String) -> Result<()> {
    office.with_vault(|vault| vault.change_passphrase(&old, &next, clock::now()))
}

pub fn change_key(office: &Office, old: String, next: String) -> Result<KeyChanged> {
    office.with_vault(|vault| vault.change_key(&old, &next, clock::now()))
}

pub fn new_recovery_code(office: &Office, passphrase: String) -> Result<String> {
    office.with_vault(|vault| vault.new_recovery_code(&passphrase))
}

pub fn put_away_recovery_code(office: &Office) -> Result<()> {
    office.with_vault(|vault| vault.put_away_recovery_code(clock::now()))
}

pub fn save_recovery_code(office: &Office, code: String) -> Result<String> {
    let name = "codice-di-recupero-affianca.txt";
    let path = office.desktop().ask_where(name, &files::TEXT)?;
    let text = format!(
        "Affianca – codice di recupero dell’archivio\r\n\r\n{code}\r\n\r\n\
         Apre l’archivio se dimentichi la frase segreta. Stampalo e conservalo in un luogo \
         sicuro, lontano dal computer; poi elimina questo file.\r\n"
    );
    files::write_whole(&path, text.as_bytes())?;
    Ok(synced::told(&path))
}

pub fn archive_place(office: &Office) -> Result<String> {
    office.with_vault(|vault| Ok(files::shown(vault.folder())))
}
