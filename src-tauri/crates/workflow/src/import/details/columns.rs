//! The columns of a list of people served and of one of coaches, as spreadsheets name them.

use affianca_tables::columns;

columns! {
    /// A column of a list of people served.
    PersonColumn,
    2,
    "Non si trovano le intestazioni della tabella dei destinatari (Codice fiscale, Cognome, Nome, Telefono, E-mail…): serve la riga con i nomi delle colonne.",
    |has| {
        let code = PersonColumn::TaxCode;
        if has(code) { Vec::new() } else { vec![code] }
    };
    TaxCode = "Codice fiscale" | "CF" | "C.F." | "Codice fiscale destinatario";
    Surname = "Cognome" | "Cognome destinatario";
    Name = "Nome" | "Nome destinatario";
    BirthDate = "Data di nascita" | "Data nascita" | "Nato il" | "Nata il" | "Nato/a il";
    Birthplace = "Luogo di nascita" | "Comune di nascita" | "Nato a" | "Nata a" | "Nato/a a";
    Phone = "Telefono" | "Tel" | "Cellulare" | "Numero di telefono" | "Recapito telefonico";
    Email = "E-mail" | "Posta elettronica" | "Mail" | "Indirizzo e-mail";
    DailyLimit = "Limite giornaliero" | "Ore al giorno" | "Massimo al giorno";
    WeeklyLimit = "Limite settimanale" | "Ore a settimana" | "Ore settimanali" | "Massimo a settimana";
}

columns! {
    /// A column of a list of coaches.
    CoachColumn,
    2,
    "Non si trovano le intestazioni della tabella dei coach (Cognome, Nome, Sportello): serve la riga con i nomi delle colonne.",
    |has| {
        let mut missing = vec![CoachColumn::Surname, CoachColumn::Name];
        missing.retain(|column| !has(*column));
        missing
    };
    Surname = "Cognome" | "Cognome coach" | "Cognome operatore";
    Name = "Nome" | "Nome coach" | "Nome operatore";
    Branch = "Sportello" | "Sede" | "Sede operativa";
}
