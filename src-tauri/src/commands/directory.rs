//! *Anagrafiche*: provider, branches, coaches, centres, employers, people.

use affianca_domain::{BeneficiaryId, BranchId, CentreId, CoachId, ContactId, EmployerId};
use affianca_workflow::directory::{
    Beneficiary, BeneficiaryForm, BeneficiaryPage, BranchForm, CentreForm, CoachForm, ContactForm,
    Directory, Employer, EmployerDoubles, EmployerForm, EmployerPage, MergeOrder, MergePreview,
    Provider,
};
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn directory(office: State<'_, Office>) -> Answer<Directory> {
    office.work(move |archive, _| archive.directory()).await
}

#[tauri::command]
pub async fn save_provider(office: State<'_, Office>, form: Provider) -> Answer<()> {
    office
        .work(move |archive, now| archive.save_provider(&form, now))
        .await
}

#[tauri::command]
pub async fn save_branch(
    office: State<'_, Office>,
    id: Option<BranchId>,
    form: BranchForm,
) -> Answer<BranchId> {
    office
        .work(move |archive, now| archive.save_branch(id, &form, now))
        .await
}

#[tauri::command]
pub async fn archive_branch(office: State<'_, Office>, id: BranchId, archived: bool) -> Answer<()> {
    office
        .work(move |archive, now| archive.archive_branch(id, archived, now))
        .await
}

#[tauri::command]
pub async fn save_coach(
    office: State<'_, Office>,
    id: Option<CoachId>,
    form: CoachForm,
) -> Answer<CoachId> {
    office
        .work(move |archive, now| archive.save_coach(id, &form, now))
        .await
}

#[tauri::command]
pub async fn archive_coach(office: State<'_, Office>, id: CoachId, archived: bool) -> Answer<()> {
    office
        .work(move |archive, now| archive.archive_coach(id, archived, now))
        .await
}

#[tauri::command]
pub async fn save_centre(
    office: State<'_, Office>,
    id: Option<CentreId>,
    form: CentreForm,
) -> Answer<CentreId> {
    office
        .work(move |archive, now| archive.save_centre(id, &form, now))
        .await
}

#[tauri::command]
pub async fn list_employers(
    office: State<'_, Office>,
    text: String,
    page: u32,
    page_size: u32,
) -> Answer<EmployerPage> {
    office
        .work(move |archive, _| archive.employers(&text, page, page_size))
        .await
}

#[tauri::command]
pub async fn employer(office: State<'_, Office>, id: EmployerId) -> Answer<Employer> {
    office.work(move |archive, _| archive.employer(id)).await
}

#[tauri::command]
pub async fn save_employer(
    office: State<'_, Office>,
    id: Option<EmployerId>,
    form: EmployerForm,
) -> Answer<EmployerId> {
    office
        .work(move |archive, now| archive.save_employer(id, &form, now))
        .await
}

#[tauri::command]
pub async fn save_contact(
    office: State<'_, Office>,
    employer: EmployerId,
    id: Option<ContactId>,
    form: ContactForm,
) -> Answer<ContactId> {
    office
        .work(move |archive, now| archive.save_contact(employer, id, &form, now))
        .await
}

#[tauri::command]
pub async fn employer_doubles(office: State<'_, Office>) -> Answer<EmployerDoubles> {
    office.work(|archive, _| archive.employer_doubles()).await
}

#[tauri::command]
pub async fn keep_employers_apart(
    office: State<'_, Office>,
    one: EmployerId,
    other: EmployerId,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.keep_apart(one, other, now))
        .await
}

#[tauri::command]
pub async fn check_merge(
    office: State<'_, Office>,
    keep: EmployerId,
    merge: EmployerId,
) -> Answer<MergePreview> {
    office
        .work(move |archive, _| archive.check_merge(keep, merge))
        .await
}

#[tauri::command]
pub async fn merge_employers(office: State<'_, Office>, order: MergeOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.merge_employers(&order, now))
        .await
}

#[tauri::command]
pub async fn list_beneficiaries(
    office: State<'_, Office>,
    text: String,
    page: u32,
    page_size: u32,
) -> Answer<BeneficiaryPage> {
    office
        .work(move |archive, _| archive.beneficiaries(&text, page, page_size))
        .await
}

#[tauri::command]
pub async fn beneficiary(office: State<'_, Office>, id: BeneficiaryId) -> Answer<Beneficiary> {
    office.work(move |archive, _| archive.beneficiary(id)).await
}

#[tauri::command]
pub async fn save_beneficiary(
    office: State<'_, Office>,
    id: Option<BeneficiaryId>,
    form: BeneficiaryForm,
) -> Answer<BeneficiaryId> {
    office
        .work(move |archive, now| archive.save_beneficiary(id, &form, now))
        .await
}
