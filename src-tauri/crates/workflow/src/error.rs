//! Everything that can go wrong, and the one place where it gets its Italian words.
//!
//! A [`Problem`] is what crosses to the interface: a code it acts on and a sentence a coach can act
//! on. The matches in [`Error::code`] and [`Error::message`] are exhaustive, so that a new error
//! cannot be forgotten.

use affianca_domain::{Severity, Violation};
use affianca_store::Error as StoreError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ProblemCode, Refusal};

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
    /// What the interface may do about it.
    pub code: ProblemCode,
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
    /// Which refusal it is, on this side of the bridge.
    #[serde(skip)]
    #[ts(skip)]
    pub refusal: Option<Refusal>,
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
    /// Refused though nothing is broken.
    #[error("{}", .0.message())]
    Refused(Refusal),
    /// A table cannot be read.
    #[error(transparent)]
    Table(#[from] affianca_tables::Error),
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
pub(crate) fn expect<S: Copy + PartialEq + std::fmt::Display>(found: S, expected: S) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Refusal::StateChanged {
        expected: expected.to_string(),
        found: found.to_string(),
    }
    .into())
}

impl Error {
    /// A single field's problem.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, message)])
    }

    /// Which refusal it is, if it is one.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// What the interface may do about it.
    #[must_use]
    pub fn code(&self) -> ProblemCode {
        match self {
            Self::Store(StoreError::Locked) => ProblemCode::ArchiveLocked,
            Self::Store(
                StoreError::WrongPassphrase
                | StoreError::WrongRecoveryCode
                | StoreError::MistypedCode
                | StoreError::NoRecoveryCode,
            ) => ProblemCode::WrongSecret,
            Self::Store(StoreError::WhichCoach) => ProblemCode::WhichCoach,
            Self::Store(StoreError::TooManyTries(_)) => ProblemCode::TooManyTries,
            Self::NotFound(_) => ProblemCode::NotFound,
            Self::Refused(refusal) => refusal.code(),
            Self::Rules(_) => ProblemCode::Rules,
            Self::Invalid(_) => ProblemCode::Invalid,
            Self::Cancelled | Self::Store(StoreError::GivenUp) => ProblemCode::Cancelled,
            Self::Store(_) | Self::Table(_) | Self::Document(_) | Self::Internal(_) => {
                if self.expected() {
                    ProblemCode::Refused
                } else {
                    ProblemCode::Unexpected
                }
            }
        }
    }

    /// The sentence a user reads.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Store(error) => store_message(error),
            Self::NotFound(what) => format!("{what}: non c’è più nell’archivio."),
            Self::Refused(refusal) => refusal.message(),
            Self::Table(error) => error.to_string(),
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
                | Self::Table(affianca_tables::Error::Parser(_))
                | Self::Store(
                    StoreError::Io(_)
                        | StoreError::Sql(_)
                        | StoreError::Json(_)
                        | StoreError::Internal(_)
                        | StoreError::Unreadable { .. }
                        | StoreError::NoCipher
                )
        )
    }
}

const UNEXPECTED: &str = "Si è verificato un errore imprevisto: non è cambiato nulla.";

/// The sentence a user reads of what the store refuses.
fn store_message(error: &StoreError) -> String {
    match error {
        StoreError::Locked => "L’archivio è bloccato: inserisci la frase segreta per continuare.".into(),
        StoreError::NoArchive => "Su questo computer non c’è ancora un archivio.".into(),
        StoreError::InUse => "L’archivio è già aperto da un altro Affianca, su questo computer o su un altro: chiudi quello e riprova.".into(),
        StoreError::AlreadyThere => {
            "C’è già un archivio su questo computer: non è stato toccato.".into()
        }
        StoreError::WrongPassphrase => "La frase segreta non è quella di questo archivio.".into(),
        StoreError::WrongRecoveryCode => {
            "Il codice di recupero non è quello di questo archivio: controlla ogni gruppo di lettere.".into()
        }
        StoreError::MistypedCode => {
            "Il codice non è scritto giusto: un carattere è sbagliato, manca o è di troppo. Controlla ogni gruppo: non conta come tentativo.".into()
        }
        StoreError::WhichCoach => "Più coach aprono questo archivio, ognuno con la sua frase: scegli chi sei.".into(),
        StoreError::PassphraseTaken => "Questa frase non si può usare: scegline un’altra.".into(),
        StoreError::SlotThere => "Il coach ha già una frase segreta.".into(),
        StoreError::NoSlot => "Il coach non ha una frase segreta propria.".into(),
        StoreError::OwnSlot => "È la frase che hai appena scritto: può toglierla solo un altro coach, con la sua.".into(),
        StoreError::NoRecoveryCode => {
            "Di questo archivio non è mai stato conservato un codice di recupero: lo apre solo la frase segreta.".into()
        }
        StoreError::NoCodeShown => {
            "Il codice non è più quello mostrato: creane uno nuovo.".into()
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
        StoreError::CopyUnreadable(_) => "La copia è stata scritta, ma riletta non è quella che doveva essere: quel disco o quella chiavetta non è affidabile. Scegli un altro posto. Una copia di prima con lo stesso nome è rimasta com’era.".into(),
        StoreError::NoCopiesFolder => "La cartella delle copie non c’è, o non contiene più le copie di prima: collega la chiavetta o il disco giusto, o scegli un’altra cartella.".into(),
        StoreError::GivenUp => "Operazione annullata: non è cambiato nulla.".into(),
        StoreError::KeysMissing => "Accanto all’archivio manca il file «chiavi.json», senza il quale non si apre: rimettilo al suo posto o ripristina una copia. L’archivio non è stato modificato.".into(),
        StoreError::KeysDamaged => "Il file «chiavi.json» accanto all’archivio è danneggiato: rimetti quello giusto o ripristina una copia. L’archivio non è stato modificato.".into(),
        StoreError::KeysOld => "Il file «chiavi.json» accanto all’archivio è di una volta: da allora una frase segreta o il codice sono cambiati, e con quello l’archivio non si apre. Rimetti il file di adesso o ripristina una copia.".into(),
        StoreError::KeysAltered => "Il file «chiavi.json» accanto all’archivio è stato modificato fuori da Affianca: rimetti quello giusto o ripristina una copia. L’archivio non è stato modificato.".into(),
        StoreError::TooNew => "L’archivio è stato scritto da una versione più recente di Affianca: aggiorna il programma. Non è stato modificato.".into(),
        StoreError::NoCipher => "Questo programma è stato costruito senza cifratura e non apre archivi.".into(),
        StoreError::Unreleased => "L’archivio è di una versione di prova di Affianca, precedente alla prima pubblicata, e questa non lo legge. Non è stato modificato: per cominciare, sposta altrove la sua cartella.".into(),
        StoreError::Io(_) => "Il disco non ha accettato l’operazione: controlla lo spazio e i permessi.".into(),
        StoreError::Sql(_) => {
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

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
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

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let (code, message, expected) = (error.code(), error.message(), error.expected());
        let details = (!expected || matches!(error, Error::Store(StoreError::Damaged(_))))
            .then(|| error.to_string());
        let retry_after = match error {
            Error::Store(StoreError::TooManyTries(seconds)) => Some(seconds),
            _ => None,
        };
        let refusal = error.refusal().cloned();
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
            refusal,
        }
    }
}
