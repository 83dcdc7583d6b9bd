//! *Anagrafiche*: the provider, its branches and coaches, employment centres, employers, people,
//! and the programmes in force.

mod beneficiaries;
mod branches;
mod centres;
mod changes;
mod coaches;
mod contacts;
mod employers;
mod matching;
mod merge;
mod merge_people;
mod owner;
mod profiles;
mod programmes;
mod provider;
mod same_person;
mod view;

use affianca_domain::RequestId;
use rusqlite::Connection;

pub(crate) use branches::branches as all_branches;
pub(crate) use coaches::{
    active_coaches, active_name, coaches as all_coaches, insert as insert_coach,
    write as write_coach,
};
pub(crate) use contacts::insert as insert_contact;
pub(crate) use employers::insert as insert_employer;
pub(crate) use matching::containing;
pub use merge::{
    EmployerDouble, EmployerDoubles, MergeOrder, MergePreview, MergedField, MovedRequest,
};
pub use merge_people::{PeopleDoubles, PeopleMerge, PeopleOrder, PersonDouble};
pub(crate) use owner::{Owner, owner};
pub(crate) use profiles::{profiles, read_profile, store_profile};
pub(crate) use programmes::{install_programmes, programme_for, programme_of};
pub use provider::{check_set_up, refuse_problems};
pub(crate) use provider::{known_names_in, provider, set_up};
pub(crate) use same_person::{People, stays, under_one_code};
pub use view::{
    Beneficiary, BeneficiaryForm, BeneficiaryPage, Branch, BranchForm, Centre, CentreForm, Coach,
    CoachForm, Contact, ContactForm, CreateArchive, Directory, Employer, EmployerForm,
    EmployerPage, MergedPerson, Provider,
};

use crate::Result;

/// The requests whose `column` is `id`.
fn requests_of(connection: &Connection, column: &str, id: i64) -> Result<Vec<RequestId>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT id FROM request WHERE {column} = ?1"))?;
    let requests = statement.query_map([id], |row| row.get(0).map(RequestId))?;
    Ok(requests.collect::<rusqlite::Result<_>>()?)
}
