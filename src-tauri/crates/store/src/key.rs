//! The random key of an archive, wiped from memory when dropped.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, Result};

/// 32 random bytes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(pub [u8; 32]);

impl Key {
    /// A new key from the system's source of randomness.
    pub fn random() -> Result<Self> {
        let mut bytes = [0_u8; 32];
        random(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The statement that has SQLCipher encrypt an open file anew under this key.
    pub fn rekey(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(hex::encode(self.0));
        Zeroizing::new(format!("PRAGMA rekey = \"x'{}'\";", hex.as_str()))
    }

    /// The statement that gives SQLCipher the key as it is, with no derivation of its own.
    pub fn pragma(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(hex::encode(self.0));
        Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", hex.as_str()))
    }
}

/// Fills `bytes` from the system's source of randomness.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Error::Internal(format!("randomness: {error}")))
}
