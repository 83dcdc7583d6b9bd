//! The columns of the portal's table *Erogazioni* (§3.1), and those a file of many activities has beside them.

use affianca_tables::columns;

columns! {
    /// A column of the table of sessions.
    SessionColumn,
    3,
    "Non si trovano le intestazioni della tabella delle erogazioni (ID, Stato, Operatore, Data, Inizio, Fine, Ore): serve la riga con i nomi delle colonne, come sul portale.",
    |has| {
        use SessionColumn::{Date, End, Start, State};
        [State, Date, Start, End].into_iter().filter(|column| !has(*column)).collect()
    };
    Id = "ID" | "Id erogazione" | "ID ▼" | "ID ▲" | "Numero";
    State = "Stato" | "Stato erogazione";
    Coach = "Operatore" | "Coach" | "Job coach";
    Date = "Data" | "Giorno" | "Data erogazione";
    Start = "Inizio" | "Ora inizio" | "Dalle";
    End = "Fine" | "Ora fine" | "Alle";
    Hours = "Ore" | "Ore:minuti" | "Durata";
    Opal = "Codice OPAL" | "OPAL";
    Expense = "Voce di spesa" | "Componente" | "Attività";
    Place = "Luogo";
    Description = "Descrizione per il registro" | "Descrizione";
    Actions = "Azioni";
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use affianca_tables::Headings;

    use super::*;

    #[test]
    fn the_headings_of_every_table_of_the_manual_are_known() {
        for row in [
            [
                "ID",
                "Stato",
                "Operatore",
                "Data",
                "Inizio",
                "Fine",
                "Ore",
                "Azioni",
            ],
            [
                "ID ▼",
                "Stato",
                "Operatore",
                "Data",
                "Inizio",
                "Fine",
                "Ore",
                "Azioni",
            ],
            [
                "ID",
                "Stato",
                "Operatore",
                "Data",
                "Inizio",
                "Fine",
                "Ore:minuti",
                "Azioni",
            ],
        ] {
            let headings = Headings::<SessionColumn>::of(row).unwrap();
            assert_eq!(headings.check(), Ok(()));
            assert_eq!(
                (headings.known(), headings.ignored.len()),
                (8, 0),
                "{row:?}"
            );
        }
    }

    #[test]
    fn a_table_of_requests_is_none_of_sessions() {
        let row = [
            "Stato preselezione",
            "Codice OPAL",
            "Cognome",
            "Nome",
            "CPI",
            "Ore",
        ];
        assert!(Headings::<SessionColumn>::of(row).is_none());
    }
}
