//! What can go wrong between the program and its encrypted file. The Italian words are given where
//! errors leave the program's core, in `affianca-workflow`.

/// What every operation of the store answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store did not do what it was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive is locked.
    #[error("archive locked")]
    Locked,
    /// There is no archive where one was looked for.
    #[error("no archive")]
    NoArchive,
    /// Another program has the archive open.
    #[error("archive in use")]
    InUse,
    /// An archive is already there and must not be overwritten.
    #[error("archive already there")]
    AlreadyThere,
    /// The passphrase does not open the archive.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery code does not open the archive.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// No archive has such a recovery code: it was mistyped.
    #[error("mistyped recovery code")]
    MistypedCode,
    /// Several coaches open the archive: whose passphrase is the new one?
    #[error("several coaches open the archive")]
    WhichCoach,
    /// The passphrase is already somebody's.
    #[error("passphrase taken")]
    PassphraseTaken,
    /// The coach has a passphrase already.
    #[error("the coach has a passphrase already")]
    SlotThere,
    /// The coach has no passphrase.
    #[error("the coach has no passphrase")]
    NoSlot,
    /// The passphrase to be taken away is the one just typed.
    #[error("one's own passphrase")]
    OwnSlot,
    /// No recovery code of this archive was ever put away.
    #[error("no recovery code")]
    NoRecoveryCode,
    /// The recovery code shown was not put away before the archive was locked.
    #[error("no recovery code waits to be confirmed")]
    NoCodeShown,
    /// Too many wrong tries: seconds to wait.
    #[error("too many tries, wait {0} s")]
    TooManyTries(u64),
    /// The chosen passphrase is too easy to guess: an Italian hint.
    #[error("weak passphrase")]
    WeakPassphrase(String),
    /// The file is not an archive of Affianca.
    #[error("not an archive")]
    NotAnArchive,
    /// The disk or the cipher say that the file is damaged; it was left as it is.
    #[error("archive damaged: {0}")]
    Damaged(String),
    /// What the disk gives back of a copy is not what was written.
    #[error("copy unreadable: {0}")]
    CopyUnreadable(String),
    /// The folder of the scheduled copies is not there, or is not the one they were made in.
    #[error("no folder of copies")]
    NoCopiesFolder,
    /// Whoever asked for it does not want it any more.
    #[error("given up")]
    GivenUp,
    /// The file with the archive's keys is not beside it.
    #[error("key file missing")]
    KeysMissing,
    /// The file with the archive's keys cannot be read.
    #[error("key file damaged")]
    KeysDamaged,
    /// The file with the archive's keys is an older one.
    #[error("key file older than the archive")]
    KeysOld,
    /// The file with the archive's keys was changed by somebody without the archive's key.
    #[error("key file altered")]
    KeysAltered,
    /// The archive was written by a newer program.
    #[error("archive newer than the program")]
    TooNew,
    /// The archive was written by a development version, before the first release.
    #[error("archive of a development version")]
    Unreleased,
    /// The built-in SQLite has no encryption: never write in clear.
    #[error("no cipher")]
    NoCipher,
    /// A stored value that no version of the program writes: a fault of the program.
    #[error("unreadable value in {table}, row {row}, column {column}: {found}")]
    Unreadable {
        /// Table of the value.
        table: String,
        /// Key of its row.
        row: String,
        /// Its column.
        column: String,
        /// What was found.
        found: String,
    },
    /// The disk refused.
    #[error("disk: {0}")]
    Io(#[from] std::io::Error),
    /// SQLite refused.
    #[error("sqlite: {0}")]
    Sql(rusqlite::Error),
    /// Stored JSON cannot be read.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Something that should never happen did.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<rusqlite::Error> for Error {
    /// A page that does not decrypt is found only when it is read: damage is told as such then too.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match error.sqlite_error_code() {
            Some(NotADatabase | DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Sql(error),
        }
    }
}
