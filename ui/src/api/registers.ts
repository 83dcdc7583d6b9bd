// Commands about registers (§3.2): what issuing would give, issuing, the list, the PDF, signatures and scan.
import type { RegisterCheck } from "../generated/RegisterCheck";
import type { RegisterDetail } from "../generated/RegisterDetail";
import type { RegisterFilter } from "../generated/RegisterFilter";
import type { RegisterOrder } from "../generated/RegisterOrder";
import type { RegisterPage } from "../generated/RegisterPage";
import type { SignatureForm } from "../generated/SignatureForm";
import { call } from "./client";

export const checkRegister = (order: RegisterOrder) => call<RegisterCheck>("check_register", { order });
/** The id of the register issued. */
export const issueRegister = (order: RegisterOrder) => call<number>("issue_register", { order });
export const listRegisters = (filter: RegisterFilter) => call<RegisterPage>("list_registers", { filter });
export const registerDetail = (id: number) => call<RegisterDetail>("register_detail", { id });
export const registerPdf = (id: number) => call<ArrayBuffer>("register_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveRegister = (id: number) => call<string>("save_register", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openRegister = (id: number) => call<void>("open_register", { id });
export const signRegister = (id: number, form: SignatureForm) => call<void>("sign_register", { id, form });
/** Asks for the file of the signed scan and stores it. */
export const attachScan = (id: number) => call<void>("attach_scan", { id });
export const openScan = (id: number) => call<void>("open_scan", { id });
