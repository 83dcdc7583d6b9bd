//! The two papers a coach hands over at the end (§3.2), said as a [`Paper`]: the final report and the
//! attestation of the service delivered. What they say is decided elsewhere; here only how it reads.

use affianca_domain::{
    AttestationSheet, AttestedActivity, Cents, DocumentHead, ReportSheet, format_date,
};

use crate::paper::parts::{bold, column, fact, heading, regular};
use crate::{Block, Paper};

/// What opens an item of a list in plain text.
const DASHES: [&str; 4] = ["– ", "- ", "• ", "* "];

/// The final report as a paper.
#[must_use]
pub fn report_paper(sheet: &ReportSheet) -> Paper {
    let head = &sheet.head;
    let mut facts = vec![fact("Data di redazione", format_date(sheet.drafted.date()))];
    facts.push(fact("Esito", sheet.outcome.label()));
    facts.extend(recipient(head));
    facts.push(fact("CPI", &head.centre));
    facts.extend(body(head));
    let mut blocks = Vec::new();
    for chapter in &sheet.chapters {
        blocks.push(heading(&chapter.title));
        blocks.extend(prose(&chapter.text));
    }
    Paper {
        kind: "RELAZIONE SUGLI ESITI DEL PERCORSO DI AFFIANCAMENTO".to_owned(),
        service: head.service.clone(),
        title: format!(
            "Relazione sugli esiti – {}, versione {}",
            head.opal, sheet.version
        ),
        reference_text: head.reference_text.clone(),
        facts,
        blocks,
        signatures: vec![
            format!("Il coach: {}", sheet.author),
            "Per ricevuta, l’operatore del CPI:".to_owned(),
        ],
        footer: format!(
            "Relazione sugli esiti, versione {}: redatta dall’ente con Affianca e conservata agli atti \
             presso la sede operativa (§3.2); non è generata dal portale regionale.",
            sheet.version
        ),
        drafted: sheet.drafted,
        landscape: false,
        journal: sheet.journal.clone(),
        codes: sheet.codes.clone(),
    }
}

/// An attestation as a paper; without its number it says that it is a preview.
#[must_use]
pub fn attestation_paper(sheet: &AttestationSheet) -> Paper {
    let head = &sheet.head;
    let number = sheet.number.as_deref().unwrap_or("anteprima, non emessa");
    let mut facts = vec![
        fact("Numero", number),
        fact("Data di redazione", format_date(sheet.issued.date())),
    ];
    facts.extend(recipient(head));
    facts.push(fact("CPI", &head.centre));
    facts.extend(body(head));
    let mut blocks = vec![
        Block::Paragraph(vec![
            regular(
                "Si attesta che alla persona indicata sono state erogate, nell’ambito del servizio ",
            ),
            regular(&head.service),
            regular(", le attività elencate di seguito, per complessive "),
            bold(&format!("{} ore", sheet.minutes)),
            regular(" e un importo di "),
            bold(&sheet.amount.to_string()),
            regular("."),
        ]),
        Block::Paragraph(vec![bold(
            "Questa attestazione è dell’ente, che l’ha prodotta con Affianca: non è quella che produce \
             IDO, il portale regionale, e non la sostituisce.",
        )]),
        heading("Riepilogo"),
        summary(sheet),
        Block::Paragraph(vec![regular(&rounding(sheet.rate))]),
    ];
    for activity in &sheet.activities {
        blocks.push(heading(&format!("{} – {}", activity.code, activity.title)));
        blocks.push(sessions(activity));
    }
    Paper {
        kind: "ATTESTAZIONE DEL SERVIZIO EROGATO".to_owned(),
        service: head.service.clone(),
        title: format!("Attestazione del servizio erogato {number} – {}", head.opal),
        reference_text: head.reference_text.clone(),
        facts,
        blocks,
        signatures: vec![
            format!(
                "Il referente dell’ente: {}",
                sheet.referent.as_deref().unwrap_or_default()
            ),
            format!("Il coach: {}", head.coach),
        ],
        footer: format!(
            "Attestazione {number}: documento dell’ente prodotto con Affianca, non dal portale regionale \
             (IDO). La partecipazione risulta dal registro attività firmato (§3.2)."
        ),
        drafted: sheet.issued,
        landscape: false,
        journal: sheet.journal.clone(),
        codes: sheet.codes.clone(),
    }
}

fn rounding(rate: Cents) -> String {
    format!(
        "Contano solo le erogazioni nello stato EROGATA. Importi a {rate} l’ora, arrotondati al centesimo \
         sul totale di ogni attività (mezzo centesimo per eccesso)."
    )
}

fn summary(sheet: &AttestationSheet) -> Block {
    let row = |activity: &AttestedActivity| {
        vec![
            format!("{} {}", activity.code, activity.title),
            activity.sessions.len().to_string(),
            activity.agreed.to_string(),
            activity.minutes.to_string(),
            activity.amount.to_string(),
        ]
    };
    let sessions: usize = sheet
        .activities
        .iter()
        .map(|activity| activity.sessions.len())
        .sum();
    let agreed: affianca_domain::Minutes = sheet
        .activities
        .iter()
        .map(|activity| activity.agreed)
        .sum();
    Block::Table {
        caption: None,
        columns: vec![
            column("attività", 4.0, false),
            column("erogazioni", 1.2, true),
            column("ore concordate", 1.2, true),
            column("ore erogate", 1.2, true),
            column("importo", 1.4, true),
        ],
        rows: sheet.activities.iter().map(row).collect(),
        total: Some(vec![
            "totale".to_owned(),
            sessions.to_string(),
            agreed.to_string(),
            sheet.minutes.to_string(),
            sheet.amount.to_string(),
        ]),
    }
}

fn sessions(activity: &AttestedActivity) -> Block {
    if activity.sessions.is_empty() {
        return Block::Paragraph(vec![regular("Nessuna erogazione conclusa.")]);
    }
    let rows = activity.sessions.iter().map(|session| {
        vec![
            format_date(session.date),
            session.start.clone(),
            session.end.clone(),
            session.minutes.to_string(),
            session.place.clone(),
            session.coach.clone(),
        ]
    });
    Block::Table {
        caption: None,
        columns: vec![
            column("data", 1.3, false),
            column("inizio", 0.8, true),
            column("fine", 0.8, true),
            column("ore", 0.8, true),
            column("luogo", 3.0, false),
            column("coach", 2.0, false),
        ],
        rows: rows.collect(),
        total: Some(vec![
            "totale".to_owned(),
            String::new(),
            String::new(),
            activity.minutes.to_string(),
            format!("importo {}", activity.amount),
        ]),
    }
}

/// Who the paper is about, as §3.2 asks: Id voucher, name and surname, CF.
fn recipient(head: &DocumentHead) -> [(String, String); 4] {
    [
        fact(
            "Id voucher · tipo",
            &match head.voucher_id.as_str() {
                "" => format!("– · {}", head.voucher_kind),
                id => format!("{id} · {}", head.voucher_kind),
            },
        ),
        fact("Codice OPAL", &head.opal),
        fact(
            "Destinatario (titolare del voucher)",
            format!("{} {}", head.surname, head.name),
        ),
        fact("Codice fiscale", &head.tax_code),
    ]
}

fn body(head: &DocumentHead) -> [(String, String); 4] {
    [
        fact("Ente titolare ed erogatore", &head.provider),
        fact("Sportello", &head.branch),
        fact(
            "Datore di lavoro",
            head.employer.as_deref().unwrap_or_default(),
        ),
        fact("Coach", &head.coach),
    ]
}

/// Plain text as blocks: empty lines part paragraphs, a line that opens with a dash is an item.
fn prose(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut lines = paragraph
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty())
            .peekable();
        while lines.peek().is_some() {
            let mut items = Vec::new();
            while let Some(item) = lines.peek().and_then(|line| item(line)) {
                items.push(vec![regular(item)]);
                lines.next();
            }
            if !items.is_empty() {
                blocks.push(Block::List {
                    ordered: false,
                    items,
                });
            }
            let mut words = Vec::new();
            while let Some(line) = lines.next_if(|line| item(line).is_none()) {
                words.push(line);
            }
            if !words.is_empty() {
                blocks.push(Block::Paragraph(vec![regular(&words.join("\n"))]));
            }
        }
    }
    blocks
}

fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    DASHES.iter().find_map(|dash| line.strip_prefix(dash))
}
