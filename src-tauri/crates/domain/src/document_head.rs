//! What every document handed over or kept on file says of itself first (§3.2): the legal frame, the
//! body, the request and the recipient. The archive gathers it once, the documents print it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The head of a document (§3.2: reference text, Id voucher, name and surname, CF). The order of the
/// fields is part of the canonical JSON of the sheets that hold it: add new ones at the end only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentHead {
    /// Name of the service, e.g. `Job Coach`.
    pub service: String,
    /// The programme's reference text, word for word.
    pub reference_text: String,
    /// The body that owns the OPAL and delivers the service (§1).
    pub provider: String,
    /// The provider's branch, with its address where known.
    pub branch: String,
    /// OPAL code, e.g. `JC-1-1103/022`.
    pub opal: String,
    /// Id voucher; empty when it was never given.
    pub voucher_id: String,
    /// `base` or `rinforzato`.
    pub voucher_kind: String,
    /// Surname of the voucher's holder.
    pub surname: String,
    /// Name of the voucher's holder.
    pub name: String,
    /// Codice fiscale of the voucher's holder.
    pub tax_code: String,
    /// The employment centre, e.g. `CPI Treviso`.
    pub centre: String,
    /// The employer, where there is one.
    pub employer: Option<String>,
    /// Name of the coach, or names where several coaches delivered the sessions.
    pub coach: String,
}

/// SHA-256 of a sheet's canonical JSON in lower-case hexadecimal, so that anybody can recompute it
/// from what the archive keeps with nothing but a checksum tool.
pub(crate) fn hash_of(canonical: &str) -> String {
    Sha256::digest(canonical.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
