//! *Anagrafiche*: the provider, its branches and coaches, employment centres, employers, people,
//! and the programmes in force.

mod provider;
mod programmes;
mod view;

pub(crate) use programmes::{install_programmes, programme_for, programme_of};
pub(crate) use provider::{coach_at_work, coach_at_work_name, provider};
pub use view::{
    Beneficiary, BeneficiaryForm, BeneficiaryPage, Branch, BranchForm, Centre, CentreForm, Coach,
    CoachForm, Contact, ContactForm, CreateArchive, Directory, Employer, EmployerForm,
    EmployerPage, Provider,
};
