//! Wrapping the archive's key with a secret a person can hold: argon2id, then XChaCha20-Poly1305.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::key::{Key, random};
use crate::{Error, Result};

/// 64 MiB and three passes: about a tenth of a second here, years for who guesses.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// More than this in a file is not ours but an attempt to exhaust the machine.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;

/// A wrapped key, with all that is needed to unwrap it but the secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wrapped {
    memory_kib: u32,
    passes: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

impl Wrapped {
    /// Wraps `key` with `secret`.
    pub fn seal(key: &Key, secret: &str) -> Result<Self> {
        let (mut salt, mut nonce) = ([0_u8; 16], [0_u8; 24]);
        random(&mut salt)?;
        random(&mut nonce)?;
        let cipher = cipher(secret, &salt, MEMORY_KIB, PASSES)?;
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), key.0.as_slice())
            .map_err(|_| Error::Internal("sealing the key".into()))?;
        Ok(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            sealed: hex::encode(&sealed),
        })
    }

    /// Unwraps the key; `None` when the secret is not the right one.
    pub fn open(&self, secret: &str) -> Result<Option<Key>> {
        let damaged = || Error::KeysDamaged;
        if self.memory_kib > MAX_MEMORY_KIB || self.passes > 64 {
            return Err(damaged());
        }
        let salt = hex::decode(&self.salt).map_err(|_| damaged())?;
        let mut nonce = [0_u8; 24];
        hex::decode_to_slice(&self.nonce, &mut nonce).map_err(|_| damaged())?;
        let sealed = hex::decode(&self.sealed).map_err(|_| damaged())?;
        let cipher = cipher(secret, &salt, self.memory_kib, self.passes)?;
        let Ok(opened) = cipher.decrypt(&XNonce::from(nonce), sealed.as_slice()) else {
            return Ok(None);
        };
        let opened = Zeroizing::new(opened);
        let bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| damaged())?;
        Ok(Some(Key(bytes)))
    }
}

fn cipher(secret: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<XChaCha20Poly1305> {
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| Error::KeysDamaged)?;
    let mut derived = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, derived.as_mut_slice())
        .map_err(|_| Error::KeysDamaged)?;
    XChaCha20Poly1305::new_from_slice(derived.as_slice())
        .map_err(|_| Error::Internal("key length".into()))
}
