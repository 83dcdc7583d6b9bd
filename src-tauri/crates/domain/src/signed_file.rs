//! A file signed digitally that comes back for a register: what was found in it, and the words it is
//! told in. Whether a signature is qualified, or a certificate still good, is asked of the trust lists on
//! line: the program asks nobody, says so, and never calls a signature good.

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

use crate::calendar::format_date;
use crate::fold::fold;
use crate::register::{ExpectedSigners, Signer};

/// What stands under every signature that is shown.
pub const TRUST_NOT_ASKED: &str = "Affianca controlla solo che il contenuto sia quello firmato. Chi ha \
    firmato lo dice il certificato dentro il file: gli elenchi europei dei certificatori (trust list) sono \
    in rete e non sono stati interrogati, né si è chiesto se il certificato fosse scaduto o revocato.";

/// How a file is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedForm {
    /// The signatures stand inside the PDF.
    Pades,
    /// The PDF stands inside the signatures.
    Cades,
}

impl SignedForm {
    /// What a user reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pades => "PDF firmato (PAdES)",
            Self::Cades => "busta p7m (CAdES)",
        }
    }
}

/// What a signature is put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureOn {
    /// On the PDF, from within.
    Pdf,
    /// On what an envelope holds; the outermost is 1.
    Envelope(u8),
    /// On another signature.
    Signature,
}

/// Whether a signature still says what it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// Content and signature belong together.
    Holds,
    /// The content is not the one that was signed.
    ContentChanged,
    /// The signature was not made with the key of the certificate beside it.
    NotOfCertificate,
    /// The certificate beside it is not the one it was made for.
    OtherCertificate,
    /// Its certificate is missing.
    NoCertificate,
    /// It is made in a way that is not known here.
    Unknown,
}

/// How much of a PDF a signature stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// All of it, or all an envelope holds.
    All,
    /// All there was when it was put: what was added after is not its signer's.
    UpToThen,
    /// Not even that.
    Part,
}

/// Who signed, as the certificate in the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertifiedName {
    /// Given name and surname, or the common name; empty where there is none.
    pub name: String,
    /// The organisation.
    pub organisation: String,
    /// The code of the person, but for its last signs hidden: `TINIT-…501U`.
    pub code: String,
}

/// A moment somebody else vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStamp {
    /// Europe/Rome.
    pub at: NaiveDateTime,
    /// Who vouches for it, as their certificate says.
    pub by: String,
}

/// A signature found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSignature {
    /// What it is put on.
    pub on: SignatureOn,
    /// Who signed.
    pub signer: CertifiedName,
    /// Who says that it is them.
    pub issuer: String,
    /// When, as the signer's own program says; Europe/Rome.
    pub declared: Option<NaiveDateTime>,
    /// When at the latest, as a time stamp says.
    pub stamped: Option<TimeStamp>,
    /// A time stamp stands beside it that is none of it.
    pub stamp_broken: bool,
    /// It only says when: a time stamp on the whole PDF.
    pub only_stamp: bool,
    /// `RSA 2048 bit, SHA-256`.
    pub algorithm: String,
    /// Its algorithm can be forged today.
    pub weak: bool,
    /// The declared time is not within the certificate's term.
    pub out_of_term: bool,
    /// Whether it still says what it said.
    pub integrity: Integrity,
    /// How much of the file it stands for.
    pub covered: Covered,
}

/// What was found in a signed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// How it is signed, outermost.
    pub form: SignedForm,
    /// Envelopes around the content.
    pub envelopes: u8,
    /// The signatures: of a PDF in the order they were put, then of the envelopes, the innermost first.
    pub signatures: Vec<FileSignature>,
    /// There are more than are read.
    pub more: bool,
    /// Bytes of the PDF after the last signature in it.
    pub added_after: usize,
    /// Whether the pages show what was issued; `None` where that cannot be told.
    pub same_pages: Option<bool>,
}

/// A sentence about a signed file; a loud one says that something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The sentence.
    pub words: String,
    /// Something is wrong.
    pub loud: bool,
}

impl Told {
    fn plain(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            loud: false,
        }
    }

    fn loud(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            loud: true,
        }
    }
}

impl FileSignature {
    /// Who signed, in a sentence.
    #[must_use]
    pub fn who(&self) -> &str {
        match self.signer.name.as_str() {
            "" => "un firmatario senza nome",
            name => name,
        }
    }

    /// Whether content and signature belong together, and it stands for all there was.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.integrity == Integrity::Holds && self.covered != Covered::Part
    }

    /// Whether the content is the one that was signed.
    #[must_use]
    pub fn told(&self) -> Told {
        let who = self.who();
        let what = if self.only_stamp {
            format!("La marca temporale di {who}")
        } else {
            format!("La firma di {who}")
        };
        match self.integrity {
            Integrity::ContentChanged => Told::loud(format!(
                "{what} NON corrisponde più al contenuto: è stato cambiato dopo."
            )),
            Integrity::NotOfCertificate => Told::loud(format!(
                "{what} NON corrisponde al certificato che la accompagna: è stata alterata."
            )),
            Integrity::OtherCertificate => Told::loud(format!(
                "{what} NON è stata fatta con il certificato che la accompagna: quel nome può essere \
                 stato messo dopo."
            )),
            Integrity::NoCertificate => Told::loud(
                "Nel file manca il certificato di una firma: non si può dire di chi è, né controllarla.",
            ),
            Integrity::Unknown => Told::loud(format!(
                "{what} è fatta in un modo che Affianca non conosce: non è stata controllata."
            )),
            Integrity::Holds => self.held(&what),
        }
    }

    fn held(&self, what: &str) -> Told {
        match (self.on, self.covered) {
            (_, Covered::Part) => Told::loud(format!(
                "{what} copre solo una parte del file: il resto può averlo scritto chiunque."
            )),
            (SignatureOn::Signature, _) => Told::plain(format!(
                "{what} conferma un’altra firma, che è rimasta com’era."
            )),
            (_, Covered::UpToThen) => Told::plain(format!(
                "{what} corrisponde: ciò che copre è rimasto com’era. Qualcosa è stato aggiunto dopo."
            )),
            (_, Covered::All) => Told::plain(format!(
                "{what} corrisponde: il contenuto è quello firmato."
            )),
        }
    }

    /// When, and who says so.
    #[must_use]
    pub fn when(&self) -> Vec<String> {
        let declared = self
            .declared
            .map(|at| format!("orario dichiarato {}", moment(at)));
        let stamped = self.stamped.as_ref().map(|stamp| {
            let by = match stamp.by.as_str() {
                "" => String::new(),
                by => format!(" di {by}"),
            };
            format!("marca temporale del {}{by}", moment(stamp.at))
        });
        let told: Vec<String> = declared.into_iter().chain(stamped).collect();
        if told.is_empty() {
            return vec!["senza orario".to_owned()];
        }
        told
    }

    /// When it was put, as far as the file says.
    #[must_use]
    pub fn at(&self) -> Option<NaiveDateTime> {
        let stamped = self.stamped.as_ref().map(|stamp| stamp.at);
        self.declared.or(stamped)
    }

    /// What else is to be known of it.
    #[must_use]
    pub fn remarks(&self) -> Vec<Told> {
        let weak = self.weak.then(|| {
            Told::loud("SHA-1 oggi si può falsificare: questa firma da sola non basta.".to_owned())
        });
        let out = self.out_of_term.then(|| {
            Told::loud(
                "L’orario è fuori dal periodo per cui il certificato è stato rilasciato."
                    .to_owned(),
            )
        });
        let stamp = self.stamp_broken.then(|| {
            Told::loud(
                "Accanto c’è una marca temporale che NON corrisponde a questa firma: l’orario vale solo \
                 come dichiarato.",
            )
        });
        stamp.into_iter().chain(weak).chain(out).collect()
    }

    /// The place on the register that this signature seems to be for, by its name; whether it is, says
    /// who sees it. `[I]`
    #[must_use]
    pub fn seems_of(&self, expected: &ExpectedSigners) -> Option<Signer> {
        let named = words_of(&self.signer.name);
        if named.is_empty() || !self.holds() || self.only_stamp {
            return None;
        }
        let mut places = Signer::ALL.into_iter().filter(|signer| {
            let names = signer.expected(expected);
            names.iter().any(|name| words_of(name) == named)
        });
        // Somebody in two places is asked.
        let first = places.next();
        places.next().is_none().then_some(first).flatten()
    }
}

impl SignedFile {
    /// What is to be known of the file as a whole, the loud sentences first.
    #[must_use]
    pub fn remarks(&self) -> Vec<Told> {
        let mut told = Vec::new();
        if self.same_pages == Some(false) {
            told.push(Told::loud(
                "Ciò che è stato aggiunto al PDF cambia le pagine del registro: aprendolo non si vede \
                 più solo ciò che Affianca ha emesso.",
            ));
        }
        if self.added_after > 0 {
            told.push(Told::loud(format!(
                "Dopo l’ultima firma sono stati aggiunti al PDF {} byte che nessuna firma copre.",
                self.added_after
            )));
        }
        if self.more {
            told.push(Told::loud(
                "Nel file ci sono più firme di quante Affianca ne legge: qui ci sono le prime.",
            ));
        }
        if self.same_pages.is_none() {
            told.push(Told::plain(
                "Il PDF comincia con il registro emesso, ma non è stato possibile confrontare le pagine \
                 che mostra: guardale aprendo il file.",
            ));
        }
        told
    }

    /// Whether something is wrong with it.
    #[must_use]
    pub fn is_loud(&self) -> bool {
        let of_signature =
            |it: &FileSignature| it.told().loud || it.remarks().iter().any(|it| it.loud);
        self.signatures.iter().any(of_signature) || self.remarks().iter().any(|it| it.loud)
    }
}

fn moment(at: NaiveDateTime) -> String {
    format!("{} alle {}", format_date(at.date()), at.format("%H:%M"))
}

/// The words of a name, however it is written and in whatever order.
fn words_of(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}
