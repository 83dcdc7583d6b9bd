//! What the interface sees of *Anagrafiche*: provider, branches, coaches, centres, employers, people.

use affianca_domain::{BeneficiaryId, BranchId, CentreId, CoachId, ContactId, EmployerId, Minutes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The accredited body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct Provider {
    pub name: String,
    pub tax_code: String,
    /// Who signs registers for the body.
    pub referent: String,
}

/// A branch as typed or stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct BranchForm {
    pub name: String,
    pub address: String,
    pub municipality: String,
    /// `13/06`, or empty.
    pub patron_day: String,
}

/// A stored branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Branch {
    pub id: BranchId,
    #[serde(flatten)]
    pub form: BranchForm,
    pub archived: bool,
}

/// A coach as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct CoachForm {
    pub surname: String,
    pub name: String,
    pub branch: Option<BranchId>,
}

/// A stored coach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Coach {
    pub id: CoachId,
    #[serde(flatten)]
    pub form: CoachForm,
    pub branch_name: Option<String>,
    pub archived: bool,
}

/// An employment centre as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct CentreForm {
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// A stored employment centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Centre {
    pub id: CentreId,
    #[serde(flatten)]
    pub form: CentreForm,
}

/// Provider, branches, coaches and centres: short lists, read together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Directory {
    pub provider: Provider,
    pub branches: Vec<Branch>,
    pub coaches: Vec<Coach>,
    pub centres: Vec<Centre>,
    /// Sessions still open at a branch: to be known before putting it aside.
    pub open_at_branch: Vec<(BranchId, u32)>,
    /// Sessions still open with a coach.
    pub open_with_coach: Vec<(CoachId, u32)>,
}

/// An employer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct EmployerForm {
    pub name: String,
    pub address: String,
    pub municipality: String,
    /// `13/06`, or empty.
    pub patron_day: String,
    pub tax_code: String,
}

/// A company contact as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct ContactForm {
    pub surname: String,
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
}

/// A stored company contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Contact {
    pub id: ContactId,
    #[serde(flatten)]
    pub form: ContactForm,
}

/// A stored employer with its contacts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Employer {
    pub id: EmployerId,
    #[serde(flatten)]
    pub form: EmployerForm,
    pub contacts: Vec<Contact>,
    /// The employer it was merged into, with its name: this one is out of use.
    pub merged_into: Option<(EmployerId, String)>,
    /// Names of those that were merged into it.
    pub absorbed: Vec<String>,
}

/// One page of employers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct EmployerPage {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub rows: Vec<Employer>,
}

/// A beneficiary's profile as typed ("Visualizza profilo", §2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct BeneficiaryForm {
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub birth_date: String,
    pub birthplace: String,
    pub phone: String,
    pub email: String,
    /// The person's own daily limit (§3.2), `05:00` or empty.
    pub daily_limit: String,
    /// The person's own weekly limit (§3.2), `20:00` or empty.
    pub weekly_limit: String,
    /// Warnings about the codice fiscale seen and confirmed.
    pub confirmed: bool,
}

/// A stored beneficiary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Beneficiary {
    pub id: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub birth_date: Option<NaiveDate>,
    pub birthplace: String,
    pub phone: String,
    pub email: String,
    pub daily_limit: Option<Minutes>,
    pub weekly_limit: Option<Minutes>,
    /// Codici OPAL of this person's requests.
    pub opals: Vec<String>,
    /// Who stays in this person's stead: this one is out of use.
    pub merged_into: Option<MergedPerson>,
    /// Those who were merged into this person.
    pub absorbed: Vec<MergedPerson>,
}

/// The other one of a merge of two people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct MergedPerson {
    pub id: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
}

/// One page of beneficiaries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct BeneficiaryPage {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub rows: Vec<Beneficiary>,
}

/// What the first start asks: body, branch, coach and passphrase.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct CreateArchive {
    pub provider: Provider,
    pub branch: BranchForm,
    pub coach: CoachForm,
    pub passphrase: String,
}

impl std::fmt::Debug for CreateArchive {
    /// All but the passphrase, which must not end up in any output.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("CreateArchive")
            .field("provider", &self.provider)
            .field("branch", &self.branch)
            .field("coach", &self.coach)
            .finish_non_exhaustive()
    }
}
