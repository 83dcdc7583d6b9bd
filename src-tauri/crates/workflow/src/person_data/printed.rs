//! What is held of a person as tables to read: which, with which columns, and how a value is written.

use affianca_domain::{
    BeneficiaryId, Cents, Minutes, PersonTable, RegisterId, Signer, TimeOfDay, format_date,
};
use affianca_store::{Column, ReadColumn as _, rows};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::OWN;
use crate::Result;

/// How a value is written.
#[derive(Clone, Copy)]
enum As {
    Words,
    Day,
    Moment,
    Duration,
    Time,
    Money,
    /// The number of a register, by its id.
    Register,
    Signer,
    /// Seven days of hours.
    Week,
}

/// A column: its heading, its width beside the others, how its values are written.
type Head = (&'static str, f32, As);

struct Printed {
    heading: &'static str,
    columns: &'static [Head],
    question: &'static str,
}

use As::{Day, Duration, Moment, Money, Register, Time, Week, Words};

const PRINTED: &[Printed] = &[
    Printed {
        heading: "Chi è",
        columns: &[
            ("cognome e nome", 2.0, Words),
            ("codice fiscale", 2.0, Words),
            ("nascita", 1.2, Day),
            ("luogo", 1.5, Words),
            ("telefono", 1.5, Words),
            ("e-mail", 2.0, Words),
            ("limite al giorno", 1.0, Duration),
            ("limite a settimana", 1.0, Duration),
            ("unito il", 1.3, Moment),
        ],
        question: "SELECT surname || ' ' || name, tax_code, birth_date, birthplace, phone, email, daily_limit,
                weekly_limit, merged_at
            FROM beneficiary WHERE id IN person ORDER BY merged_into IS NOT NULL, id",
    },
    Printed {
        heading: "Quando può",
        columns: &[("dal", 1.0, Day), ("al", 1.0, Day), ("orari", 6.0, Week)],
        question: "SELECT from_day, to_day, days FROM week_hours WHERE beneficiary_id IN person ORDER BY 1",
    },
    Printed {
        heading: "Assenze",
        columns: &[
            ("dal", 1.0, Day),
            ("al", 1.0, Day),
            ("dalle", 0.8, Time),
            ("alle", 0.8, Time),
            ("nota", 4.0, Words),
        ],
        question: "SELECT from_day, to_day, start, \"end\", note FROM absence WHERE beneficiary_id IN person
            ORDER BY 1, 3",
    },
    Printed {
        heading: "Richieste",
        columns: &[
            ("OPAL", 1.4, Words),
            ("stato", 1.2, Words),
            ("richiesta", 1.1, Day),
            ("notifica", 1.1, Day),
            ("voucher", 1.2, Words),
            ("id", 0.9, Words),
            ("fino al", 1.1, Day),
            ("CPI", 1.3, Words),
            ("sportello", 1.2, Words),
            ("datore di lavoro", 1.6, Words),
            ("referente", 1.3, Words),
            ("descrizione", 1.8, Words),
            ("risposta", 1.3, Moment),
            ("di", 1.2, Words),
            ("motivo", 1.8, Words),
        ],
        question: "SELECT q.opal, q.state, q.request_date, q.notified_date, q.voucher_kind, q.voucher_id,
                q.voucher_ends, c.name, b.name, e.name, trim(k.surname || ' ' || k.name), q.description,
                q.decided_at, q.decided_by, q.reason
            FROM request q JOIN centre c ON c.id = q.centre_id LEFT JOIN branch b ON b.id = q.branch_id
                LEFT JOIN employer e ON e.id = q.employer_id LEFT JOIN contact k ON k.id = q.contact_id
            WHERE q.id IN own ORDER BY q.request_date, q.id",
    },
    Printed {
        heading: "Attività",
        columns: &[
            ("OPAL", 1.4, Words),
            ("codice", 0.9, Words),
            ("attività", 3.0, Words),
            ("ore", 0.7, Duration),
            ("importo", 1.1, Money),
            ("stato", 1.2, Words),
            ("iniziata", 1.4, Moment),
            ("terminata", 1.4, Moment),
        ],
        question: "SELECT q.opal, a.code, a.title, a.minutes, a.amount, a.state, a.started_at, a.ended_at
            FROM activity a JOIN request q ON q.id = a.request_id WHERE q.id IN own ORDER BY q.id, a.position",
    },
    Printed {
        heading: "Erogazioni",
        columns: &[
            ("OPAL", 1.3, Words),
            ("attività", 0.9, Words),
            ("data", 1.1, Day),
            ("inizio", 0.7, Time),
            ("fine", 0.7, Time),
            ("stato", 1.3, Words),
            ("coach", 1.4, Words),
            ("sportello", 1.1, Words),
            ("luogo", 1.3, Words),
            ("descrizione", 2.4, Words),
            ("note", 1.6, Words),
            ("nota riservata", 2.2, Words),
            ("motivo", 1.4, Words),
            ("sul portale", 1.2, Words),
        ],
        question: "SELECT q.opal, a.code, s.date, s.start, s.\"end\", s.state, c.surname || ' ' || c.name, b.name,
                s.place, s.description, s.note, s.private_note, s.reason,
                trim(coalesce(p.known, '') || ' ' || coalesce(p.portal_id, ''))
            FROM session s JOIN activity a ON a.id = s.activity_id JOIN request q ON q.id = a.request_id
                JOIN coach c ON c.id = s.coach_id JOIN branch b ON b.id = s.branch_id
                LEFT JOIN session_portal p ON p.session_id = s.id
            WHERE s.beneficiary_id IN person ORDER BY s.date, s.start",
    },
    Printed {
        heading: "Registri",
        columns: &[
            ("registro", 1.6, Register),
            ("OPAL", 1.4, Words),
            ("che cosa copre", 3.0, Words),
            ("erogazioni", 0.9, Words),
            ("ore", 0.8, Duration),
            ("emesso", 1.5, Moment),
            ("da", 1.5, Words),
            ("ritirato", 1.5, Moment),
            ("perché", 1.8, Words),
        ],
        question: "SELECT r.id, q.opal, r.scope_label, r.sessions, r.minutes, r.issued_at, r.issued_by,
                r.withdrawn_at, r.withdrawn_because
            FROM register r JOIN request q ON q.id = r.request_id WHERE q.id IN own ORDER BY r.id",
    },
    Printed {
        heading: "Firme sui registri",
        columns: &[
            ("registro", 1.6, Register),
            ("firma", 1.8, As::Signer),
            ("chi", 2.4, Words),
            ("data", 1.1, Day),
            ("luogo", 2.0, Words),
        ],
        question: "SELECT g.register_id, g.signer, g.who, g.date, g.place FROM signature g
                JOIN register r ON r.id = g.register_id
            WHERE r.request_id IN own ORDER BY 1, 2",
    },
    Printed {
        heading: "Documenti delle attività",
        columns: &[
            ("OPAL", 1.4, Words),
            ("documento", 3.0, Words),
            ("data", 1.1, Day),
            ("versioni", 0.8, Words),
            ("iniziato", 1.4, Moment),
            ("scritto per ultimo", 1.4, Moment),
        ],
        question: "SELECT q.opal, o.title, o.drafted, o.versions, o.begun_at, o.saved_at
            FROM output o JOIN request q ON q.id = o.request_id WHERE q.id IN own ORDER BY o.id",
    },
    Printed {
        heading: "Relazioni sugli esiti",
        columns: &[
            ("OPAL", 1.4, Words),
            ("versione", 0.8, Words),
            ("pronta", 1.4, Moment),
            ("di", 1.5, Words),
            ("consegnata", 1.1, Day),
            ("a", 2.0, Words),
            ("come", 1.6, Words),
        ],
        question: "SELECT q.opal, r.version, r.ready_at, r.ready_by, r.delivered_on, r.received_by, r.delivered_how
            FROM report r JOIN request q ON q.id = r.request_id WHERE q.id IN own ORDER BY r.id",
    },
    Printed {
        heading: "Attestazioni",
        columns: &[
            ("OPAL", 1.4, Words),
            ("erogazioni", 0.9, Words),
            ("ore", 0.8, Duration),
            ("importo", 1.1, Money),
            ("emessa", 1.4, Moment),
            ("da", 1.5, Words),
        ],
        question: "SELECT q.opal, t.sessions, t.minutes, t.amount, t.issued_at, t.issued_by
            FROM attestation t JOIN request q ON q.id = t.request_id WHERE q.id IN own ORDER BY t.id",
    },
    Printed {
        heading: "File allegati",
        columns: &[
            ("OPAL", 1.4, Words),
            ("file", 3.0, Words),
            ("tipo", 1.4, Words),
            ("data", 1.1, Day),
            ("consegnato", 1.1, Day),
            ("a", 1.8, Words),
            ("allegato", 1.4, Moment),
            ("da", 1.5, Words),
        ],
        question: "SELECT q.opal, t.name, t.file_kind, t.drafted, t.handed_on, t.handed_to, t.added_at, t.added_by
            FROM attachment t JOIN request q ON q.id = t.request_id WHERE q.id IN own ORDER BY t.id",
    },
];

/// The tables with a row in them.
pub(super) fn tables(connection: &Connection, person: BeneficiaryId) -> Result<Vec<PersonTable>> {
    let mut tables = Vec::new();
    for printed in PRINTED {
        let mut statement = connection.prepare(&format!("{OWN} {}", printed.question))?;
        let mut found = statement.query([i64::from(person)])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let cells = printed.columns.iter().enumerate();
            let cells =
                cells.map(|(place, (_, _, written))| cell(connection, row, place, *written));
            rows.push(cells.collect::<Result<_>>()?);
        }
        if !rows.is_empty() {
            let columns = printed.columns.iter();
            tables.push(PersonTable {
                heading: printed.heading.to_owned(),
                columns: columns
                    .map(|(head, share, _)| ((*head).to_owned(), *share))
                    .collect(),
                rows,
            });
        }
    }
    Ok(tables)
}

fn cell(connection: &Connection, row: &Row, place: usize, written: As) -> Result<String> {
    Ok(match written {
        Words => words(row, place)?,
        Day => told(row, place, |day: NaiveDate| format_date(day))?,
        Moment => told(row, place, |at: NaiveDateTime| {
            format!("{} {}", format_date(at.date()), at.format("%H:%M"))
        })?,
        Duration => told(row, place, |minutes: Minutes| minutes.to_string())?,
        Time => told(row, place, |time: TimeOfDay| time.to_string())?,
        Money => told(row, place, |amount: Cents| amount.to_string())?,
        As::Signer => told(row, place, |signer: Signer| signer.label().to_owned())?,
        Register => {
            let id: RegisterId = row.read(place)?;
            let register = rows::register::load(connection, id)?;
            register.map(|it| it.called()).unwrap_or_default()
        }
        Week => week(&row.read_json::<Vec<Vec<(u16, u16)>>>(place)?),
    })
}

/// A number or a text, as it is.
fn words(row: &Row, place: usize) -> Result<String> {
    let number: Option<i64> = row.read(place).ok().flatten();
    match number {
        Some(number) => Ok(number.to_string()),
        None => Ok(row.read::<Option<String>>(place)?.unwrap_or_default()),
    }
}

fn told<T: Column>(row: &Row, place: usize, tell: impl Fn(T) -> String) -> Result<String>
where
    Option<T>: Column,
{
    Ok(row.read::<Option<T>>(place)?.map(tell).unwrap_or_default())
}

/// `lun 08:00–12:00; …`.
fn week(days: &[Vec<(u16, u16)>]) -> String {
    const NAMES: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];
    let told = NAMES
        .iter()
        .zip(days)
        .filter(|(_, spans)| !spans.is_empty());
    let told = told.map(|(name, spans)| {
        let time = |minutes| TimeOfDay::from_minutes(minutes).map(|time| time.to_string());
        let spans: Vec<String> = spans
            .iter()
            .filter_map(|(start, end)| Some(format!("{}–{}", time(*start)?, time(*end)?)))
            .collect();
        format!("{name} {}", spans.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}
