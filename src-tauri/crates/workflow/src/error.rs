//! Everything that can go wrong, and the one place where it gets its Italian words.
//!
//! A [`Problem`] is what crosses to the interface: a stable code and a sentence a coach
//! can act on. The match in [`Error::code`] and [`Error::message`] is exhaustive, so a new
//! error cannot be forgotten.

use affianca_domain::{SessionStep, Severity, Violation};
use affianca_store::Error as StoreError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What every operation of the archive answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One field of a form that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldProblem {
    /// Name of the field, as in the form's type.
    pub field: String,
    /// Italian sentence shown beside it.
    pub message: String,
}

impl FieldProblem {
    /// A problem of `field`, told with `message`.
    pub fn new(field: &str, message: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            message: message.into(),
        }
    }
}

/// An error as the interface receives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Stable machine code, e.g. `ARCHIVE_LOCKED`.
    pub code: String,
    /// Italian sentence for the user.
    pub message: String,
    /// The first field at fault, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// Every field at fault.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub fields: Vec<FieldProblem>,
    /// Every rule that stands in the way.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub violations: Vec<Violation>,
    /// Whether a user could have expected this refusal; otherwise details may be copied.
    pub expected: bool,
    /// Seconds to wait before trying again, after too many wrong tries.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub retry_after: Option<u64>,
    /// Technical words for whoever helps the user, when unexpected.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub details: Option<String>,
}

/// Why an operation of the archive was not carried out. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The subject does not exist (any more).
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// The subject changed meanwhile: `expected` on the screen, `found` in the archive.
    #[error("stale: expected {expected}, found {found}")]
    Stale {
        /// State the screen showed.
        expected: String,
        /// State in the archive.
        found: String,
    },
    /// This button does not exist in this state.
    #[error("step {step:?} not possible in {state}")]
    Forbidden {
        /// The step asked for.
        step: SessionStep,
        /// The session's state.
        state: String,
    },
    /// A refusal told in a full Italian sentence, with its own code.
    #[error("{code}: {message}")]
    Refused {
        /// Stable machine code.
        code: &'static str,
        /// Italian sentence.
        message: String,
    },
    /// Rules stand in the way, all of them here; some may only need to be acknowledged.
    #[error("rules: {0:?}")]
    Rules(Vec<Violation>),
    /// Fields of a form cannot be taken.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldProblem>),
    /// The operation was cancelled by the user.
    #[error("cancelled")]
    Cancelled,
    /// A document could not be made.
    #[error("document: {0}")]
    Document(String),
    /// Something that should never happen did.
    #[error("internal: {0}")]
    Internal(String),
}

/// Refuses when something is no longer in the state the screen showed.
pub(crate) fn expect<S: PartialEq + std::fmt::Display>(found: S, expected: S) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Error::Stale {
        expected: expected.to_string(),
        found: found.to_string(),
    })
}

impl Error {
    /// A single field's problem.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, message)])
    }

    /// A refusal with its own code and sentence.
    pub fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self::Refused {
            code,
            message: message.into(),
        }
    }

    /// The stable machine code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => store_code(error),
            Self::NotFound(_) => "NOT_FOUND",
            Self::Stale { .. } => "STALE",
            Self::Forbidden { .. } => "FORBIDDEN_STEP",
            Self::Refused { code, .. } => code,
            Self::Rules(_) => "RULES",
            Self::Invalid(_) => "INVALID",
            Self::Cancelled => "CANCELLED",
            Self::Document(_) => "DOCUMENT",
            Self::Internal(_) => "INTERNAL",
        }
    }

    /// The sentence a user reads.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Store(error) => store_message(error),
            Self::NotFound(what) => format!("{what}: non c’è più nell’archivio."),
            Self::Stale { expected, found } => format!(
                "Nel frattempo qualcosa è cambiato: qui risultava {expected}, ora è {found}. La pagina è stata aggiornata, controlla e riprova."
            ),
            Self::Forbidden { step, state } => {
                format!(
                    "«{}» non è possibile: l’erogazione è {state}.",
                    step.label()
                )
            }
            Self::Refused { message, .. } => message.clone(),
            Self::Rules(violations) => rules_message(violations),
            Self::Invalid(fields) => match fields.as_slice() {
                [only] => only.message.clone(),
                more => format!("Ci sono {} campi da correggere.", more.len()),
            },
            Self::Cancelled => "Operazione annullata: non è cambiato nulla.".into(),
            Self::Document(_) => "Non è stato possibile preparare il documento.".into(),
            Self::Internal(_) => UNEXPECTED.into(),
        }
    }

    fn expected(&self) -> bool {
        !matches!(
            self,
            Self::Internal(_)
                | Self::Document(_)
                | Self::Store(
                    StoreError::Io(_)
                        | StoreError::Sql(_)
                        | StoreError::Migration(_)
                        | StoreError::Json(_)
                        | StoreError::Internal(_)
                        | StoreError::Unreadable { .. }
                        | StoreError::NoCipher
                )
        )
    }
}

const UNEXPECTED: &str = "Si è verificato un errore imprevisto: non è cambiato nulla.";

/// The stable machine code of what the store refuses.
const fn store_code(error: &StoreError) -> &'static str {
    match error {
        StoreError::Locked => "ARCHIVE_LOCKED",
        StoreError::NoArchive => "NO_ARCHIVE",
        StoreError::AlreadyThere => "ARCHIVE_EXISTS",
        StoreError::WrongPassphrase => "WRONG_PASSPHRASE",
        StoreError::WrongRecoveryCode => "WRONG_RECOVERY_CODE",
        StoreError::TooManyTries(_) => "TOO_MANY_TRIES",
        StoreError::WeakPassphrase(_) => "WEAK_PASSPHRASE",
        StoreError::NotAnArchive => "NOT_AN_ARCHIVE",
        StoreError::Damaged(_) => "ARCHIVE_DAMAGED",
        StoreError::KeysMissing => "KEYS_MISSING",
        StoreError::KeysDamaged => "KEYS_DAMAGED",
        StoreError::TooNew => "ARCHIVE_TOO_NEW",
        StoreError::NoCipher => "NO_CIPHER",
        StoreError::Unreleased => "ARCHIVE_UNRELEASED",
        StoreError::Io(_) => "DISK",
        StoreError::Sql(_) | StoreError::Migration(_) => "ARCHIVE_FAILED",
        StoreError::Json(_) | StoreError::Internal(_) | StoreError::Unreadable { .. } => "INTERNAL",
    }
}

/// The sentence a user reads of what the store refuses.
fn store_message(error: &StoreError) -> String {
    match error {
        StoreError::Locked => "L’archivio è bloccato: inserisci la frase segreta per continuare.".into(),
        StoreError::NoArchive => "Su questo computer non c’è ancora un archivio.".into(),
        StoreError::AlreadyThere => {
            "C’è già un archivio su questo computer: non è stato toccato.".into()
        }
        StoreError::WrongPassphrase => "La frase segreta non è quella di questo archivio.".into(),
        StoreError::WrongRecoveryCode => {
            "Il codice di recupero non è quello di questo archivio: controlla ogni gruppo di lettere.".into()
        }
        StoreError::TooManyTries(seconds) => format!(
            "Troppi tentativi sbagliati: riprova fra {seconds} {}.",
            if *seconds == 1 { "secondo" } else { "secondi" }
        ),
        StoreError::WeakPassphrase(hint) => hint.clone(),
        StoreError::NotAnArchive => {
            "Il file non è un archivio di Affianca: non è stato toccato.".into()
        }
        StoreError::Damaged(_) => "L’archivio è danneggiato e nulla ne è stato tolto: ripristina una copia.".into(),
        StoreError::KeysMissing => "Accanto all’archivio manca il file «chiavi.json», senza il quale non si apre: rimettilo al suo posto o ripristina una copia. L’archivio non è stato modificato.".into(),
        StoreError::KeysDamaged => "Il file «chiavi.json» accanto all’archivio è danneggiato: rimetti quello giusto o ripristina una copia. L’archivio non è stato modificato.".into(),
        StoreError::TooNew => "L’archivio è stato scritto da una versione più recente di Affianca: aggiorna il programma. Non è stato modificato.".into(),
        StoreError::NoCipher => "Questo programma è stato costruito senza cifratura e non apre archivi.".into(),
        StoreError::Unreleased => "L’archivio è di una versione di prova di Affianca, precedente alla prima pubblicata, e questa non lo legge. Non è stato modificato: per cominciare, sposta altrove la sua cartella.".into(),
        StoreError::Io(_) => "Il disco non ha accettato l’operazione: controlla lo spazio e i permessi.".into(),
        StoreError::Sql(_) | StoreError::Migration(_) => {
            "L’archivio non ha accettato l’operazione: non è cambiato nulla.".into()
        }
        StoreError::Json(_) | StoreError::Internal(_) | StoreError::Unreadable { .. } => UNEXPECTED.into(),
    }
}

fn rules_message(violations: &[Violation]) -> String {
    // What only informs is shown beside the form, and is nothing that stands in the way.
    let broken: Vec<&Violation> = violations
        .iter()
        .filter(|violation| violation.severity != Severity::Information)
        .collect();
    match broken.as_slice() {
        [only] => only.message.clone(),
        more if affianca_domain::blocking(violations) => {
            format!(
                "{} regole non lo permettono o vanno confermate.",
                more.len()
            )
        }
        more => format!("Ci sono {} avvisi da confermare.", more.len()),
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<affianca_tables::Error> for Error {
    fn from(error: affianca_tables::Error) -> Self {
        use affianca_tables::Error as Table;
        let code = match &error {
            Table::EmptyFile | Table::EmptyText | Table::NoRows => "IMPORT_EMPTY",
            Table::FileTooBig | Table::TextTooBig | Table::SheetTooBig | Table::TooManyRows => {
                "IMPORT_TOO_BIG"
            }
            Table::TooManyColumns
            | Table::DamagedSheet
            | Table::NotASpreadsheet
            | Table::WebPage
            | Table::OtherKind(_)
            | Table::Binary => "IMPORT_NOT_A_TABLE",
            Table::OpenQuote(_) => "IMPORT_BROKEN",
            Table::NoHeadings(_) => "IMPORT_NO_HEADINGS",
            Table::ColumnTwice { .. } | Table::ColumnsMissing(_) => "IMPORT_COLUMNS",
            Table::Parser(_) => return Self::Internal(error.to_string()),
        };
        Self::refused(code, error.to_string())
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let (code, message, expected) =
            (error.code().to_owned(), error.message(), error.expected());
        let details = (!expected || matches!(error, Error::Store(StoreError::Damaged(_))))
            .then(|| error.to_string());
        let retry_after = match error {
            Error::Store(StoreError::TooManyTries(seconds)) => Some(seconds),
            _ => None,
        };
        let (fields, violations) = match error {
            Error::Invalid(fields) => (fields, Vec::new()),
            Error::Rules(violations) => (Vec::new(), violations),
            _ => (Vec::new(), Vec::new()),
        };
        let field = fields.first().map(|problem| problem.field.clone());
        Self {
            code,
            message,
            field,
            fields,
            violations,
            expected,
            retry_after,
            details,
        }
    }
}
