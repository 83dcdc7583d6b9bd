//! The columns of a list of employers, under the names that spreadsheets and other programs give them.

use affianca_tables::columns;

columns! {
    /// A column of a list of employers.
    FirmColumn,
    2,
    "Non si trovano le intestazioni della tabella dei datori di lavoro (Ragione sociale, Indirizzo, Comune, Codice fiscale, Referente…): serve la riga con i nomi delle colonne.",
    |has| {
        let name = FirmColumn::Name;
        if has(name) { Vec::new() } else { vec![name] }
    };
    Name = "Ragione sociale" | "Denominazione" | "Nome" | "Datore di lavoro" | "Azienda" | "Impresa" | "Ditta";
    Address = "Indirizzo" | "Via" | "Sede" | "Sede operativa";
    Municipality = "Comune" | "Città" | "Località";
    PatronDay = "Festa del patrono" | "Patrono";
    TaxCode = "Codice fiscale" | "CF" | "CF o P. IVA" | "Codice fiscale o partita IVA";
    VatNumber = "Partita IVA" | "P. IVA";
    Surname = "Cognome referente" | "Cognome del referente" | "Referente" | "Referente aziendale";
    GivenName = "Nome referente" | "Nome del referente";
    Role = "Ruolo" | "Ruolo referente" | "Mansione";
    Phone = "Telefono" | "Telefono referente" | "Tel" | "Cellulare";
    Email = "E-mail" | "Posta elettronica" | "Mail" | "E-mail referente";
}
