//! *Anagrafiche*: provider, branches, coaches, centres, employers, people.

use affianca_domain::{BeneficiaryId, BranchId, CentreId, CoachId, ContactId, EmployerId};
use affianca_workflow::Result;
use affianca_workflow::directory::{
    Beneficiary, BeneficiaryForm, BeneficiaryPage, BranchForm, CentreForm, CoachForm, ContactForm,
    Directory, Employer, EmployerDoubles, EmployerForm, EmployerPage, MergeOrder, MergePreview,
    PeopleDoubles, PeopleMerge, PeopleOrder, Provider,
};

use crate::office::Office;
use crate::{files, printing, synced};

pub fn directory(office: &Office) -> Result<Directory> {
    office.work(|archive, _| archive.directory())
}

pub fn save_provider(office: &Office, form: Provider) -> Result<()> {
    office.work(|archive, now| archive.save_provider(&form, now))
}

pub fn save_branch(office: &Office, id: Option<BranchId>, form: BranchForm) -> Result<BranchId> {
    office.work(|archive, now| archive.save_branch(id, &form, now))
}

pub fn archive_branch(office: &Office, id: BranchId, archived: bool) -> Result<()> {
    office.work(|archive, now| archive.archive_branch(id, archived, now))
}

pub fn save_coach(office: &Office, id: Option<CoachId>, form: CoachForm) -> Result<CoachId> {
    office.work(|archive, now| archive.save_coach(id, &form, now))
}

pub fn archive_coach(office: &Office, id: CoachId, archived: bool) -> Result<()> {
    office.work(|archive, now| archive.archive_coach(id, archived, now))
}

pub fn save_centre(office: &Office, id: Option<CentreId>, form: CentreForm) -> Result<CentreId> {
    office.work(|archive, now| archive.save_centre(id, &form, now))
}

pub fn list_employers(
    office: &Office,
    text: String,
    page: u32,
    page_size: u32,
) -> Result<EmployerPage> {
    office.work(|archive, _| archive.employers(&text, page, page_size))
}

pub fn employer(office: &Office, id: EmployerId) -> Result<Employer> {
    office.work(|archive, _| archive.employer(id))
}

pub fn save_employer(
    office: &Office,
    id: Option<EmployerId>,
    form: EmployerForm,
) -> Result<EmployerId> {
    office.work(|archive, now| archive.save_employer(id, &form, now))
}

pub fn save_contact(
    office: &Office,
    employer: EmployerId,
    id: Option<ContactId>,
    form: ContactForm,
) -> Result<ContactId> {
    office.work(|archive, now| archive.save_contact(employer, id, &form, now))
}

pub fn employer_doubles(office: &Office) -> Result<EmployerDoubles> {
    office.work(|archive, _| archive.employer_doubles())
}

pub fn keep_employers_apart(office: &Office, one: EmployerId, other: EmployerId) -> Result<()> {
    office.work(|archive, now| archive.keep_apart(one, other, now))
}

pub fn check_merge(office: &Office, keep: EmployerId, merge: EmployerId) -> Result<MergePreview> {
    office.work(|archive, _| archive.check_merge(keep, merge))
}

pub fn merge_employers(office: &Office, order: MergeOrder) -> Result<()> {
    office.work(|archive, now| archive.merge_employers(&order, now))
}

pub fn list_beneficiaries(
    office: &Office,
    text: String,
    page: u32,
    page_size: u32,
) -> Result<BeneficiaryPage> {
    office.work(|archive, _| archive.beneficiaries(&text, page, page_size))
}

pub fn beneficiary(office: &Office, id: BeneficiaryId) -> Result<Beneficiary> {
    office.work(|archive, _| archive.beneficiary(id))
}

pub fn save_beneficiary(
    office: &Office,
    id: Option<BeneficiaryId>,
    form: BeneficiaryForm,
) -> Result<BeneficiaryId> {
    office.work(|archive, now| archive.save_beneficiary(id, &form, now))
}

pub fn people_doubles(office: &Office) -> Result<PeopleDoubles> {
    office.work(|archive, _| archive.people_doubles())
}

pub fn keep_people_apart(office: &Office, one: BeneficiaryId, other: BeneficiaryId) -> Result<()> {
    office.work(|archive, now| archive.keep_people_apart(one, other, now))
}

pub fn check_people_merge(
    office: &Office,
    keep: BeneficiaryId,
    merge: BeneficiaryId,
) -> Result<PeopleMerge> {
    office.work(|archive, _| archive.check_people_merge(keep, merge))
}

pub fn merge_people(office: &Office, order: PeopleOrder) -> Result<()> {
    office.work(|archive, now| archive.merge_people(&order, now))
}

pub fn part_people(office: &Office, merged: BeneficiaryId) -> Result<()> {
    office.work(|archive, now| archive.part_people(merged, now))
}

pub fn known_patron(_: &Office, municipality: String) -> Result<Option<String>> {
    Ok(affianca_domain::known_patron(&municipality).map(|day| day.to_string()))
}

pub fn save_person_data(office: &Office, id: BeneficiaryId) -> Result<String> {
    office.ask(
        |archive, now| archive.person_data_name(id, now.date()),
        |desktop, name| desktop.ask_where(&name, &files::ZIP),
        |archive, path, now| {
            archive.export_person_data(id, now, |data| {
                let paper = printing::person(&data.sheet()?)?.pdf;
                files::write_with(&path, |file| data.zip(&paper, file))?;
                Ok(synced::told(&path))
            })
        },
    )
}
