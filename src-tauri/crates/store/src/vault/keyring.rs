//! The file beside the archive: its key, wrapped by each coach's passphrase and by the recovery code.
//!
//! One passphrase serves everybody, or each coach has their own; no name stands here, only ids. All
//! passphrases are made into keys with one salt, so that a passphrase is tried on every slot at the cost of
//! one. A slot is bound to the archive, to whom it is for and to when it was made; the whole file carries a
//! code made with a key that follows from the archive's, and a digest that tells damage from a wrong
//! passphrase. It says which archive file it belongs to, and how many times it was changed: an older one
//! is refused beside an archive that has seen a newer.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use affianca_domain::CoachId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::wrap::{Derived, Stretch, Wrapped};
use crate::files::{fingerprint, private_file, put_in_place};
use crate::key::{Key, MacKey, random};
use crate::paths::beside;
use crate::{Error, Result};

const FORMAT: &str = "affianca-chiavi";
const VERSION: u32 = 2;
/// Of a new key's file.
pub(super) const FIRST_GENERATION: u64 = 1;
/// More than this in a file is not ours.
const MOST_SLOTS: usize = 64;

/// What the key file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Keyring {
    format: String,
    version: u32,
    /// Drawn with the key; the same in every copy.
    id: String,
    /// The archive file it lies beside.
    archive: String,
    /// How many times it was written anew; a copy has that of its archive.
    generation: u64,
    stretch: Stretch,
    passphrases: Vec<Slot>,
    /// None until the first code was put away.
    recovery: Option<Recovery>,
    code: String,
    digest: String,
}

/// The key under a passphrase.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Slot {
    /// None while one passphrase serves everybody.
    coach: Option<i64>,
    /// The generation it was made for.
    since: u64,
    key: Wrapped,
}

/// The key under the recovery code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Recovery {
    stretch: Stretch,
    since: u64,
    key: Wrapped,
}

/// What a secret opened.
pub(super) struct Opened {
    pub key: Key,
    /// Which passphrase it was; none for the recovery code.
    pub slot: Option<usize>,
}

impl Keyring {
    /// The keys of the archive in `file`, for everybody: no recovery code opens it yet.
    pub fn new(key: &Key, passphrase: &str, file: &Path) -> Result<Self> {
        let mut id = [0_u8; 16];
        random(&mut id)?;
        let mut ring = Self {
            format: FORMAT.into(),
            version: VERSION,
            id: hex::encode(id),
            archive: hex::encode(fingerprint(file)?),
            generation: FIRST_GENERATION,
            stretch: Stretch::new()?,
            passphrases: Vec::new(),
            recovery: None,
            code: String::new(),
            digest: String::new(),
        };
        let derived = ring.derive(passphrase)?;
        let slot = ring.slot(key, None, &derived)?;
        ring.passphrases.push(slot);
        ring.sealed(&key.mac_key())
    }

    /// The coaches who have a passphrase of their own; none while one serves everybody.
    pub fn coaches(&self) -> Vec<CoachId> {
        let ids = self.passphrases.iter().filter_map(|slot| slot.coach);
        ids.map(CoachId).collect()
    }

    /// Whose passphrase it is; none while one serves everybody, and of the recovery code.
    pub fn coach_of(&self, opened: &Opened) -> Option<CoachId> {
        let slot = self.passphrases.get(opened.slot?)?;
        slot.coach.map(CoachId)
    }

    /// How many times it was written anew.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// With another passphrase in place of the one in a slot.
    pub fn with_passphrase(mut self, key: &Key, slot: usize, passphrase: &str) -> Result<Self> {
        self.generation += 1;
        let derived = self.unused(passphrase, Some(slot))?;
        let coach = self.passphrases.get(slot).and_then(|slot| slot.coach);
        let new = self.slot(key, coach.map(CoachId), &derived)?;
        if let Some(old) = self.passphrases.get_mut(slot) {
            *old = new;
        }
        self.sealed(&key.mac_key())
    }

    /// With a passphrase of `new`'s own. One that served everybody becomes that of `own`, who knows it.
    ///
    /// # Errors
    /// [`Error::SlotThere`]; [`Error::PassphraseTaken`].
    pub fn with_coach(
        mut self,
        key: &Key,
        own: (CoachId, &str),
        new: (CoachId, &str),
    ) -> Result<Self> {
        self.generation += 1;
        if self.coaches().contains(&new.0) || self.coaches().is_empty() && own.0 == new.0 {
            return Err(Error::SlotThere);
        }
        if self.passphrases.len() >= MOST_SLOTS {
            return Err(Error::Internal("no slot left".into()));
        }
        let derived = self.unused(new.1, None)?;
        if self.coaches().is_empty() {
            let mine = self.derive(own.1)?;
            self.passphrases = vec![self.slot(key, Some(own.0), &mine)?];
        }
        let slot = self.slot(key, Some(new.0), &derived)?;
        self.passphrases.push(slot);
        self.sealed(&key.mac_key())
    }

    /// Without the passphrase of `coach`. The last one left, which is `own`, serves everybody again.
    ///
    /// # Errors
    /// [`Error::NoSlot`]; [`Error::OwnSlot`].
    pub fn without_coach(mut self, opened: &Opened, own: &str, coach: CoachId) -> Result<Self> {
        self.generation += 1;
        let gone = self.slot_of(coach).ok_or(Error::NoSlot)?;
        if opened.slot == Some(gone) {
            return Err(Error::OwnSlot);
        }
        self.passphrases.remove(gone);
        if self.passphrases.len() == 1 {
            let mine = self.derive(own)?;
            self.passphrases = vec![self.slot(&opened.key, None, &mine)?];
        }
        self.sealed(&opened.key.mac_key())
    }

    /// The slot of a coach.
    pub fn slot_of(&self, coach: CoachId) -> Option<usize> {
        let of = |slot: &Slot| slot.coach == Some(coach.0);
        self.passphrases.iter().position(of)
    }

    /// The key under a recovery code, which counts once it is handed to [`Keyring::with_recovery`].
    pub fn recovery(&self, key: &Key, code: &str) -> Result<Recovery> {
        let (stretch, since) = (Stretch::new()?, self.generation + 1);
        let derived = stretch.derive(code)?;
        Ok(Recovery {
            key: Wrapped::seal(key, &derived, &self.bound(RECOVERY, since))?,
            stretch,
            since,
        })
    }

    /// With the recovery code that `recovery` was made by, in place of the one before.
    pub fn with_recovery(mut self, recovery: Recovery, by: &MacKey) -> Result<Self> {
        self.generation += 1;
        self.recovery = Some(recovery);
        self.sealed(by)
    }

    /// Whether a recovery code opens the archive.
    pub const fn has_recovery(&self) -> bool {
        self.recovery.is_some()
    }

    /// The same keys for a copy of the archive, which is another file.
    pub fn for_copy(mut self, file: &Path, by: &MacKey) -> Result<Self> {
        self.archive = hex::encode(fingerprint(file)?);
        self.sealed(by)
    }

    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<Opened> {
        let derived = self.derive(passphrase)?;
        self.try_slots(&derived)?.ok_or(Error::WrongPassphrase)
    }

    pub fn open_with_code(&self, code: &str) -> Result<Opened> {
        let recovery = self.recovery.as_ref().ok_or(Error::NoRecoveryCode)?;
        let code = super::recovery::checked(code)?;
        let bound = self.bound(RECOVERY, recovery.since);
        let key = recovery
            .key
            .open(&recovery.stretch.derive(&code)?, &bound)?
            .ok_or(Error::WrongRecoveryCode)?;
        Ok(Opened { key, slot: None })
    }

    /// Refuses a file that was put together by somebody who did not have the archive's key.
    pub fn expect_whole(&self, by: &MacKey) -> Result<()> {
        if by.fits(&self.content()?, &self.code)? {
            Ok(())
        } else {
            Err(Error::KeysAltered)
        }
    }

    /// Refuses a file that is not the archive these keys are of.
    pub fn expect_archive(&self, file: &Path) -> Result<()> {
        if hex::encode(fingerprint(file)?) == self.archive {
            Ok(())
        } else {
            Err(Error::NotAnArchive)
        }
    }

    /// Reads the key file of an archive that is there.
    pub fn load(path: &Path) -> Result<Self> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes).map_err(|error| match error {
                Error::NotAnArchive => Error::KeysDamaged,
                other => other,
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::KeysMissing),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a key file's bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|_| Error::NotAnArchive)?;
        if value.get("format").and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(Error::NotAnArchive);
        }
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version > u64::from(VERSION) => return Err(Error::TooNew),
            Some(version) if version < u64::from(VERSION) => return Err(Error::Unreleased),
            _ => {}
        }
        let ring: Self = serde_json::from_value(value).map_err(|_| Error::KeysDamaged)?;
        let slots = ring.passphrases.len();
        if ring.digest == ring.computed()? && (1..=MOST_SLOTS).contains(&slots) {
            Ok(ring)
        } else {
            Err(Error::KeysDamaged)
        }
    }

    /// The bytes of the key file.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    /// Replaces the key file in one step, so that a crash leaves either the old or the new one.
    pub fn save(&self, path: &Path) -> Result<()> {
        let new = beside(path, ".nuovo");
        let mut file = private_file(&new)?;
        file.write_all(&self.to_bytes()?)?;
        file.sync_all()?;
        drop(file);
        put_in_place(&new, path)
    }

    fn derive(&self, passphrase: &str) -> Result<Derived> {
        self.stretch.derive(&canonical(passphrase))
    }

    fn try_slots(&self, derived: &Derived) -> Result<Option<Opened>> {
        for (place, slot) in self.passphrases.iter().enumerate() {
            let bound = self.bound(&role(slot.coach), slot.since);
            if let Some(key) = slot.key.open(derived, &bound)? {
                return Ok(Some(Opened {
                    key,
                    slot: Some(place),
                }));
            }
        }
        Ok(None)
    }

    /// A passphrase that opens no slot but `own`: the archive could not tell two coaches apart.
    fn unused(&self, passphrase: &str, own: Option<usize>) -> Result<Derived> {
        let derived = self.derive(passphrase)?;
        match self.try_slots(&derived)? {
            Some(opened) if opened.slot != own => Err(Error::PassphraseTaken),
            _ => Ok(derived),
        }
    }

    fn slot(&self, key: &Key, coach: Option<CoachId>, derived: &Derived) -> Result<Slot> {
        let (coach, since) = (coach.map(|coach| coach.0), self.generation);
        let bound = self.bound(&role(coach), since);
        Ok(Slot {
            coach,
            since,
            key: Wrapped::seal(key, derived, &bound)?,
        })
    }

    /// What a slot is bound to.
    fn bound(&self, role: &str, since: u64) -> Vec<u8> {
        format!("{FORMAT} {VERSION} {} {role} {since}", self.id).into_bytes()
    }

    fn sealed(mut self, by: &MacKey) -> Result<Self> {
        self.code = by.code(&self.content()?)?;
        self.digest = self.computed()?;
        Ok(self)
    }

    /// Everything but what vouches for it.
    pub fn content(&self) -> Result<Vec<u8>> {
        let held = (
            &self.format,
            self.version,
            &self.id,
            &self.archive,
            self.generation,
            &self.stretch,
            &self.passphrases,
            &self.recovery,
        );
        Ok(serde_json::to_vec(&held)?)
    }

    fn computed(&self) -> Result<String> {
        let mut hasher = Sha256::new();
        hasher.update(self.content()?);
        hasher.update(self.code.as_bytes());
        Ok(hex::encode(hasher.finalize()))
    }
}

/// Whom a recovery code is for.
const RECOVERY: &str = "recupero";

/// Whom a passphrase is for.
fn role(coach: Option<i64>) -> String {
    coach.map_or_else(|| "tutti".into(), |coach| format!("coach {coach}"))
}

/// The same passphrase typed on another keyboard or system must give the same bytes.
fn canonical(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfkc().collect())
}
