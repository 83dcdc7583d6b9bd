// Commands about the anagrafiche: ente, sportelli, coach, CPI, datori di lavoro, destinatari.
import type { Beneficiary } from "../generated/Beneficiary";
import type { BeneficiaryForm } from "../generated/BeneficiaryForm";
import type { BeneficiaryPage } from "../generated/BeneficiaryPage";
import type { BranchForm } from "../generated/BranchForm";
import type { CentreForm } from "../generated/CentreForm";
import type { CoachForm } from "../generated/CoachForm";
import type { ContactForm } from "../generated/ContactForm";
import type { Directory } from "../generated/Directory";
import type { Employer } from "../generated/Employer";
import type { EmployerDoubles } from "../generated/EmployerDoubles";
import type { EmployerForm } from "../generated/EmployerForm";
import type { EmployerPage } from "../generated/EmployerPage";
import type { MergeOrder } from "../generated/MergeOrder";
import type { MergePreview } from "../generated/MergePreview";
import type { Provider } from "../generated/Provider";
import { call } from "./client";

/** A new record when `id` is null. */
type Id = number | null;

export const directory = () => call<Directory>("directory");
export const saveProvider = (form: Provider) => call<void>("save_provider", { form });
export const saveBranch = (id: Id, form: BranchForm) => call<number>("save_branch", { id, form });
export const archiveBranch = (id: number, archived: boolean) =>
  call<void>("archive_branch", { id, archived });
export const saveCoach = (id: Id, form: CoachForm) => call<number>("save_coach", { id, form });
export const archiveCoach = (id: number, archived: boolean) => call<void>("archive_coach", { id, archived });
export const saveCentre = (id: Id, form: CentreForm) => call<number>("save_centre", { id, form });

export const listEmployers = (text: string, page: number, pageSize: number) =>
  call<EmployerPage>("list_employers", { text, page, pageSize });
export const employer = (id: number) => call<Employer>("employer", { id });
export const saveEmployer = (id: Id, form: EmployerForm) => call<number>("save_employer", { id, form });
export const saveContact = (employerId: number, id: Id, form: ContactForm) =>
  call<number>("save_contact", { employer: employerId, id, form });
/** The employers that are likely one, two at a time. */
export const employerDoubles = () => call<EmployerDoubles>("employer_doubles");
/** The two look alike and are two: they are not shown again. */
export const keepEmployersApart = (one: number, other: number) =>
  call<void>("keep_employers_apart", { one, other });
/** What merging would do; nothing is changed. */
export const checkMerge = (keep: number, merge: number) => call<MergePreview>("check_merge", { keep, merge });
export const mergeEmployers = (order: MergeOrder) => call<void>("merge_employers", { order });

export const listBeneficiaries = (text: string, page: number, pageSize: number) =>
  call<BeneficiaryPage>("list_beneficiaries", { text, page, pageSize });
export const beneficiary = (id: number) => call<Beneficiary>("beneficiary", { id });
export const saveBeneficiary = (id: Id, form: BeneficiaryForm) =>
  call<number>("save_beneficiary", { id, form });
