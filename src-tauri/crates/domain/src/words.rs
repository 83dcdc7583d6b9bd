//! One type a kind of row, so that a session's number can never be taken for a request's.
//! Only identifiers live here; what a row holds belongs to the archive.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(export, type = "number")]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

identifiers! {
    /// A request to activate the service («richiesta di attivazione servizi», §2).
    RequestId;
    /// One of the five activities of a request (§1).
    ActivityId;
    /// One delivery of an activity («erogazione», §3.1): the ID column of the portal's table.
    SessionId;
    /// An issued attendance register («registro attività», §3.2).
    RegisterId;
    /// A final report made ready («relazione sugli esiti», §3.2): one version of it.
    ReportId;
    /// An attestazione del servizio erogato that was issued (§3.2).
    AttestationId;
    /// A document an activity leaves («output», §3.2).
    OutputId;
    /// A file from elsewhere kept beside a request.
    AttachmentId;
    /// A territorial seat of the provider («sportello»).
    BranchId;
    /// Who delivers a session («operatore», coach).
    CoachId;
    /// The person served («destinatario»).
    BeneficiaryId;
    /// The employer where training takes place («datore di lavoro»).
    EmployerId;
    /// The employer's contact, who may sign in the person's stead («referente aziendale», §3.2).
    ContactId;
    /// The employment centre that sends requests (CPI).
    CentreId;
    /// A version of the legal frame («dispositivo»).
    ProgrammeId;
    /// The place of a row in the journal.
    JournalSeq;
}

/// Lower case without diacritics, for comparing names typed in different ways.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded
}
