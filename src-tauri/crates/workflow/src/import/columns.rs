//! The columns of the table of requests, in the manual's words.

use affianca_tables::columns;

columns! {
    /// A column of the table of requests.
    Column,
    3,
    "Non si trovano le intestazioni della tabella delle richieste (Stato preselezione, Codice OPAL, Cognome, Nome, Codice fiscale, CPI, Voce di spesa, Ore…): serve la riga con i nomi delle colonne, come sul portale.",
    |has| {
        use Column::{Centre, Component, Expense, Hours, Name, Opal, State, Surname, TaxCode};
        let mut missing: Vec<Column> = [State, Opal, Surname, Name, TaxCode, Centre, Hours]
            .into_iter()
            .filter(|column| !has(*column))
            .collect();
        if !has(Expense) && !has(Component) {
            missing.push(Expense);
        }
        missing
    };
    State = "Stato preselezione" | "Situazione" | "Stato richiesta";
    RequestDate = "Data richiesta";
    NotifiedDate = "Data notifica" | "Data di notifica" | "Notificata il";
    Opal = "Codice OPAL" | "OPAL";
    Description = "Descrizione" | "Descrizione OPAL";
    Holder = "Titolare" | "Ente titolare";
    Surname = "Cognome";
    Name = "Nome";
    TaxCode = "Codice fiscale" | "CF";
    Centre = "CPI" | "Centro per l’impiego";
    VoucherId = "Id voucher" | "Identificativo voucher";
    VoucherEnds = "Scadenza voucher" | "Scadenza del voucher" | "Data scadenza" | "Data scadenza voucher" | "Fine validità" | "Data fine validità" | "Fine validità voucher" | "Valido fino al";
    VoucherKind = "Tipo voucher" | "Tipo di voucher" | "Tipologia voucher";
    ActivityState = "Stato attività";
    Component = "Componente" | "Attività";
    Expense = "Voce di spesa";
    Hours = "Ore" | "Ore:minuti" | "Ore concordate";
    Amount = "Importo" | "Importo EUR" | "Valore";
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use affianca_tables::{Heading, Headings, plain};

    use super::*;

    #[test]
    fn the_portal_s_headings_are_known_however_they_are_written() {
        let row = [
            "IMPORTO €",
            "ore:minuti",
            " Codice  opal",
            "STATO ATTIVITA'",
            "Note",
            "c.f.",
        ];
        let headings = Headings::<Column>::of(row).unwrap();
        assert_eq!(headings.place(Column::Amount), Some(0));
        assert_eq!(headings.place(Column::Hours), Some(1));
        assert_eq!(headings.place(Column::Opal), Some(2));
        assert_eq!(headings.place(Column::ActivityState), Some(3));
        assert_eq!(headings.place(Column::TaxCode), Some(5));
        assert_eq!(headings.ignored, ["Note"]);
    }

    #[test]
    fn every_missing_column_is_named() {
        let headings = Headings::<Column>::of(["Codice OPAL", "Cognome", "Nome", "Ore"]).unwrap();
        assert_eq!(
            headings.check().unwrap_err().to_string(),
            "Mancano le colonne «Stato preselezione», «Codice fiscale», «CPI» e «Voce di spesa»."
        );
    }

    #[test]
    fn no_two_columns_answer_to_one_name() {
        let mut names: Vec<String> = <Column as Heading>::ALL
            .iter()
            .flat_map(|column| {
                std::iter::once(&column.label())
                    .chain(column.other_names())
                    .map(|name| plain(name))
                    .collect::<Vec<_>>()
            })
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
