//! The file beside the archive: its key, wrapped by the passphrase and by the recovery code.
//!
//! It also says which archive it belongs to, so that another file put in its place is told from
//! a damaged one, and carries a digest of itself, so that damage is told from a wrong passphrase.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::wrap::Wrapped;
use crate::files::{fingerprint, private_file, put_in_place};
use crate::key::Key;
use crate::paths::beside;
use crate::{Error, Result};

const FORMAT: &str = "affianca-chiavi";
const VERSION: u32 = 1;

/// What the key file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Keyring {
    format: String,
    version: u32,
    archive: String,
    passphrase: Wrapped,
    /// None until the first code was put away.
    recovery: Option<Wrapped>,
    digest: String,
}

impl Keyring {
    /// The keys of the archive in `file`: no recovery code opens it yet.
    pub fn new(key: &Key, passphrase: &str, file: &Path) -> Result<Self> {
        let ring = Self {
            format: FORMAT.into(),
            version: VERSION,
            archive: hex::encode(fingerprint(file)?),
            passphrase: Wrapped::seal(key, &canonical(passphrase))?,
            recovery: None,
            digest: String::new(),
        };
        ring.sealed()
    }

    pub fn with_passphrase(mut self, key: &Key, passphrase: &str) -> Result<Self> {
        self.passphrase = Wrapped::seal(key, &canonical(passphrase))?;
        self.sealed()
    }

    /// With the recovery code that `wrapped` is sealed by, in place of the one before.
    pub fn with_recovery(mut self, wrapped: Wrapped) -> Result<Self> {
        self.recovery = Some(wrapped);
        self.sealed()
    }

    /// Whether a recovery code opens the archive.
    pub const fn has_recovery(&self) -> bool {
        self.recovery.is_some()
    }

    /// The same keys for a copy of the archive, which is another file.
    pub fn for_copy(mut self, file: &Path) -> Result<Self> {
        self.archive = hex::encode(fingerprint(file)?);
        self.sealed()
    }

    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<Key> {
        self.passphrase
            .open(&canonical(passphrase))?
            .ok_or(Error::WrongPassphrase)
    }

    pub fn open_with_code(&self, code: &str) -> Result<Key> {
        self.recovery
            .as_ref()
            .ok_or(Error::NoRecoveryCode)?
            .open(&super::recovery::normalise(code))?
            .ok_or(Error::WrongRecoveryCode)
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
        if value.get("version").and_then(serde_json::Value::as_u64) > Some(u64::from(VERSION)) {
            return Err(Error::TooNew);
        }
        let ring: Self = serde_json::from_value(value).map_err(|_| Error::KeysDamaged)?;
        if ring.digest == ring.computed()? {
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

    fn sealed(mut self) -> Result<Self> {
        self.digest = self.computed()?;
        Ok(self)
    }

    fn computed(&self) -> Result<String> {
        let held = (
            &self.format,
            self.version,
            &self.archive,
            &self.passphrase,
            &self.recovery,
        );
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(&held)?)))
    }
}

/// The same passphrase typed on another keyboard or system must give the same bytes.
fn canonical(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfkc().collect())
}
