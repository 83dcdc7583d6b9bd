//! Why a file signed digitally is not attached to a register, and what can be done.

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedRefusal {
    /// It is the PDF as it was issued, and nobody has signed it.
    Unsigned,
    /// Another register is signed: `2022/003 (versione 1)`.
    Other {
        /// The one that is signed.
        signed: String,
        /// Inside an envelope, which no scan is.
        envelope: bool,
    },
    /// The register was changed before it was signed: its number.
    Changed {
        /// Its number.
        number: String,
        /// Inside an envelope, which no scan is.
        envelope: bool,
    },
    /// What is signed is of no register of the archive.
    Foreign {
        /// Inside an envelope, which no scan is.
        envelope: bool,
    },
    /// An envelope for a register that has no PDF of ours.
    OnPaper,
    /// The envelope is cut or damaged.
    Unreadable,
    /// The signatures stand apart from what is signed.
    Apart,
    /// There are too many envelopes in each other.
    TooDeep,
    /// The envelope holds something else.
    NoPdf,
    /// The very bytes are attached already.
    Same,
}

impl SignedRefusal {
    /// Whether the file may be attached all the same, as the scan of the signed paper.
    #[must_use]
    pub const fn may_be_scan(&self) -> bool {
        matches!(
            self,
            Self::Other {
                envelope: false,
                ..
            } | Self::Changed {
                envelope: false,
                ..
            } | Self::Foreign { envelope: false }
        )
    }

    /// The sentence a user reads.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Unsigned => "È il PDF emesso da Affianca, senza firme: allega la scansione del foglio firmato, oppure lo stesso file dopo averlo firmato digitalmente.".into(),
            Self::Other { signed, .. } => format!(
                "È firmato il registro {signed}, non questo: apri quel registro e allegalo lì. Qui non è stato allegato nulla."
            ),
            Self::Changed { number, .. } => format!(
                "Quello firmato non è più il registro {number} come Affianca l’ha emesso: prima della firma è stato modificato o salvato di nuovo da un altro programma. Salva il PDF da qui e fallo firmare così com’è."
            ),
            Self::Foreign { envelope: true } => "La busta p7m contiene un PDF che non è un registro di questo archivio: controlla di aver scelto il file giusto.".into(),
            Self::Foreign { envelope: false } => "Il PDF porta firme digitali, ma non è un registro emesso da questo archivio. Se è la scansione del foglio firmato a mano, allegalo come scansione.".into(),
            Self::OnPaper => "Di un registro su carta Affianca non ha il PDF: una busta p7m non si può confrontare con nulla. Allega la scansione.".into(),
            Self::Unreadable => "Il file comincia come una busta p7m, ma è incompleto o danneggiato: fattelo mandare di nuovo.".into(),
            Self::Apart => "La firma è staccata da ciò che è firmato (p7s): servono la busta p7m, che contiene il PDF, oppure il PDF firmato.".into(),
            Self::TooDeep => "Ci sono più di tre buste p7m una dentro l’altra: estrai quella interna con il programma di firma e allega quella.".into(),
            Self::NoPdf => "La busta p7m non contiene un PDF: controlla di aver scelto il file giusto.".into(),
            Self::Same => "È lo stesso file firmato già allegato a questo registro: non serve allegarlo di nuovo.".into(),
        }
    }
}
