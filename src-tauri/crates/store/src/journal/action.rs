//! Every user's operation, named once: its stable code and how the journal tells it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal => $words:literal;)*) => {
        /// A user's operation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Action {
            /// Every operation there is, for the journal's filter.
            pub const ALL: &[Action] = &[$(Action::$name),*];

            /// The stable code kept in the journal.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Action::$name => $code,)* }
            }

            /// What was done, in Italian.
            #[must_use]
            pub const fn describe(self) -> &'static str {
                match self { $(Action::$name => $words,)* }
            }
        }
    };
}

actions! {
    /// The archive was created.
    CreateArchive = "CREATE_ARCHIVE" => "Archivio creato";
    /// The passphrase was changed.
    ChangePassphrase = "CHANGE_PASSPHRASE" => "Frase segreta cambiata";
    /// The archive was opened with a passphrase.
    Unlock = "UNLOCK" => "Archivio aperto";
    /// A coach was given a passphrase of their own.
    AddKey = "ADD_KEY" => "Accesso dato a un coach";
    /// A coach's passphrase was taken away.
    RemoveKey = "REMOVE_KEY" => "Accesso tolto a un coach";
    /// A paper, a scan or an attached file was opened in the system's viewer.
    OpenPaper = "OPEN_PAPER" => "Documento aperto";
    /// A paper was sent to the printer.
    PrintPaper = "PRINT_PAPER" => "Documento stampato";
    /// A paper or an attached file left the archive in a file.
    SavePaper = "SAVE_PAPER" => "Documento salvato in un file";
    /// A new recovery code was made.
    NewRecoveryCode = "NEW_RECOVERY_CODE" => "Nuovo codice di recupero";
    /// All that is held of one person was taken out.
    ExportPerson = "EXPORT_PERSON" => "Dati di una persona esportati";
    /// The journal was taken out.
    ExportJournal = "EXPORT_JOURNAL" => "Giornale esportato";
    /// The archive was opened with the recovery code.
    Recover = "RECOVER" => "Archivio aperto con il codice di recupero";
    /// A copy was made.
    Copy = "COPY" => "Copia di sicurezza";
    /// A copy took the place of the archive.
    Restore = "RESTORE" => "Copia ripristinata";
    /// The archive was encrypted anew, under another key.
    ChangeKey = "CHANGE_KEY" => "Archivio cifrato con una chiave nuova";
    /// The computer's date, which was doubted, is right.
    ConfirmClock = "CONFIRM_CLOCK" => "Data del computer confermata";
    /// Another coach is at work.
    CoachAtWork = "COACH_AT_WORK" => "Coach al lavoro cambiato";
    /// The folder of the scheduled copies was chosen, or given up.
    CopiesFolder = "COPIES_FOLDER" => "Cartella delle copie automatiche scelta o tolta";
    /// The minutes after which the archive locks by itself were chosen.
    LockMinutes = "LOCK_MINUTES" => "Minuti del blocco cambiati";
    /// The window may stand in pictures of the screen, or not.
    ScreenCapture = "SCREEN_CAPTURE" => "Cattura dello schermo consentita o esclusa";
    /// The notice on the desktop was turned on or off.
    DailyNotice = "DAILY_NOTICE" => "Avviso giornaliero cambiato";
    /// The list of first steps was put away, or brought back.
    FirstSteps = "FIRST_STEPS" => "Elenco «Per cominciare» nascosto o mostrato";
    /// The provider was changed.
    SaveProvider = "SAVE_PROVIDER" => "Ente modificato";
    /// A branch was added or changed.
    SaveBranch = "SAVE_BRANCH" => "Sportello salvato";
    /// A branch was put aside, or taken back.
    ArchiveBranch = "ARCHIVE_BRANCH" => "Sportello archiviato o ripreso";
    /// A coach was added or changed.
    SaveCoach = "SAVE_COACH" => "Coach salvato";
    /// A coach was put aside, or taken back.
    ArchiveCoach = "ARCHIVE_COACH" => "Coach archiviato o ripreso";
    /// An employment centre was added or changed.
    SaveCentre = "SAVE_CENTRE" => "CPI salvato";
    /// An employer was added or changed.
    SaveEmployer = "SAVE_EMPLOYER" => "Datore di lavoro salvato";
    /// Employers were imported.
    ImportEmployers = "IMPORT_EMPLOYERS" => "Datori di lavoro importati";
    /// Details of people served were imported.
    ImportPeople = "IMPORT_PEOPLE" => "Dati dei destinatari importati";
    /// Coaches were imported.
    ImportCoaches = "IMPORT_COACHES" => "Coach importati";
    /// Two employers became one.
    MergeEmployers = "MERGE_EMPLOYERS" => "Datori di lavoro uniti";
    /// Two employers that look alike are two.
    EmployersApart = "EMPLOYERS_APART" => "Datori di lavoro segnati come diversi";
    /// A company contact was added or changed.
    SaveContact = "SAVE_CONTACT" => "Referente aziendale salvato";
    /// A beneficiary's profile was changed.
    SaveBeneficiary = "SAVE_BENEFICIARY" => "Profilo del destinatario salvato";
    /// Two beneficiaries became one.
    MergePeople = "MERGE_PEOPLE" => "Destinatari uniti";
    /// A merge of two beneficiaries was taken back.
    PartPeople = "PART_PEOPLE" => "Unione dei destinatari annullata";
    /// Two beneficiaries who look alike are two.
    PeopleApart = "PEOPLE_APART" => "Destinatari segnati come diversi";
    /// The hours of a week were added or changed.
    SaveWeek = "SAVE_WEEK" => "Orari della settimana salvati";
    /// The hours of a week were taken away.
    RemoveWeek = "REMOVE_WEEK" => "Orari della settimana tolti";
    /// An absence or closing days were added or changed.
    SaveAbsence = "SAVE_ABSENCE" => "Assenza o chiusura salvata";
    /// An absence or closing days were taken away.
    RemoveAbsence = "REMOVE_ABSENCE" => "Assenza o chiusura tolta";
    /// How long it takes between two places was told.
    SaveWay = "SAVE_WAY" => "Tempo di viaggio salvato";
    /// How long it takes between two places was taken away.
    RemoveWay = "REMOVE_WAY" => "Tempo di viaggio tolto";
    /// Sessions left the archive as a calendar file.
    ExportCalendar = "EXPORT_CALENDAR" => "Calendario esportato";
    /// A coach's own commitments came in with a calendar file.
    ImportCalendar = "IMPORT_CALENDAR" => "Impegni ripresi dal calendario";
    /// A request was entered by hand.
    NewRequest = "NEW_REQUEST" => "Richiesta inserita";
    /// A request's data were corrected.
    EditRequest = "EDIT_REQUEST" => "Dati della richiesta modificati";
    /// Requests were imported.
    Import = "IMPORT" => "Richieste importate";
    /// A request was admitted.
    Admit = "ADMIT" => "Ammissione al servizio";
    /// A request was refused.
    Refuse = "REFUSE" => "Richiesta rifiutata";
    /// A request was cancelled past day 7.
    Expire = "EXPIRE" => "Richiesta cancellata automaticamente";
    /// A session was entered.
    EnterSession = "ENTER_SESSION" => "Erogazione inserita";
    /// A session was edited.
    EditSession = "EDIT_SESSION" => "Erogazione modificata";
    /// A session's description or private note was written.
    DescribeSession = "DESCRIBE_SESSION" => "Descrizione dell’erogazione scritta";
    /// A session was scheduled.
    ScheduleSession = "SCHEDULE_SESSION" => "Erogazione programmata";
    /// A session was started.
    StartSession = "START_SESSION" => "Erogazione avviata";
    /// A session was concluded.
    ConcludeSession = "CONCLUDE_SESSION" => "Erogazione conclusa";
    /// A draft was cancelled.
    CancelSession = "CANCEL_SESSION" => "Erogazione annullata";
    /// A session was closed negatively.
    CloseSession = "CLOSE_SESSION" => "Erogazione chiusa negativamente";
    /// A plan was accepted: its sessions were entered.
    AcceptPlan = "ACCEPT_PLAN" => "Piano accettato";
    /// A plan was taken back: its drafts were cancelled.
    UndoPlan = "UNDO_PLAN" => "Piano annullato";
    /// A series of sessions was entered.
    EnterSeries = "ENTER_SERIES" => "Erogazioni inserite in serie";
    /// A draft of a series was edited with those after it.
    EditSeries = "EDIT_SERIES" => "Erogazioni di una serie modificate";
    /// A draft of a series was cancelled with those after it.
    CancelSeries = "CANCEL_SERIES" => "Erogazioni di una serie annullate";
    /// Many sessions were scheduled.
    ScheduleMany = "SCHEDULE_MANY" => "Erogazioni programmate insieme";
    /// A session was started and concluded.
    HoldSession = "HOLD_SESSION" => "Erogazione avviata e conclusa";
    /// A session was not held, and another entered in its place.
    MissSession = "MISS_SESSION" => "Erogazione non svolta";
    /// The sessions of some days were not held.
    MissDays = "MISS_DAYS" => "Giornate saltate";
    /// The reasons for which sessions are not held were changed.
    MissedReasons = "MISSED_REASONS" => "Motivi delle erogazioni non svolte modificati";
    /// A session was recorded after its term, the portal holding it already.
    RecordAfterwards = "RECORD_AFTERWARDS" => "Erogazione registrata in seguito: era già sul portale";
    /// Sessions of the portal's table were taken in, and held beside those here.
    ImportSessions = "IMPORT_SESSIONS" => "Erogazioni riprese dal portale";
    /// An activity was concluded.
    EndActivity = "END_ACTIVITY" => "Attività conclusa";
    /// A register was issued.
    IssueRegister = "ISSUE_REGISTER" => "Registro emesso";
    /// A register kept on paper was recorded.
    RecordPaperRegister = "PAPER_REGISTER" => "Registro su carta aggiunto";
    /// A register kept on paper was corrected.
    CorrectPaperRegister = "CORRECT_PAPER_REGISTER" => "Registro su carta corretto";
    /// A register kept on paper was withdrawn.
    WithdrawPaperRegister = "WITHDRAW_PAPER_REGISTER" => "Registro su carta ritirato";
    /// A signature was recorded.
    SignRegister = "SIGN_REGISTER" => "Firma segnata sul registro";
    /// The mark of a signature was taken back.
    TakeSignatureBack = "SIGNATURE_BACK" => "Firma tolta dal registro";
    /// A scan was attached.
    AttachScan = "ATTACH_SCAN" => "Scansione allegata al registro";
    /// Pages of signed sheets became a scan of their register.
    FileSheets = "FILE_SHEETS" => "Fogli firmati archiviati";
    /// What the scan shows in the place of a row was said by hand.
    SayRowSignature = "SAY_ROW_SIGNATURE" => "Firma di riga annotata dalla scansione";
    /// A file signed digitally was attached.
    AttachSignedFile = "ATTACH_SIGNED" => "File firmato digitalmente allegato al registro";
    /// Buttons were pressed on the portal.
    ReportToPortal = "REPORTED" => "Segnato come riportato sul portale";
    /// What the portal is thought to hold was corrected.
    CorrectPortal = "PORTAL_CORRECTED" => "Stato sul portale corretto";
    /// The portal's ID of a session was written down.
    PortalId = "PORTAL_ID" => "ID del portale annotato";
    /// A final report was made ready.
    ReadyReport = "READY_REPORT" => "Relazione sugli esiti pronta";
    /// A final report was opened again.
    ReopenReport = "REOPEN_REPORT" => "Relazione sugli esiti riaperta";
    /// A final report was handed over to the CPI.
    DeliverReport = "DELIVER_REPORT" => "Consegna della relazione al CPI segnata";
    /// An attestation was issued.
    IssueAttestation = "ISSUE_ATTESTATION" => "Attestazione emessa";
    /// A statement left the archive in a file.
    ExportStatement = "EXPORT_STATEMENT" => "Rendiconto esportato";
    /// All that an inspection asks for left the archive.
    ExportInspection = "EXPORT_INSPECTION" => "Fascicolo per la verifica preparato";
    /// A plan of meetings left the archive.
    PlanOnPaper = "PLAN_ON_PAPER" => "Piano degli incontri stampato o salvato";
    /// A document was begun.
    NewOutput = "NEW_OUTPUT" => "Documento iniziato";
    /// A version of a document was kept.
    KeepOutput = "KEEP_OUTPUT" => "Versione del documento salvata";
    /// A version was taken up again as the draft.
    RestoreOutput = "RESTORE_OUTPUT" => "Versione del documento ripresa come bozza";
    /// A document that had no version was thrown away.
    DiscardOutput = "DISCARD_OUTPUT" => "Bozza del documento eliminata";
    /// A model of documents was changed.
    SaveTemplate = "SAVE_TEMPLATE" => "Modello di documento modificato";
    /// A file from elsewhere was attached.
    AttachFile = "ATTACH_FILE" => "File allegato";
    /// Day and delivery of an attached file were told.
    TellFile = "TELL_FILE" => "Data e consegna del file annotate";
    /// An attached file was taken away.
    RemoveFile = "REMOVE_FILE" => "File allegato tolto";
}

impl Action {
    /// The codes of what changes nothing in the archive, as SQL lists them: looking at it does not make
    /// it newer.
    pub const LOOKING: &str = "'UNLOCK', 'OPEN_PAPER', 'PRINT_PAPER', 'SAVE_PAPER'";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_is_listed_by_its_codes() {
        let looking = [
            Action::Unlock,
            Action::OpenPaper,
            Action::PrintPaper,
            Action::SavePaper,
        ];
        let codes = looking.map(|action| format!("'{}'", action.code()));
        assert_eq!(Action::LOOKING, codes.join(", "));
    }
}
