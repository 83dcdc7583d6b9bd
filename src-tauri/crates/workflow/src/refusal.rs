//! What the workflow refuses though nothing is broken: each refusal once, with its figures and its
//! Italian sentence.

use affianca_domain::{SessionStep, format_date};
use chrono::NaiveDate;

use crate::ProblemCode;
use crate::signed_refusal::SignedRefusal;

/// A refusal a user could have expected. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The subject's state is no longer the one shown.
    StateChanged {
        /// State the screen showed.
        expected: String,
        /// State in the archive.
        found: String,
    },
    /// The session was changed since it was shown.
    SessionChanged,
    /// Something of the two employers, or people, changed since the preview.
    MergeChanged,
    /// The archive changed since a list was read.
    ListChanged,
    /// Sessions changed since the table was read.
    SessionsChanged,
    /// The rules have something against a session of a plan, which they had not when it was made.
    PlanChanged {
        /// «martedì 03/03/2026 09:00–11:00».
        session: String,
        /// What they say.
        why: String,
    },
    /// The plan has no sessions, or sessions that no plan can have.
    PlanEmpty,
    /// Something of the plan is more than a draft.
    PlanUnderWay,
    /// The report was changed since it was opened.
    ReportChanged,
    /// The version of the report was reopened.
    ReportReopened,
    /// Something on the portal's queue changed: its title.
    QueueChanged(String),
    /// This button does not exist in this state (§3.1, §3.2).
    ForbiddenStep {
        /// The step asked for.
        step: SessionStep,
        /// The session's state.
        state: String,
    },
    /// Nothing in an ended activity can change (§3.3).
    ActivityEnded,
    /// The activity cannot be concluded: why (§3.3).
    CannotEnd(String),
    /// The session can still be carried on step by step: its term has not passed (§3.2).
    StillInTime,
    /// Only what was held has a description for the register: why.
    NotHeld(String),
    /// More than seven days have passed since the notification (§2).
    AnsweredTooLate {
        /// Days the notice gives.
        days: i64,
        /// Day of the notification.
        notified: NaiveDate,
    },
    /// The request cannot be answered so: why (§2).
    ForbiddenAnswer(String),
    /// Hours and amounts can no longer be corrected: why.
    HoursFixed(&'static str),
    /// Person and voucher can no longer be corrected: why.
    PersonFixed(&'static str),
    /// Only admitted requests have documents and reports: why (§3).
    NotAdmitted(String),
    /// There is nothing to attest: why (§3.2).
    EmptyAttestation(String),
    /// There is nothing to print on a register.
    EmptyRegister {
        /// A sheet to sign beforehand was asked for.
        blank: bool,
    },
    /// A newer version of the register exists.
    RegisterReplaced,
    /// The register no longer says what is true.
    RegisterOutdated,
    /// The register on paper no longer says what is true.
    PaperOutdated,
    /// The register is on paper: there is no document of ours, and no version.
    RegisterOnPaper,
    /// The register on paper was withdrawn.
    RegisterWithdrawn,
    /// Something of ours rests on the register on paper: what.
    PaperFixed(String),
    /// The file signed digitally cannot be attached to the register.
    SignedFile(SignedRefusal),
    /// The file is no scan.
    NotAScan,
    /// No more pages of signed sheets may lie on the desk.
    DeskFull(usize),
    /// A page to be filed is of no register of this archive.
    PageOfNoRegister,
    /// The same page is to be filed twice.
    SamePageTwice(u32),
    /// A page was filed already.
    PageFiled,
    /// The file is the very scan attached last.
    SameScan,
    /// A kept file no longer has the hash it was kept with.
    KeptFileChanged,
    /// A kept file is of a kind that is not kept: another program wrote it there.
    KeptFileKind,
    /// A picture in a form that few programs open: its name.
    PhonePicture(&'static str),
    /// The file to write over is open in another program: its name.
    FileInUse(String),
    /// The file that was chosen cannot be read any more.
    FileGone,
    /// The file has no bytes.
    FileEmpty,
    /// The file is larger than what is taken, in megabytes.
    FileTooLarge(u64),
    /// Files of this kind are not attached.
    FileKind,
    /// The place for the file is not of this request.
    WrongPlace,
    /// A document with kept versions stays.
    HasVersions,
    /// Nothing has changed since the last version.
    Unchanged,
    /// The report is ready: it is reopened before it is changed.
    ReportReady,
    /// Nothing was chosen on the portal's queue.
    NothingChosen,
    /// The portal cannot hold this.
    PortalCannotHold {
        /// State here.
        here: String,
        /// State said of the portal.
        there: String,
        /// Title on the queue.
        title: String,
    },
    /// The last branch in use is not put aside.
    LastBranch,
    /// The coach at work is not put aside.
    CoachAtWork,
    /// Whose passphrase opened the archive is at work.
    CoachByKey,
    /// A coach who opens the archive with a passphrase of their own is not put aside: the name.
    CoachHasKey(String),
    /// Nobody is at work whose the passphrase could become.
    NobodyAtWork,
    /// A coach put aside is not put to work: the name.
    CoachArchived(String),
    /// The employer was merged into another.
    EmployerMerged {
        /// The employer asked for.
        name: String,
        /// The one it was merged into.
        into: String,
    },
    /// The two employers, or people, cannot become one: why.
    CannotMerge(String),
    /// The calendar file cannot be read: why.
    CalendarUnreadable(String),
    /// The merge's warnings were not taken on.
    MergeUnconfirmed,
    /// The person was merged into another.
    PersonMerged {
        /// The person asked for.
        name: String,
        /// The code of the one they were merged into.
        into: String,
    },
    /// The warnings of a merge of people were not taken on.
    PeopleUnconfirmed,
    /// A merge of people cannot be taken back: why.
    CannotPart(&'static str),
    /// What is typed in a form is longer than what is kept of one.
    UnsentTooLong,
    /// What was asked has a term, and the clock is doubted: the doubt in words.
    ClockDoubted(String),
    /// A copy is being made already.
    CopyUnderWay,
    /// No paper for an inspection.
    InspectionEmpty,
    /// No row of the journal to export.
    JournalEmpty,
    /// More rows of the journal than a paper holds.
    JournalTooLong {
        /// Rows found.
        rows: u32,
        /// Rows a paper holds.
        most: u32,
    },
    /// More rows of the statement than a paper holds.
    StatementTooLong {
        /// Rows found.
        rows: usize,
        /// Rows a paper holds.
        most: usize,
    },
}

impl Refusal {
    /// What the interface does about it: most refusals are only read.
    #[must_use]
    pub const fn code(&self) -> ProblemCode {
        match self {
            Self::StateChanged { .. }
            | Self::SessionChanged
            | Self::MergeChanged
            | Self::ListChanged
            | Self::SessionsChanged
            | Self::PlanChanged { .. }
            | Self::PlanUnderWay
            | Self::ReportChanged
            | Self::ReportReopened
            | Self::QueueChanged(_)
            | Self::ForbiddenStep { .. }
            | Self::ActivityEnded
            | Self::CannotEnd(_) => ProblemCode::Stale,
            Self::ReportReady => ProblemCode::ReportReady,
            Self::SignedFile(refusal) if refusal.may_be_scan() => ProblemCode::MayBeScan,
            _ => ProblemCode::Refused,
        }
    }

    /// The sentence a user reads.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::StateChanged { expected, found } => format!(
                "Nel frattempo qualcosa è cambiato: qui risultava {expected}, ora è {found}. La pagina è stata aggiornata, controlla e riprova."
            ),
            Self::QueueChanged(title) => format!(
                "Nel frattempo è cambiato qualcosa ({title}): l’elenco è aggiornato, controlla e riprova."
            ),
            Self::ForbiddenStep { step, state } => {
                format!("«{}» non è possibile: l’erogazione è {state}.", step.label())
            }
            Self::AnsweredTooLate { days, notified } => format!(
                "Sono passati più di {days} giorni dalla notifica del {}: la richiesta è cancellata automaticamente (§2).",
                format_date(*notified)
            ),
            Self::ClockDoubted(doubt) => format!(
                "{doubt} Questo passo ha un termine: se la data è giusta premi «La data è giusta», in alto, e riprova; altrimenti correggila nelle impostazioni del computer."
            ),
            Self::CannotEnd(why)
            | Self::NotHeld(why)
            | Self::ForbiddenAnswer(why)
            | Self::NotAdmitted(why)
            | Self::EmptyAttestation(why)
            | Self::PaperFixed(why)
            | Self::CalendarUnreadable(why)
            | Self::CannotMerge(why) => why.clone(),
            Self::SignedFile(refusal) => refusal.message(),
            Self::FileGone => "Il file scelto non si legge: è stato spostato, oppure la chiavetta è stata tolta. Sceglilo di nuovo.".into(),
            Self::FileTooLarge(megabytes) => format!(
                "Il file supera i {megabytes} MB: se è una scansione, rifalla a 200 o 300 dpi o in bianco e nero, oppure dividila."
            ),
            Self::PhonePicture("HEIC") => "La foto è in formato HEIC, che molti programmi non aprono: esportala come JPG (o salvala in PDF) e scegli quella. Per averle sempre in JPG, sull’iPhone: Impostazioni, Fotocamera, Formati, «Più compatibile».".into(),
            Self::PhonePicture(name) => format!(
                "La foto è in formato {name}, che molti programmi non aprono: esportala come JPG (o salvala in PDF) e scegli quella."
            ),
            Self::FileInUse(name) => format!(
                "«{name}» è aperto in un altro programma: chiudilo lì e riprova, oppure salva con un altro nome."
            ),
            Self::PortalCannotHold { here, there, title } => {
                format!("Qui risulta {here}: sul portale non può risultare {there} ({title}).")
            }
            Self::CoachArchived(name) => {
                format!("{name} è fra i coach archiviati: riprendilo prima di metterlo al lavoro.")
            }
            Self::CoachHasKey(name) => format!(
                "{name} apre l’archivio con una frase segreta propria: prima toglila in «Archivio», «Frase segreta»."
            ),
            Self::EmployerMerged { name, into } => {
                format!("«{name}» è stato unito a «{into}»: modifica quello.")
            }
            Self::JournalTooLong { rows, most } => format!(
                "Le operazioni sono {rows}: in un PDF ne stanno al massimo {most}. Restringi le date, oppure esporta in CSV."
            ),
            Self::StatementTooLong { rows, most } => format!(
                "Il rendiconto ha {rows} righe e un PDF ne porta al più {most}: restringi i criteri o salvalo in XLSX."
            ),
            Self::SessionChanged => {
                "L’erogazione è stata modificata nel frattempo: controlla i dati aggiornati e riprova.".into()
            }
            Self::MergeChanged => {
                "Nel frattempo qualcosa è cambiato: l’anteprima è aggiornata, controlla e riprova.".into()
            }
            Self::ListChanged => {
                "Nel frattempo l’archivio è cambiato: leggi di nuovo la tabella e controlla l’anteprima.".into()
            }
            Self::SessionsChanged => {
                "Nel frattempo le erogazioni sono cambiate: leggi di nuovo la tabella e controlla l’anteprima.".into()
            }
            Self::PlanChanged { session, why } => format!(
                "Nel frattempo qualcosa è cambiato e non è stato inserito nulla. {session}: {why} Pianifica di nuovo."
            ),
            Self::PlanEmpty => "Il piano non ha erogazioni da inserire: pianifica di nuovo.".into(),
            Self::PlanUnderWay => {
                "Il piano non si annulla più in un passo: non tutte le sue erogazioni sono ancora bozze. Annulla o chiudi quelle che servono, una per una.".into()
            }
            Self::ReportChanged => {
                "La relazione è stata modificata altrove dopo che l’hai aperta: rileggila prima di continuare.".into()
            }
            Self::ReportReopened => {
                "Questa versione della relazione è stata riaperta e non è più quella valida.".into()
            }
            Self::StillInTime => {
                "I sette giorni non sono passati: si può ancora procedere passo per passo (§3.2).".into()
            }
            Self::ActivityEnded => {
                "L’attività è TERMINATA: non si può più modificare nulla (§3.3).".into()
            }
            Self::PersonMerged { name, into } => {
                format!("«{name}» è lo stesso destinatario del codice {into}: modifica quello.")
            }
            Self::PeopleUnconfirmed => {
                "Prima conferma di aver controllato che siano la stessa persona.".into()
            }
            Self::HoursFixed(why) | Self::PersonFixed(why) | Self::CannotPart(why) => (*why).into(),
            Self::EmptyRegister { blank: true } => "Non ci sono erogazioni programmate da stampare.".into(),
            Self::EmptyRegister { blank: false } => "Non ci sono ancora erogazioni da stampare.".into(),
            Self::RegisterReplaced => "C’è già una versione più recente di questo registro.".into(),
            Self::RegisterOutdated => {
                "Il registro è superato: emetti la nuova versione e fai firmare quella.".into()
            }
            Self::PaperOutdated => {
                "Un’erogazione che il registro su carta comprende è cambiata: correggilo prima di segnare le firme.".into()
            }
            Self::RegisterOnPaper => {
                "È un registro su carta, tenuto prima di Affianca: di suo si apre la scansione, e non ha versioni.".into()
            }
            Self::RegisterWithdrawn => "Il registro su carta è stato ritirato: non cambia più.".into(),
            Self::DeskFull(most) => format!("Qui stanno al più {most} pagine per volta: archivia o togli quelle che ci sono, poi continua."),
            Self::PageOfNoRegister => "Questa pagina non è di un registro di questo archivio: non si può archiviare con gli altri.".into(),
            Self::SamePageTwice(page) => format!("La pagina {page} c’è due volte: togline una dall’elenco."),
            Self::PageFiled => "Questa pagina è già stata archiviata.".into(),
            Self::SameScan => "È la stessa scansione già allegata a questo registro: non serve allegarla di nuovo.".into(),
            Self::KeptFileChanged => "Il file conservato non è più quello che era stato allegato (l’impronta non corrisponde): non viene aperto. Verifica l’integrità dell’archivio.".into(),
            Self::KeptFileKind => "Il file conservato non è un PDF, un’immagine o un documento DOCX, ODT o XLSX senza macro: non l’ha messo lì Affianca, e non viene aperto.".into(),
            Self::NotAScan => "Il file non è una scansione: servono PDF, JPEG, PNG o TIFF.".into(),
            Self::FileEmpty => "Il file è vuoto.".into(),
            Self::FileKind => {
                "Questo tipo di file non si può allegare: servono PDF, immagini (JPEG, PNG, TIFF) o documenti DOCX, ODT, XLSX senza macro.".into()
            }
            Self::WrongPlace => "Il file va allegato a una richiesta o a una delle sue attività.".into(),
            Self::HasVersions => "Il documento ha versioni salvate: resta nell’archivio.".into(),
            Self::Unchanged => "Niente è cambiato dall’ultima versione salvata.".into(),
            Self::ReportReady => "La relazione è già pronta: riaprila per modificarla.".into(),
            Self::NothingChosen => "Scegli almeno una voce.".into(),
            Self::LastBranch => {
                "È l’unico sportello attivo: aggiungine un altro prima di archiviarlo.".into()
            }
            Self::CoachByKey => {
                "Ogni coach ha la sua frase segreta: è al lavoro chi ha aperto l’archivio. Per cambiare, blocca e apri con l’altra frase.".into()
            }
            Self::NobodyAtWork => {
                "Prima scegli in alto a destra chi è al lavoro: la frase di adesso diventa la sua.".into()
            }
            Self::CoachAtWork => "È il coach al lavoro: scegline un altro prima di archiviarlo.".into(),
            Self::MergeUnconfirmed => {
                "Prima conferma di aver controllato che siano lo stesso datore di lavoro.".into()
            }
            Self::UnsentTooLong => {
                "Il testo è troppo lungo per essere conservato mentre lo scrivi: invialo o accorcialo.".into()
            }
            Self::CopyUnderWay => "Una copia è già in corso: aspetta che finisca.".into(),
            Self::InspectionEmpty => "Non c’è ancora nessuna carta da mettere nel fascicolo: registri, documenti e attestazioni ci entrano quando sono emessi o salvati.".into(),
            Self::JournalEmpty => "Nessuna operazione corrisponde: non c’è nulla da esportare.".into(),
        }
    }
}
