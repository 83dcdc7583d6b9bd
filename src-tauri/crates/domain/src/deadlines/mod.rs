//! What is due, and when: every term a user must see coming (§2, §3.1, §3.2, §3.3), for a given day.
//! One pure function over plain facts, so that «Oggi», its counter and a notice can never disagree.

mod due;
mod facts;
mod notice;
mod sessions;
#[cfg(test)]
mod tests;
mod voucher;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{format_date, format_day_month};
use crate::ids::{ActivityId, BeneficiaryId, CoachId, RegisterId, RequestId, SessionId};
use crate::quantities::Minutes;
use crate::register::called;
use crate::states::{ActivityState, RequestState};
use crate::word::words;

pub use due::{Due, due, gathered};
pub use facts::{ActivityFacts, RegisterFacts, ReportFacts, RequestFacts, SessionFacts};
pub use notice::{DayAhead, notice};

words! {
    /// What is to be done.
    DeadlineKind, "un tipo di scadenza" {
        /// Admit or refuse a request within 7 days (§2).
        Answer = "ANSWER",
        /// Schedule a draft by the day before (§3.1).
        Schedule = "SCHEDULE",
        /// Start and conclude a session within 7 days (§3.2).
        Deliver = "DELIVER",
        /// Use a voucher's hours before its end (public notice of 08/08/2023).
        Voucher = "VOUCHER",
        /// Load the papers and conclude in the days after that end.
        Close = "CLOSE",
        /// Issue the register of what was delivered (§3.2).
        Issue = "ISSUE",
        /// Have a register signed (§3.2).
        Sign = "SIGN",
        /// Put sessions in the calendar: there is none (§3.1).
        Plan = "PLAN",
        /// Conclude an activity, or use the hours it still has (§3.3).
        Conclude = "CONCLUDE",
        /// Hand the final report over to the CPI (§3.2).
        Report = "REPORT",
    }
}

words! {
    /// How near it is.
    Urgency, "un’urgenza" {
        /// Its day is over.
        Overdue = "scaduto",
        /// Its day is today.
        Today = "oggi",
        /// One to three days are left.
        WithinThreeDays = "entro 3 giorni",
        /// More days are left, or it has no day at all.
        Later = "più avanti",
    }
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Deadline {
    /// What is to be done.
    pub kind: DeadlineKind,
    /// The last day for it, where there is one.
    pub due: Option<NaiveDate>,
    /// Days until then; negative when it is over.
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    /// How near it is; a presumed day is never over nor today's.
    pub urgency: Urgency,
    /// Its day follows from one that was guessed: nothing happens by itself when it is over.
    pub presumed: bool,
    /// «Concludi l’erogazione 51»: never with a name, which stands in `person`.
    pub title: String,
    /// What happens otherwise.
    pub consequence: String,
    /// The manual's paragraph, or what else says so.
    pub paragraph: String,
    /// The request it belongs to.
    pub request: RequestId,
    /// The activity, when it is about one.
    pub activity: Option<ActivityId>,
    /// The session, when it is about one.
    pub session: Option<SessionId>,
    /// The register, when it is about one.
    pub register: Option<RegisterId>,
    /// Whose request it is.
    pub beneficiary: BeneficiaryId,
    /// The coach of the session, when it is about one.
    pub coach: Option<CoachId>,
    /// Surname and name.
    pub person: String,
    /// What the button says.
    pub action: String,
}

fn answer(request: &RequestFacts<'_>, today: NaiveDate) -> Deadline {
    let last = RequestState::answer_deadline(request.notified, request.limits);
    let shown = short(last, today);
    if request.notified_guessed {
        return Deadline {
            title: format!("Rispondi alla richiesta {}", request.opal),
            consequence: format!(
                "Termine presunto, {shown}: manca la data di notifica del CPI. Scrivila nella \
                 richiesta; fino ad allora il programma non cancella nulla."
            ),
            paragraph: "§2".into(),
            action: "Valuta".into(),
            presumed: true,
            urgency: urgency(Some(last.signed_duration_since(today).num_days()), true),
            ..blank(request, DeadlineKind::Answer, Some((last, today)))
        };
    }
    let consequence = if today > last {
        format!("Il termine era il {shown}: la richiesta risulta cancellata.")
    } else {
        format!("Senza risposta entro il {shown} la richiesta è cancellata.")
    };
    Deadline {
        title: format!("Rispondi alla richiesta {}", request.opal),
        consequence,
        paragraph: "§2".into(),
        action: "Valuta".into(),
        ..blank(request, DeadlineKind::Answer, Some((last, today)))
    }
}

fn conclude(request: &RequestFacts<'_>, activity: &ActivityFacts, today: NaiveDate) -> Deadline {
    let delivered = activity.delivered;
    let free = activity.agreed.saturating_sub(delivered);
    let (title, consequence) = if free == Minutes::ZERO {
        (
            format!("Concludi l’attività {}", activity.code),
            format!("Le {} concordate sono tutte erogate.", activity.agreed),
        )
    } else if request.is_over(today) {
        (
            format!("Concludi l’attività {}", activity.code),
            format!("Il voucher è scaduto: le {free} libere non si possono più erogare."),
        )
    } else {
        (
            format!("Usa le ore libere o concludi l’attività {}", activity.code),
            format!(
                "Restano {free} su {} senza erogazioni in calendario.",
                activity.agreed
            ),
        )
    };
    Deadline {
        title,
        consequence,
        paragraph: "§3.3".into(),
        activity: Some(activity.id),
        action: "Apri".into(),
        ..blank(request, DeadlineKind::Conclude, None)
    }
}

fn sign(request: &RequestFacts<'_>, register: &RegisterFacts) -> Deadline {
    let called = called(&register.number, register.on_paper);
    if register.outdated {
        let (title, consequence) = if register.on_paper {
            (
                format!("Correggi il {called}"),
                "Un’erogazione che comprende è cambiata dopo la registrazione.",
            )
        } else {
            (
                format!("Emetti la nuova versione del {called}"),
                "Un’erogazione è cambiata dopo l’emissione: quello di prima non vale più.",
            )
        };
        return Deadline {
            title,
            consequence: consequence.into(),
            paragraph: "§3.2".into(),
            activity: register.activity,
            register: Some(register.id),
            action: "Registro".into(),
            ..blank(request, DeadlineKind::Sign, None)
        };
    }
    let missing = match (register.coach_signed, register.recipient_signed) {
        _ if register.rows_missing > 0 => &missing_rows(register),
        (true, _) => "Manca la firma del destinatario o del referente aziendale.",
        (false, true) => "Manca la firma del coach.",
        (false, false) => "Mancano le firme del coach e del destinatario.",
    };
    Deadline {
        title: format!("Fai firmare il {called}"),
        consequence: format!("{missing} Serve per le verifiche in loco."),
        paragraph: "§3.2".into(),
        activity: register.activity,
        register: Some(register.id),
        action: "Registro".into(),
        ..blank(request, DeadlineKind::Sign, None)
    }
}

/// What a scan has shown to be missing, and where one has to go for it.
fn missing_rows(register: &RegisterFacts) -> String {
    let count = match register.rows_missing {
        1 => "Manca una firma di riga".to_owned(),
        many => format!("Mancano {many} firme di riga"),
    };
    match register.missing_at.as_slice() {
        [] => format!("{count}."),
        places => format!("{count}, per erogazioni a {}.", places.join(" · ")),
    }
}

fn issue(request: &RequestFacts<'_>) -> Deadline {
    let title = match request.unregistered {
        1 => "Emetti il registro di un’erogazione svolta".to_owned(),
        more => format!("Emetti il registro di {more} erogazioni svolte"),
    };
    Deadline {
        title,
        consequence:
            "Sul registro non c’è ancora: va firmato e conservato per le verifiche in loco.".into(),
        paragraph: "§3.2".into(),
        action: "Registro".into(),
        ..blank(request, DeadlineKind::Issue, None)
    }
}

fn plan(request: &RequestFacts<'_>) -> Deadline {
    let activities = request.activities.iter();
    let left: Minutes = activities
        .filter(|it| it.state != ActivityState::Ended)
        .map(|it| it.agreed.saturating_sub(it.delivered))
        .sum();
    Deadline {
        title: format!("Metti in calendario le erogazioni di {}", request.opal),
        consequence: format!("Restano {left} concordate e non c’è nulla in calendario."),
        paragraph: "§3.1".into(),
        action: "Apri".into(),
        ..blank(request, DeadlineKind::Plan, None)
    }
}

fn report(request: &RequestFacts<'_>) -> Deadline {
    let all = if request.activities.len() == 5 {
        "Le cinque"
    } else {
        "Tutte le"
    };
    let centre = request.centre.trim();
    let awaited_by = if centre.is_empty() { "CPI" } else { centre };
    Deadline {
        title: "Consegna la relazione sugli esiti".into(),
        consequence: format!("{all} attività sono TERMINATE; la attende il {awaited_by}."),
        paragraph: "§3.2".into(),
        action: "Relazione".into(),
        ..blank(request, DeadlineKind::Report, None)
    }
}

/// What every deadline of a request has in common, with its day when it has one.
fn blank(
    request: &RequestFacts<'_>,
    kind: DeadlineKind,
    term: Option<(NaiveDate, NaiveDate)>,
) -> Deadline {
    let days_left = term.map(|(due, today)| due.signed_duration_since(today).num_days());
    Deadline {
        kind,
        due: term.map(|(due, _)| due),
        days_left,
        urgency: urgency(days_left, false),
        presumed: false,
        title: String::new(),
        consequence: String::new(),
        paragraph: String::new(),
        request: request.id,
        activity: None,
        session: None,
        register: None,
        beneficiary: request.beneficiary,
        coach: None,
        person: request.person.clone(),
        action: String::new(),
    }
}

pub(crate) fn urgency(days_left: Option<i64>, presumed: bool) -> Urgency {
    match days_left {
        Some(..=3) if presumed => Urgency::WithinThreeDays,
        Some(..0) => Urgency::Overdue,
        Some(0) => Urgency::Today,
        Some(1..=3) => Urgency::WithinThreeDays,
        Some(_) | None => Urgency::Later,
    }
}

/// `03/06`, with the year only when it is not this one.
fn short(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        format_day_month(date)
    } else {
        format_date(date)
    }
}

impl Urgency {
    /// The heading of its group: «Scaduto», «Scade oggi», «Entro 3 giorni», «Più avanti».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Scaduto",
            Self::Today => "Scade oggi",
            Self::WithinThreeDays => "Entro 3 giorni",
            Self::Later => "Più avanti",
        }
    }
}
