//! Requests as a coach enters them, told in the field's words.

use affianca_domain::{
    ActivityId, BeneficiaryId, BranchId, CentreId, Cents, Minutes, RequestId, RequestState,
    VoucherKind, format_date,
};
use affianca_workflow::requests::{RequestDetail, RequestForm};

use super::Body;

/// Somebody who does not exist, with a codice fiscale that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Cognome.
    pub surname: &'static str,
    /// Nome.
    pub name: &'static str,
    /// Codice fiscale.
    pub tax_code: &'static str,
}

/// The person of OPAL JC-1-1103/014, and of every request that names nobody else.
pub const YASMINE: Person = Person {
    surname: "Haddad",
    name: "Yasmine",
    tax_code: "HDDYMN97L63Z330H",
};
/// The person of OPAL JC-1-1103/022.
pub const MARTA: Person = Person {
    surname: "Zanatta",
    name: "Marta",
    tax_code: "ZNTMRT94C54G224Z",
};
/// The person of OPAL JC-1-1103/002.
pub const DAVIDE: Person = Person {
    surname: "Tonello",
    name: "Davide",
    tax_code: "TNLDVD88S02L407Y",
};

/// A stored request and its five activities.
#[derive(Clone, Debug)]
pub struct Opal {
    /// The request.
    pub id: RequestId,
    activities: Vec<(String, ActivityId)>,
}

impl Opal {
    /// The activity with this expense code, e.g. `JC-AN`.
    ///
    /// # Panics
    /// When the request has no such activity.
    #[must_use]
    pub fn activity(&self, code: &str) -> ActivityId {
        let found = self.activities.iter().find(|(known, _)| known == code);
        found
            .unwrap_or_else(|| panic!("no {code} among {:?}", self.activities))
            .1
    }

    /// All five, in the programme's order.
    pub fn activities(&self) -> impl Iterator<Item = ActivityId> + '_ {
        self.activities.iter().map(|(_, id)| *id)
    }
}

/// A request about to be entered: base voucher, the programme's hours, notified today.
#[must_use]
pub struct RequestBuilder<'a> {
    body: &'a Body,
    person: Person,
    hours: Option<[u32; 5]>,
    form: RequestForm,
}

impl Body {
    /// A request for service with this OPAL code.
    pub fn request(&self, opal: &str) -> RequestBuilder<'_> {
        let today = format_date(self.now().date());
        RequestBuilder {
            body: self,
            person: YASMINE,
            hours: None,
            form: RequestForm {
                opal: opal.into(),
                description: "COLLAUDO COL002".into(),
                request_date: today.clone(),
                notified_date: today,
                centre: Some(self.cpi_treviso),
                branch: Some(self.verona),
                voucher_kind: Some(VoucherKind::Base),
                voucher_id: "40217".into(),
                employer: Some(self.employer),
                contact: Some(self.contact),
                ..RequestForm::default()
            },
        }
    }

    /// The page of a request.
    #[must_use]
    pub fn page(&self, opal: &Opal) -> RequestDetail {
        self.archive().request_detail(opal.id, self.now()).unwrap()
    }

    fn known(&self, person: Person) -> Option<BeneficiaryId> {
        self.people.borrow().get(person.tax_code).copied()
    }
}

impl RequestBuilder<'_> {
    /// For another person.
    pub fn of(mut self, person: Person) -> Self {
        self.person = person;
        self
    }

    /// With a reinforced voucher.
    pub fn reinforced(mut self) -> Self {
        self.form.voucher_kind = Some(VoucherKind::Reinforced);
        self
    }

    /// With fewer agreed hours than the programme's: AN, DE, PU, SU and training.
    pub fn hours(mut self, hours: [u32; 5]) -> Self {
        self.hours = Some(hours);
        self
    }

    /// Requested and notified on a day like `20/06/2022`.
    pub fn notified(mut self, date: &str) -> Self {
        self.form.request_date = date.into();
        self.form.notified_date = date.into();
        self
    }

    /// With a voucher whose last day is known, like `30/09/2023`.
    pub fn until(mut self, date: &str) -> Self {
        self.form.voucher_ends = date.into();
        self
    }

    /// Sent by another centre.
    pub fn sent_by(mut self, centre: CentreId) -> Self {
        self.form.centre = Some(centre);
        self
    }

    /// In charge of another branch.
    pub fn at(mut self, branch: BranchId) -> Self {
        self.form.branch = Some(branch);
        self
    }

    /// Described otherwise.
    pub fn described(mut self, description: &str) -> Self {
        self.form.description = description.into();
        self
    }

    /// The form as it would be sent.
    #[must_use]
    pub fn form(self) -> RequestForm {
        let Self {
            body,
            person,
            hours,
            mut form,
        } = self;
        form.beneficiary = body.known(person);
        if form.beneficiary.is_none() {
            form.surname = person.surname.into();
            form.name = person.name.into();
            form.tax_code = person.tax_code.into();
        }
        let kind = form.voucher_kind.expect("a voucher");
        let archive = body.archive();
        form.activities = archive
            .request_activities(kind, &form.request_date, body.now())
            .unwrap();
        let rate = archive.programmes().unwrap()[0].rate;
        for (agreed, hours) in form.activities.iter_mut().zip(hours.into_iter().flatten()) {
            let minutes = Minutes::from_hours(hours);
            agreed.hours = minutes.to_string();
            agreed.amount = Cents::for_minutes(minutes, rate).to_string();
        }
        form
    }

    /// Enters it: `PROPOSTA`.
    pub fn proposed(self) -> Opal {
        let (body, person) = (self.body, self.person);
        let id = body
            .archive()
            .create_request(&self.form(), body.now())
            .unwrap();
        let stored = body.archive().request_detail(id, body.now()).unwrap();
        body.people
            .borrow_mut()
            .insert(person.tax_code, stored.beneficiary);
        let activities = stored
            .activities
            .into_iter()
            .map(|activity| (activity.code, activity.id));
        Opal {
            id,
            activities: activities.collect(),
        }
    }

    /// Enters it and admits it: `AMMESSO AL SERVIZIO`.
    pub fn admitted(self) -> Opal {
        let body = self.body;
        let opal = self.proposed();
        body.archive()
            .admit(opal.id, RequestState::Proposed, body.now())
            .unwrap();
        opal
    }
}
