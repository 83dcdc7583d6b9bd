//! What would be attested now, and what was issued before.

use affianca_domain::attestation::attestation_number;
use affianca_domain::{
    ActivityState, AttestationSheet, AttestedActivity, AttestedSession, Cents, CodedPaper, Minutes,
    PathActivity, PrintedDocument, RegisterNumber, Request, RequestId, RequestPaper, RequestState,
};
use affianca_store::{ReadColumn, ReadRows, journal, settings::code_key, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{AttestationLine, AttestationPage, store};
use crate::directory::{programme_of, provider};
use crate::requests;
use crate::{Archive, Refusal, Result, StoreError, outputs, papers};

impl Archive {
    /// What an attestation of the request would say now, and those issued.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn attestations(&self, request: RequestId, now: NaiveDateTime) -> Result<AttestationPage> {
        self.read(|connection| {
            let request = requests::load(connection, request)?;
            let sheet = sheet(connection, &request, None, now)?;
            Ok(AttestationPage {
                request: request.id,
                barred: barred(&request, &sheet),
                remarks: remarks(connection, &request, &sheet)?,
                issued: store::issued(connection, request.id, sheet.minutes)?,
                elsewhere: outputs::standing_for(
                    connection,
                    request.id,
                    RequestPaper::Attestation,
                )?,
                sessions: sessions(&sheet),
                activities: sheet.activities.iter().map(line).collect(),
                minutes: sheet.minutes,
                amount: sheet.amount,
                rate: sheet.rate,
                opal: sheet.head.opal,
                surname: sheet.head.surname,
                name: sheet.head.name,
                tax_code: sheet.head.tax_code,
            })
        })
    }

    /// How an attestation of the request would look: without a number, and kept nowhere.
    ///
    /// # Errors
    /// As [`Archive::issue_attestation`].
    pub fn preview_attestation(
        &self,
        request: RequestId,
        now: NaiveDateTime,
        render: impl FnOnce(&AttestationSheet) -> Result<PrintedDocument>,
    ) -> Result<Vec<u8>> {
        let sheet = self.read(|connection| {
            let request = requests::load(connection, request)?;
            let sheet = sheet(connection, &request, None, now)?;
            refuse_barred(&request, &sheet)?;
            Ok(sheet)
        })?;
        Ok(render(&sheet)?.pdf)
    }
}

/// Everything the paper says. Only `EROGATA` is attested.
pub(super) fn sheet(
    connection: &Connection,
    request: &Request,
    number: Option<RegisterNumber>,
    now: NaiveDateTime,
) -> Result<AttestationSheet> {
    let so_far = papers::so_far(connection, request)?;
    let rate = programme_of(connection, &request.programme)?.rate;
    let head = papers::head(connection, request, &so_far)?;
    let activities: Vec<AttestedActivity> = so_far
        .activities
        .into_iter()
        .map(|activity| attested(activity, rate))
        .collect();
    let (journal, codes) = match number {
        Some(number) => (
            journal::head(connection)?,
            Some(code_key(connection)?.codes(CodedPaper::Attestation(number))),
        ),
        None => (None, None),
    };
    Ok(AttestationSheet {
        number: number.map(attestation_number),
        head,
        rate,
        minutes: activities.iter().map(|activity| activity.minutes).sum(),
        amount: activities.iter().map(|activity| activity.amount).sum(),
        activities,
        referent: Some(provider(connection)?.referent).filter(|name| !name.is_empty()),
        issued: now,
        journal,
        codes,
    })
}

fn attested(activity: PathActivity, rate: Cents) -> AttestedActivity {
    let sessions: Vec<AttestedSession> = activity
        .sessions
        .into_iter()
        .filter(|session| session.delivered)
        .map(|session| AttestedSession {
            date: session.date,
            start: session.start.to_string(),
            end: session.end.to_string(),
            minutes: session.minutes,
            place: session.place,
            coach: session.coach,
        })
        .collect();
    let minutes: Minutes = sessions.iter().map(|session| session.minutes).sum();
    AttestedActivity {
        code: activity.code,
        title: activity.title,
        agreed: activity.agreed,
        minutes,
        amount: Cents::for_minutes(minutes, rate),
        sessions,
    }
}

pub(super) fn sessions(sheet: &AttestationSheet) -> u32 {
    let count: usize = sheet
        .activities
        .iter()
        .map(|activity| activity.sessions.len())
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn line(activity: &AttestedActivity) -> AttestationLine {
    AttestationLine {
        code: activity.code.clone(),
        title: activity.title.clone(),
        sessions: u32::try_from(activity.sessions.len()).unwrap_or(u32::MAX),
        agreed: activity.agreed,
        minutes: activity.minutes,
        amount: activity.amount,
    }
}

fn barred(request: &Request, sheet: &AttestationSheet) -> Option<String> {
    if request.state != RequestState::Admitted {
        return Some(format!(
            "La richiesta è {}: non c’è un servizio da attestare.",
            request.state
        ));
    }
    (sessions(sheet) == 0)
        .then(|| "Non ci sono ancora erogazioni concluse da attestare.".to_owned())
}

/// Refuses what has nothing to attest.
pub(super) fn refuse_barred(request: &Request, sheet: &AttestationSheet) -> Result<()> {
    match barred(request, sheet) {
        Some(why) => Err(Refusal::EmptyAttestation(why).into()),
        None => Ok(()),
    }
}

fn remarks(
    connection: &Connection,
    request: &Request,
    sheet: &AttestationSheet,
) -> Result<Vec<String>> {
    let mut remarks = Vec::new();
    if request.voucher_id.is_empty() {
        remarks.push("Manca l’Id voucher: sull’attestazione resterà vuoto.".to_owned());
    }
    if sheet.referent.is_none() {
        remarks.push(
            "Manca il referente dell’ente: il nome si scriverà a mano (Anagrafiche, Ente)."
                .to_owned(),
        );
    }
    let states: Vec<ActivityState> = connection
        .prepare_cached("SELECT id, state FROM activity WHERE request_id = ?1")?
        .all::<_, StoreError>(values![request.id], |row| row.read("state"))?;
    let running = states.iter().filter(|state| !state.is_ended()).count();
    if running > 0 {
        remarks.push(match running {
            1 => "Un’attività non è ancora TERMINATA: si attesta ciò che è stato erogato finora.".to_owned(),
            more => format!(
                "{more} attività non sono ancora TERMINATE: si attesta ciò che è stato erogato finora."
            ),
        });
    }
    Ok(remarks)
}
