//! The few values that belong to the archive as a whole: who is at work, last copy.

use affianca_domain::{CoachId, CodeKey, Id as _, Series, Site};
use rusqlite::{Connection, OptionalExtension, params};

use zeroize::Zeroizing;

use crate::journal::PROGRAM;
use crate::key::random;
use crate::numbers::Given;
use crate::{Error, Result};

/// Key of the archive's site, drawn when it is made.
pub(crate) const SITE: &str = "site";
/// Key of the letters in the numbers of registers, once a body has several archives.
const SERIES: &str = "series";
/// Key of the secret that seals what was seen of the archive, drawn when it is made.
const SEEN_SECRET: &str = "seen_secret";
/// Key of the numbers that an archive of which this one is an older copy had given out.
const NUMBERS_SEEN: &str = "numbers_seen";
/// Key of the coach at work.
const COACH_AT_WORK: &str = "coach_at_work";
/// Key of the coaches who have a passphrase of their own.
const KEY_COACHES: &str = "key_coaches";
/// Key of the generation of the key file.
const KEY_GENERATION: &str = "key_generation";
/// Key of the moment of the last copy.
pub const LAST_COPY: &str = "last_copy";
/// Key of the folder that scheduled copies are made in.
pub const COPIES_FOLDER: &str = "copies_folder";
/// Key of the moment of the last copy there.
pub const LAST_SCHEDULED_COPY: &str = "last_scheduled_copy";
/// Key of the minutes after which the archive locks by itself.
pub const LOCK_MINUTES: &str = "lock_minutes";
/// Key of whether the window may stand in pictures of the screen.
pub const SCREEN_CAPTURE: &str = "screen_capture";
/// Key of the notice on the desktop.
pub const DAILY_NOTICE: &str = "daily_notice";
/// Key of whether the list of first steps was put away.
pub const FIRST_STEPS: &str = "first_steps";
/// Key that marks an archive of example data.
pub const EXAMPLE: &str = "example";

/// The value under `key`, if it was ever set.
///
/// # Errors
/// When the archive cannot be read.
pub fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Sets `key` to `value`.
///
/// # Errors
/// When the archive cannot be written.
pub fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![key, value])?;
    Ok(())
}

/// Forgets the value under `key`.
///
/// # Errors
/// When the archive cannot be written.
pub fn remove(connection: &Connection, key: &str) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM setting WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}

/// Draws the site of a new archive; one that has a site keeps it.
pub(crate) fn draw_site(connection: &Connection) -> Result<()> {
    if get(connection, SITE)?.is_some() {
        return Ok(());
    }
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| Error::Internal(error.to_string()))?;
    let site = Site::drawn(u64::from_le_bytes(random));
    set(connection, SITE, &site.number().to_string())
}

/// The archive's site, which its ids begin with.
///
/// # Errors
/// When the archive cannot be read, or has none.
pub fn site(connection: &Connection) -> Result<Site> {
    get(connection, SITE)?
        .and_then(|number| Site::new(number.parse().ok()?))
        .ok_or_else(|| Error::Internal("the archive has no site".into()))
}

/// Draws the secret of an archive that has none.
pub(crate) fn draw_seen_secret(connection: &Connection) -> Result<()> {
    if get(connection, SEEN_SECRET)?.is_some() {
        return Ok(());
    }
    let mut secret = Zeroizing::new([0_u8; 32]);
    random(secret.as_mut_slice())?;
    set(connection, SEEN_SECRET, &hex::encode(*secret))
}

/// The secret that seals what was seen of the archive.
pub(crate) fn seen_secret(connection: &Connection) -> Result<Zeroizing<Vec<u8>>> {
    let secret = get(connection, SEEN_SECRET)?.and_then(|secret| hex::decode(secret).ok());
    secret
        .map(Zeroizing::new)
        .ok_or_else(|| Error::Internal("the archive has no secret of its own".into()))
}

/// The key of the codes on this archive's papers. It stays the same when the archive gets another key of its
/// own, and in its copies: papers printed before are known after.
///
/// # Errors
/// When the archive has no secret.
pub fn code_key(connection: &Connection) -> Result<CodeKey> {
    Ok(CodeKey::of_archive(&seen_secret(connection)?))
}

/// The numbers known to be given out beyond those of the papers here.
pub(crate) fn numbers_seen(connection: &Connection) -> Result<Vec<Given>> {
    let stored = get(connection, NUMBERS_SEEN)?;
    Ok(stored.map_or_else(|| Ok(Vec::new()), |json| serde_json::from_str(&json))?)
}

/// Has no number given out again that is among `numbers`.
pub(crate) fn set_numbers_seen(connection: &Connection, numbers: &[Given]) -> Result<()> {
    set(connection, NUMBERS_SEEN, &serde_json::to_string(numbers)?)
}

/// The letters in the numbers of registers and attestations; none while the archive stands alone.
///
/// # Errors
/// When the archive cannot be read, or they are no letters.
pub fn series(connection: &Connection) -> Result<Option<Series>> {
    get(connection, SERIES)?
        .map(|letters| letters.parse())
        .transpose()
        .map_err(|_| Error::Internal("the archive's series is no series".into()))
}

/// The coach at work, if one was chosen.
///
/// # Errors
/// When the archive cannot be read.
pub fn coach_at_work(connection: &Connection) -> Result<Option<CoachId>> {
    let stored = get(connection, COACH_AT_WORK)?.and_then(|id| id.parse().ok());
    Ok(stored.and_then(|id| CoachId::of_stored(id).ok()))
}

/// Chooses the coach at work.
///
/// # Errors
/// When the archive cannot be written.
pub fn set_coach_at_work(connection: &Connection, coach: CoachId) -> Result<()> {
    set(connection, COACH_AT_WORK, &coach.stored().to_string())
}

/// The coaches who open the archive with a passphrase of their own; none while one serves everybody.
///
/// # Errors
/// When the archive cannot be read.
pub fn key_coaches(connection: &Connection) -> Result<Vec<CoachId>> {
    let stored = get(connection, KEY_COACHES)?.unwrap_or_default();
    let ids = stored.split(' ').filter_map(|id| id.parse().ok());
    Ok(ids.filter_map(|id| CoachId::of_stored(id).ok()).collect())
}

/// Notes whose passphrases a new key file holds, and its generation.
pub(crate) fn set_keys(
    connection: &Connection,
    coaches: &[CoachId],
    generation: u64,
) -> Result<()> {
    let ids: Vec<_> = coaches.iter().map(|coach| coach.0.to_string()).collect();
    set(connection, KEY_COACHES, &ids.join(" "))?;
    set(connection, KEY_GENERATION, &generation.to_string())
}

/// The generation of the newest key file the archive has seen.
pub(crate) fn key_generation(connection: &Connection) -> Result<u64> {
    let stored = get(connection, KEY_GENERATION)?;
    Ok(stored.and_then(|it| it.parse().ok()).unwrap_or_default())
}

/// The name of a coach, name first.
///
/// # Errors
/// When the archive cannot be read.
pub fn coach_name(connection: &Connection, coach: CoachId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT name || ' ' || surname FROM coach WHERE id = ?1")?
        .query_row([coach.0], |row| row.get(0))
        .optional()?)
}

/// The name the journal gives to who is at work.
///
/// # Errors
/// When the archive cannot be read.
pub fn coach_at_work_name(connection: &Connection) -> Result<String> {
    let Some(coach) = coach_at_work(connection)? else {
        return Ok(PROGRAM.to_owned());
    };
    Ok(coach_name(connection, coach)?.unwrap_or_else(|| PROGRAM.to_owned()))
}
