//! All that is held of a person said as a [`Paper`]: a table for each thing, on pages lying down.

use affianca_domain::PersonSheet;

use crate::paper::parts::{column, fact, heading, regular};
use crate::{Block, Paper};

/// What is held of a person, as a paper.
#[must_use]
pub fn person_paper(sheet: &PersonSheet) -> Paper {
    let mut blocks = vec![Block::Paragraph(vec![regular(
        "Tutto ciò che l’archivio dell’ente conserva di questa persona, sotto ogni suo codice, alla data in \
         fondo alla pagina (artt. 15 e 20 del Regolamento UE 2016/679). Ciò che riguarda altre persone non è \
         riportato.",
    )])];
    for table in &sheet.tables {
        blocks.push(heading(&table.heading));
        let columns = table.columns.iter();
        blocks.push(Block::Table {
            caption: None,
            columns: columns
                .map(|(head, share)| column(head, *share, false))
                .collect(),
            rows: table.rows.clone(),
            total: None,
        });
    }
    Paper {
        kind: "DATI DI UNA PERSONA".to_owned(),
        service: "Affianca".to_owned(),
        title: "Dati di una persona".to_owned(),
        reference_text: String::new(),
        facts: vec![
            fact("Ente", sheet.provider.clone()),
            fact("Persona", sheet.person.clone()),
            fact("Codice fiscale", sheet.tax_code.clone()),
        ],
        blocks,
        signatures: Vec::new(),
        footer: "Dati conservati dall’ente in Affianca: documento dell’ente, tratto dal suo archivio; non è \
                 generato dal portale regionale."
            .to_owned(),
        drafted: sheet.made,
        landscape: true,
        journal: sheet.journal.clone(),
        codes: None,
    }
}
