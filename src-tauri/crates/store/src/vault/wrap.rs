//! Wrapping the archive's key with a secret a person can hold: argon2id, then XChaCha20-Poly1305.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::key::{Key, random};
use crate::{Error, Result};

/// 64 MiB and three passes: about a tenth of a second here, years for who guesses.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// Less than this in a file is not ours but an attempt to have secrets guessed quickly.
const LEAST: (u32, u32) = (19 * 1024, 2);
/// More than this is an attempt to exhaust the machine: a copy may be a stranger's.
const MOST: (u32, u32) = (256 * 1024, 8);

/// How a secret is made into a key: what argon2id needs besides the secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Stretch {
    memory_kib: u32,
    passes: u32,
    salt: String,
}

/// What a secret was made into.
pub(super) struct Derived(XChaCha20Poly1305);

impl Stretch {
    /// With a salt of its own.
    pub fn new() -> Result<Self> {
        let mut salt = [0_u8; 16];
        random(&mut salt)?;
        Ok(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt: hex::encode(salt),
        })
    }

    /// Makes a key of `secret`: about a tenth of a second.
    pub fn derive(&self, secret: &str) -> Result<Derived> {
        let within = |value: u32, least: u32, most: u32| (least..=most).contains(&value);
        if !within(self.memory_kib, LEAST.0, MOST.0) || !within(self.passes, LEAST.1, MOST.1) {
            return Err(Error::KeysDamaged);
        }
        let salt = hex::decode(&self.salt).map_err(|_| Error::KeysDamaged)?;
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32))
            .map_err(|_| Error::KeysDamaged)?;
        let mut derived = Zeroizing::new([0_u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret.as_bytes(), &salt, derived.as_mut_slice())
            .map_err(|_| Error::KeysDamaged)?;
        let cipher = XChaCha20Poly1305::new_from_slice(derived.as_slice())
            .map_err(|_| Error::Internal("key length".into()))?;
        Ok(Derived(cipher))
    }
}

/// A wrapped key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wrapped {
    nonce: String,
    sealed: String,
}

impl Wrapped {
    /// Wraps `key`; it opens only beside the same `bound`.
    pub fn seal(key: &Key, by: &Derived, bound: &[u8]) -> Result<Self> {
        let mut nonce = [0_u8; 24];
        random(&mut nonce)?;
        let content = Payload {
            msg: key.0.as_slice(),
            aad: bound,
        };
        let sealed =
            by.0.encrypt(&XNonce::from(nonce), content)
                .map_err(|_| Error::Internal("sealing the key".into()))?;
        Ok(Self {
            nonce: hex::encode(nonce),
            sealed: hex::encode(&sealed),
        })
    }

    /// Unwraps the key; `None` when the secret is not the right one.
    pub fn open(&self, by: &Derived, bound: &[u8]) -> Result<Option<Key>> {
        let damaged = || Error::KeysDamaged;
        let mut nonce = [0_u8; 24];
        hex::decode_to_slice(&self.nonce, &mut nonce).map_err(|_| damaged())?;
        let sealed = hex::decode(&self.sealed).map_err(|_| damaged())?;
        let content = Payload {
            msg: sealed.as_slice(),
            aad: bound,
        };
        let Ok(opened) = by.0.decrypt(&XNonce::from(nonce), content) else {
            return Ok(None);
        };
        let opened = Zeroizing::new(opened);
        let bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| damaged())?;
        Ok(Some(Key(bytes)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn too_little_and_too_much_work_are_refused_before_any_is_done() {
        let stretch = Stretch::new().unwrap();
        for (memory_kib, passes) in [
            (8, PASSES),
            (19 * 1024 - 1, PASSES),
            (MEMORY_KIB, 1),
            (256 * 1024 + 1, PASSES),
            (MEMORY_KIB, 9),
            (u32::MAX, u32::MAX),
        ] {
            let other = Stretch {
                memory_kib,
                passes,
                ..stretch.clone()
            };
            let refused = other.derive("una frase").map(drop);
            assert!(matches!(refused, Err(Error::KeysDamaged)), "{other:?}");
        }
    }

    #[test]
    fn a_key_opens_with_its_secret_beside_what_it_is_bound_to_and_in_no_other_way() {
        let stretch = Stretch::new().unwrap();
        let (right, wrong) = (
            stretch.derive("una frase").unwrap(),
            stretch.derive("un’altra").unwrap(),
        );
        let key = Key::random().unwrap();
        let wrapped = Wrapped::seal(&key, &right, b"coach 1").unwrap();
        let opened = wrapped.open(&right, b"coach 1").unwrap().unwrap();
        assert_eq!(opened.0, key.0);
        assert!(wrapped.open(&right, b"coach 2").unwrap().is_none());
        assert!(wrapped.open(&wrong, b"coach 1").unwrap().is_none());
    }
}
