//! The file beside the archive: its key, wrapped by the passphrase and by the recovery code.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Key;
use super::wrap::Wrapped;
use crate::{Error, Result};

const FORMAT: &str = "affianca-chiavi";
const VERSION: u32 = 1;

/// What the key file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Keyring {
    format: String,
    version: u32,
    passphrase: Wrapped,
    recovery: Wrapped,
}

impl Keyring {
    pub fn new(key: &Key, passphrase: &str, code: &str) -> Result<Self> {
        Ok(Self {
            format: FORMAT.into(),
            version: VERSION,
            passphrase: Wrapped::seal(key, &canonical(passphrase))?,
            recovery: Wrapped::seal(key, &super::recovery::normalise(code))?,
        })
    }

    pub fn with_passphrase(mut self, key: &Key, passphrase: &str) -> Result<Self> {
        self.passphrase = Wrapped::seal(key, &canonical(passphrase))?;
        Ok(self)
    }

    pub fn with_code(mut self, key: &Key, code: &str) -> Result<Self> {
        self.recovery = Wrapped::seal(key, &super::recovery::normalise(code))?;
        Ok(self)
    }

    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<Key> {
        self.passphrase.open(&canonical(passphrase))?.ok_or(Error::WrongPassphrase)
    }

    pub fn open_with_code(&self, code: &str) -> Result<Key> {
        self.recovery.open(code)?.ok_or(Error::WrongRecoveryCode)
    }

    /// Reads the key file.
    pub fn load(path: &Path) -> Result<Self> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(Error::Damaged("key file missing".into()))
            }
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
        serde_json::from_value(value).map_err(|error| Error::Damaged(error.to_string()))
    }

    /// Replaces the key file in one step, so that a crash leaves either the old or the new one.
    pub fn save(&self, path: &Path) -> Result<()> {
        let beside = path.with_extension("nuovo");
        let mut file = private_file(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        Ok(())
    }
}

/// The same passphrase typed on another keyboard or system must give the same bytes.
fn canonical(passphrase: &str) -> String {
    passphrase.nfkc().collect()
}

fn private_file(path: &Path) -> Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
}
