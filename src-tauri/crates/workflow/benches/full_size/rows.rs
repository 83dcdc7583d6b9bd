//! The directory, the requests, their activities and their sessions: always the same ones.

use affianca_domain::CoachId;
use affianca_domain::words::{employer_found_by, person_found_by};
use affianca_store::settings;
use affianca_workflow::{Action, Archive, Result, Write};
use chrono::Days;
use rusqlite::params;

use crate::archive::{day, now};

pub const REQUESTS: i64 = 20_000;
/// The last requests are open paths, the ones before are over.
pub const OPEN: i64 = 600;
pub const PROPOSED: i64 = 40;
pub const ACTIVITIES: [(&str, &str, i64); 5] = [
    ("JC-AN", "Analisi del quadro generale", 4),
    ("JC-DE", "Definizione del programma", 8),
    ("JC-PU", "Puntualizzazione delle problematiche", 4),
    ("JC-SU", "Supervisione delle attività", 4),
    ("JC-AL", "Allenamento e affiancamento", 44),
];
pub const SESSIONS_AN_ACTIVITY: i64 = 10;
pub const COACHES: i64 = 80;
pub const BRANCHES: i64 = 12;
const CENTRES: i64 = 40;
const EMPLOYERS: i64 = 5_000;
/// Days the archive goes back.
const DAYS: i64 = 3_650;
/// One activity in so many was concluded with a draft left in it.
const LEFT_OPEN: i64 = 50;
/// One session in so many was never repeated on the portal.
const NEVER_REPORTED: i64 = 200;

const SURNAMES: [&str; 24] = [
    "Rossi",
    "Bianchi",
    "Ferrari",
    "Zanella",
    "De Marchi",
    "Dal Pozzo",
    "Moretti",
    "Pavan",
    "Schiavon",
    "Vianello",
    "Boscolo",
    "Trevisan",
    "Baldan",
    "Pasqualetto",
    "Menegazzo",
    "Furlan",
    "Cester",
    "Brunello",
    "Lazzarini",
    "Gobbo",
    "Nicoletti",
    "Salvador",
    "Tonello",
    "Busetto",
];
const NAMES: [&str; 17] = [
    "Mario", "Anna", "Giulia", "Luca", "Nicolò", "Elena", "Paolo", "Sara", "Marco", "Chiara",
    "Stefano", "Laura", "Davide", "Irene", "Pietro", "Marta", "Ana",
];

/// Whether a request was admitted.
pub fn admitted(request: i64) -> bool {
    answer_to(request).0 == "AMMESSO AL SERVIZIO"
}

fn answer_to(request: i64) -> (&'static str, Option<&'static str>) {
    match request {
        id if id > REQUESTS - PROPOSED => ("PROPOSTA", None),
        id if id % 50 == 0 => ("RIFIUTATA", Some("Fuori zona")),
        id if id % 51 == 0 => ("CANCELLATA", Some("Nessuna risposta")),
        _ => ("AMMESSO AL SERVIZIO", None),
    }
}

/// Fills a new archive.
pub fn fill(archive: &Archive) {
    archive
        .write(Action::Import, now(), |step| {
            step.about("archivio di prova");
            settle(step)?;
            directory(step)?;
            people(step)?;
            requests(step)?;
            sessions(step)?;
            counted(step)
        })
        .unwrap();
    // What the portal can hold is derived of what was entered.
    archive
        .write(Action::ReportToPortal, now(), |step| {
            step.about("portale di prova");
            reported(step)
        })
        .unwrap();
}

/// What the ids of the large archive begin with: always the same, so that its rows are known.
const SITE: i64 = 1 << 32;

/// The id of a row of the large archive, by its number.
pub const fn nth(number: i64) -> i64 {
    SITE + number
}

/// Moves what a new archive begins with to the site of the others.
fn settle(step: &Write) -> Result<()> {
    let id = nth(1);
    step.execute_batch(&format!(
        "PRAGMA defer_foreign_keys = on;
         UPDATE branch SET id = {id}; UPDATE coach SET id = {id}, branch_id = {id};"
    ))?;
    settings::set(step, "site", "1")?;
    Ok(settings::set_coach_at_work(step, CoachId(id))?)
}

/// Has what is entered from now on be numbered after what is there.
pub fn counted(step: &Write) -> Result<()> {
    for table in [
        "activity",
        "attachment",
        "attestation",
        "beneficiary",
        "branch",
        "centre",
        "coach",
        "contact",
        "employer",
        "output",
        "output_version",
        "register",
        "report",
        "request",
        "session",
    ] {
        step.execute(
            &format!(
                "INSERT OR REPLACE INTO id_counter
                 SELECT '{table}', max(id) - {SITE} FROM {table} HAVING max(id) > 0"
            ),
            [],
        )?;
    }
    Ok(())
}

fn directory(step: &Write) -> Result<()> {
    for number in 2..=BRANCHES {
        step.execute(
            "INSERT INTO branch (id, name, municipality) VALUES (?1, ?2, ?2)",
            params![nth(number), format!("Sportello {number}")],
        )?;
    }
    for number in 2..=COACHES {
        let surname = SURNAMES[number as usize % SURNAMES.len()];
        step.execute(
            "INSERT INTO coach (id, surname, name, branch_id) VALUES (?1, ?2, ?3, ?4)",
            params![
                nth(number),
                surname,
                format!("Coach {number}"),
                nth(number % BRANCHES + 1)
            ],
        )?;
    }
    for number in 1..=CENTRES {
        step.execute(
            "INSERT INTO centre (id, name) VALUES (?1, ?2)",
            params![nth(number), format!("CPI Numero {number}")],
        )?;
    }
    for number in 1..=EMPLOYERS {
        let surname = SURNAMES[number as usize % SURNAMES.len()];
        let name = format!("Officina {surname} {number}");
        step.execute(
            "INSERT INTO employer (id, name, municipality, folded) VALUES (?1, ?2, 'Treviso', ?3)",
            params![nth(number), name, employer_found_by(&name, "Treviso", "")],
        )?;
        step.execute(
            "INSERT INTO contact (id, employer_id, surname, name) VALUES (?1, ?1, ?2, 'Piero')",
            params![nth(number), surname],
        )?;
    }
    Ok(())
}

fn people(step: &Write) -> Result<()> {
    let mut person = step.prepare(
        "INSERT INTO beneficiary (id, surname, name, tax_code, folded) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for id in 1..=REQUESTS {
        // One surname that nobody else has: the needle to look for.
        let surname = if id == 12_345 {
            "Zamboninsegna"
        } else {
            SURNAMES[(id * 7) as usize % SURNAMES.len()]
        };
        let name = NAMES[(id * 5) as usize % NAMES.len()];
        let code = format!("RSSMRA{:02}A01{id:05}", id % 100);
        let words = person_found_by(surname, name, &code);
        person.execute(params![nth(id), surname, name, code, words])?;
    }
    Ok(())
}

fn requests(step: &Write) -> Result<()> {
    let mut request = step.prepare(
        "INSERT INTO request (id, opal, description, programme, holder, request_date, notified_date,
             centre_id, branch_id, beneficiary_id, voucher_kind, voucher_id, employer_id, state,
             reason, decided_at, decided_by, entered_at)
         VALUES (?9, ?1, 'COLLAUDO', 'JC-1103', 'Ente Prova', ?2, ?2, ?3, ?4, ?5, 'base', ?6, ?7,
             'PROPOSTA', NULL, ?8, 'Anna Moretti', ?8)",
    )?;
    let mut answer = step.prepare("UPDATE request SET state = ?2, reason = ?3 WHERE id = ?1")?;
    let mut activity = step.prepare(
        "INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state, ended_at)
         VALUES (?9, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for id in 1..=REQUESTS {
        let date = day((REQUESTS - id) * DAYS / REQUESTS);
        request.execute(params![
            format!("JC-1-1103/{id:05}"),
            date,
            nth(id % CENTRES + 1),
            nth(id % BRANCHES + 1),
            // One person in four has come a second time.
            nth(if id % 4 == 0 { id / 2 } else { id }),
            format!("V{id:06}"),
            nth(id % EMPLOYERS + 1),
            format!("{date}T10:00:00"),
            nth(id),
        ])?;
        let (state, reason) = answer_to(id);
        if state != "PROPOSTA" {
            answer.execute(params![nth(id), state, reason])?;
        }
        let state = match (id > REQUESTS - OPEN, state) {
            (false, "AMMESSO AL SERVIZIO") => "TERMINATA",
            (true, "AMMESSO AL SERVIZIO") => "INIZIATA",
            _ => "PROPOSTA",
        };
        let ended = (state == "TERMINATA").then(|| format!("{date}T17:00:00"));
        for (position, (code, title, hours)) in ACTIVITIES.into_iter().enumerate() {
            activity.execute(params![
                nth(id),
                position as i64,
                code,
                title,
                hours * 60,
                hours * 3_800,
                state,
                ended,
                nth((id - 1) * ACTIVITIES.len() as i64 + 1 + position as i64)
            ])?;
        }
    }
    Ok(())
}

fn sessions(step: &Write) -> Result<()> {
    let mut session = step.prepare(
        "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date, start,
             \"end\", place, description, state, entered_at)
         SELECT ?9, ?1, beneficiary_id, ?2, ?3, ?4, ?5, ?5 + 30, 'Officina, reparto montaggio',
             'Affiancamento nelle mansioni di reparto con il tutor', ?6, ?7
         FROM request WHERE id = ?8",
    )?;
    for activity in 1..=REQUESTS * 5 {
        let request = (activity - 1) / 5 + 1;
        let open = request > REQUESTS - OPEN;
        for number in 0..SESSIONS_AN_ACTIVITY {
            let date = match (open, number) {
                (true, 7..) => now().date() + Days::new((number * 2 - 12).unsigned_abs()),
                (true, _) => day(24 - number * 4),
                (false, _) => day((REQUESTS - request) * DAYS / REQUESTS + 40 - number * 2),
            };
            let state = match (open, number) {
                (true, 8) => "PROGRAMMATA",
                (true, 9) => "INSERITA",
                (false, 9) if activity % LEFT_OPEN == 0 => "INSERITA",
                (_, 4) => "CHIUSA NEGATIVAMENTE",
                (_, 5) => "ANNULLATA",
                _ => "EROGATA",
            };
            session.execute(params![
                nth(activity),
                nth(request % BRANCHES + 1),
                nth(request % COACHES + 1),
                date,
                480 + (activity % 8) * 60,
                state,
                format!("{date}T08:00:00"),
                nth(request),
                nth((activity - 1) * SESSIONS_AN_ACTIVITY + 1 + number),
            ])?;
        }
    }
    Ok(())
}

/// What is over was repeated on the portal, but for what somebody forgot.
fn reported(step: &Write) -> Result<()> {
    let over = (REQUESTS - OPEN) * ACTIVITIES.len() as i64;
    step.execute(
        "UPDATE session_portal SET known = (SELECT state FROM session WHERE id = session_id)
         WHERE session_id <= ?1 AND (session_id - ?2) % ?3 <> 0",
        [nth(over * SESSIONS_AN_ACTIVITY), SITE, NEVER_REPORTED],
    )?;
    step.execute(
        "UPDATE request_portal SET known = (SELECT state FROM request WHERE id = request_id)
         WHERE request_id <= ?1",
        [nth(REQUESTS - PROPOSED - 20)],
    )?;
    step.execute(
        "UPDATE activity_portal SET ended = 1 WHERE activity_id <= ?1",
        [nth(over - 200)],
    )?;
    Ok(())
}
