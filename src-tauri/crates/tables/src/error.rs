//! Why a table cannot be read, each reason a sentence that says what to do.

use crate::{Flaw, MOST_COLUMNS};

/// What reading a table answers with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A file of no bytes, or of blanks only.
    #[error("Il file è vuoto.")]
    EmptyFile,
    /// Pasted text of blanks only.
    #[error("Non c’è testo da leggere: copia la tabella, con le intestazioni, e incollala.")]
    EmptyText,
    /// Headings with nothing under them.
    #[error("La tabella ha le intestazioni ma nessuna riga sotto.")]
    NoRows,
    /// A file of more than [`MOST_BYTES`](crate::MOST_BYTES).
    #[error("Il file supera i 64 MB: non può essere una tabella da importare.")]
    FileTooBig,
    /// Pasted text of more than [`MOST_BYTES`](crate::MOST_BYTES).
    #[error("Il testo incollato supera i 64 MB.")]
    TextTooBig,
    /// A spreadsheet that unpacks to, or announces, more than memory should hold.
    #[error(
        "Il foglio di calcolo contiene troppi dati per essere una tabella da importare: copia le righe in un file nuovo e riprova."
    )]
    SheetTooBig,
    /// More rows than [`MOST_ROWS`](crate::MOST_ROWS).
    #[error("La tabella ha più di 200.000 righe: dividila in più file e importali uno alla volta.")]
    TooManyRows,
    /// A row with more cells than any table has.
    #[error("Una riga ha più di {MOST_COLUMNS} colonne: non è una tabella da importare.")]
    TooManyColumns,
    /// A spreadsheet that its reader cannot open.
    #[error(
        "Il foglio di calcolo è danneggiato o protetto da password: aprilo, salvalo di nuovo senza password e riprova."
    )]
    DamagedSheet,
    /// A compressed file with no spreadsheet in it.
    #[error(
        "Il file è un archivio compresso o un documento, non un foglio di calcolo: servono XLSX, ODS, XLS o CSV."
    )]
    NotASpreadsheet,
    /// A page saved from the browser.
    #[error(
        "Il file è una pagina web salvata: aprila nel browser, seleziona la tabella, copiala e incollala qui."
    )]
    WebPage,
    /// A spreadsheet in Excel's binary form.
    #[error("Il file è un foglio di calcolo binario (XLSB): aprilo, salvalo come XLSX e riprova.")]
    BinarySheet,
    /// A file of a known kind that holds no table.
    #[error(
        "Il file è {0}, non una tabella: servono un CSV o un foglio di calcolo (XLSX, ODS, XLS)."
    )]
    OtherKind(&'static str),
    /// Bytes that are no text.
    #[error(
        "Il file contiene dati binari, non una tabella: servono un CSV o un foglio di calcolo (XLSX, ODS, XLS)."
    )]
    Binary,
    /// A quote that opens in this row and never closes.
    #[error(
        "Alla riga {0} si apre una virgoletta (\") che non si chiude più: correggi quella riga e riprova."
    )]
    OpenQuote(u32),
    /// No row of headings; the sentence names the ones sought.
    #[error("{0}")]
    NoHeadings(&'static str),
    /// One column under two headings.
    #[error(
        "La colonna «{label}» compare due volte (colonne {first} e {second}): togline una e riprova."
    )]
    ColumnTwice {
        /// The heading as the user is told it.
        label: &'static str,
        /// Its first place, from 1.
        first: usize,
        /// Its second place, from 1.
        second: usize,
    },
    /// Columns without which the table says too little.
    #[error("{}", missing(.0))]
    ColumnsMissing(Vec<&'static str>),
    /// The parser of CSV failed on text in memory, which it has no reason to.
    #[error("csv: {0}")]
    Parser(String),
}

fn missing(labels: &[&str]) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("«{label}»")).collect();
    match quoted.as_slice() {
        [more @ .., last] if !more.is_empty() => {
            format!("Mancano le colonne {} e {last}.", more.join(", "))
        }
        one => format!("Manca la colonna {}.", one.concat()),
    }
}

/// Why one row cannot be trusted, though the table is read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// A quote closed too late: the row swallowed cells of the next one.
    #[error(
        "Una virgoletta (\") di questa riga si chiude nel posto sbagliato: le celle si sono mescolate con la riga seguente."
    )]
    MisplacedQuote,
    /// Filled cells beyond the last heading.
    #[error("La riga ha {cells} celle, le intestazioni sono {headings}.")]
    TooManyCells {
        /// Cells of the row.
        cells: usize,
        /// Cells of the row of headings.
        headings: usize,
    },
    /// A cell that cannot be believed.
    #[error("{flaw}")]
    Cell {
        /// The heading it stands under.
        column: &'static str,
        /// Why.
        flaw: Flaw,
    },
}

impl LineFault {
    /// The heading of the column that is wrong, or empty when it is the whole row.
    #[must_use]
    pub fn column(&self) -> &'static str {
        match self {
            Self::Cell { column, .. } => column,
            _ => "",
        }
    }
}
