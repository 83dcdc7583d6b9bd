//! Body, branches, coaches, centres, employers: all invented.

use affianca_domain::{BranchId, CoachId, ContactId, EmployerId};
use chrono::NaiveDateTime;

use crate::directory::{BranchForm, CentreForm, CoachForm, ContactForm, EmployerForm, Provider};
use crate::{Archive, Result};

/// A branch and who works in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    Treviso,
    Padova,
    Verona,
}

/// An employer, as a place of training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Firm {
    Greenhouse,
    Printer,
    Laundry,
}

/// What was entered, by its place in the lists below.
#[derive(Debug)]
pub(super) struct Places {
    seats: Vec<(Seat, BranchId, CoachId)>,
    firms: Vec<(Firm, EmployerId, ContactId)>,
}

impl Places {
    pub fn branch(&self, seat: Seat) -> Option<BranchId> {
        self.seats
            .iter()
            .find(|(known, ..)| *known == seat)
            .map(|(_, branch, _)| *branch)
    }

    pub fn coach(&self, seat: Seat) -> Option<CoachId> {
        self.seats
            .iter()
            .find(|(known, ..)| *known == seat)
            .map(|(.., coach)| *coach)
    }

    pub fn firm(&self, firm: Firm) -> Option<(EmployerId, ContactId)> {
        self.firms
            .iter()
            .find(|(known, ..)| *known == firm)
            .map(|(_, employer, contact)| (*employer, *contact))
    }
}

/// Seat, name, address, patron day, coach's surname and name.
const SEATS: [(Seat, &str, &str, &str, &str, &str); 3] = [
    (
        Seat::Treviso,
        "Treviso",
        "Via dei Tigli 14, 31100 Treviso",
        "27/04",
        "Marangon",
        "Elisa",
    ),
    (
        Seat::Padova,
        "Padova",
        "Via del Portello Vecchio 8, 35129 Padova",
        "13/06",
        "Righetto",
        "Tommaso",
    ),
    (
        Seat::Verona,
        "Verona",
        "Lungadige delle Rondini 21, 37121 Verona",
        "21/05",
        "Dal Cero",
        "Anna",
    ),
];

const CENTRES: [&str; 5] = [
    "CPI Treviso",
    "CPI Padova",
    "CPI Verona",
    "CPI Vicenza",
    "CPI Rovigo",
];

/// Firm, name, address, municipality, contact's surname, name, role, phone.
type FirmRow = (
    Firm,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);
const FIRMS: [FirmRow; 3] = [
    (
        Firm::Greenhouse,
        "Vivai Prà dei Salici soc. agr.",
        "Via delle Serre 3",
        "Casier",
        "Cestaro",
        "Bruno",
        "capo serra",
        "0422 000 118",
    ),
    (
        Firm::Printer,
        "Stamperia Due Ponti s.n.c.",
        "Via dell’Artigianato 27",
        "Vigonza",
        "Nardin",
        "Ilaria",
        "titolare",
        "049 000 342",
    ),
    (
        Firm::Laundry,
        "Lavanderia Acquachiara s.r.l.",
        "Viale dell’Industria 40",
        "San Giovanni Lupatoto",
        "Bressan",
        "Michele",
        "responsabile di reparto",
        "045 000 206",
    ),
];

/// Enters the body and everything around it.
pub(super) fn enter(archive: &Archive, now: NaiveDateTime) -> Result<Places> {
    let provider = Provider {
        name: "Bussola Gialla soc. coop. sociale".into(),
        tax_code: "04128970268".into(),
        referent: "Caterina Zago".into(),
    };
    archive.save_provider(&provider, now)?;
    let mut seats = Vec::new();
    for (seat, name, address, patron_day, surname, first_name) in SEATS {
        let form = BranchForm {
            name: name.into(),
            address: address.into(),
            municipality: name.into(),
            patron_day: patron_day.into(),
        };
        let branch = archive.save_branch(None, &form, now)?;
        let form = CoachForm {
            surname: surname.into(),
            name: first_name.into(),
            branch: Some(branch),
        };
        let coach = archive.save_coach(None, &form, now)?;
        if seat == Seat::Treviso {
            archive.set_coach_at_work(coach, now)?;
        }
        seats.push((seat, branch, coach));
    }
    for name in CENTRES {
        archive.save_centre(
            None,
            &CentreForm {
                name: name.into(),
                ..CentreForm::default()
            },
            now,
        )?;
    }
    let mut firms = Vec::new();
    for (firm, name, address, municipality, surname, first_name, role, phone) in FIRMS {
        let form = EmployerForm {
            name: name.into(),
            address: address.into(),
            municipality: municipality.into(),
            ..EmployerForm::default()
        };
        let employer = archive.save_employer(None, &form, now)?;
        let form = ContactForm {
            surname: surname.into(),
            name: first_name.into(),
            role: role.into(),
            phone: phone.into(),
            ..ContactForm::default()
        };
        firms.push((
            firm,
            employer,
            archive.save_contact(employer, None, &form, now)?,
        ));
    }
    Ok(Places { seats, firms })
}
