//! The random key of an archive, wiped from memory when dropped.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
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

    /// The key that the key file's code is made with: it follows from this one, which does not follow
    /// from it.
    pub fn mac_key(&self) -> MacKey {
        let mut hasher = Sha256::new();
        hasher.update(b"affianca chiavi.json");
        hasher.update(self.0);
        MacKey(hasher.finalize().into())
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

/// Makes and checks the code of a key file: XChaCha20-Poly1305 over nothing, the file beside it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct MacKey([u8; 32]);

/// Bytes of a code before its tag.
const NONCE: usize = 24;

impl MacKey {
    /// The code of `content`.
    pub fn code(&self, content: &[u8]) -> Result<String> {
        let mut nonce = [0_u8; NONCE];
        random(&mut nonce)?;
        let nothing = Payload {
            msg: &[],
            aad: content,
        };
        let tag = self
            .cipher()?
            .encrypt(&XNonce::from(nonce), nothing)
            .map_err(|_| Error::Internal("code of the key file".into()))?;
        Ok(hex::encode(nonce) + &hex::encode(tag))
    }

    /// Whether `code` was made of `content` with this key.
    pub fn fits(&self, content: &[u8], code: &str) -> Result<bool> {
        let bytes = hex::decode(code).unwrap_or_default();
        let Some((nonce, tag)) = bytes.split_first_chunk::<NONCE>() else {
            return Ok(false);
        };
        let nothing = Payload {
            msg: tag,
            aad: content,
        };
        Ok(self
            .cipher()?
            .decrypt(&XNonce::from(*nonce), nothing)
            .is_ok_and(|opened| opened.is_empty()))
    }

    fn cipher(&self) -> Result<XChaCha20Poly1305> {
        XChaCha20Poly1305::new_from_slice(&self.0).map_err(|_| Error::Internal("key length".into()))
    }
}

/// Fills `bytes` from the system's source of randomness.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Error::Internal(format!("randomness: {error}")))
}
