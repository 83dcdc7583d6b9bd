// Commands about the attestazione del servizio erogato (§3.2): beforehand, issuing it, those issued.
import type { AttestationPage } from "../generated/AttestationPage";
import { call } from "./client";

export const attestations = (request: number) => call<AttestationPage>("attestations", { request });
/** How it would look now; nothing is issued. */
export const previewAttestation = (request: number) => call<ArrayBuffer>("preview_attestation", { request });
/** The id of the one issued. */
export const issueAttestation = (request: number) => call<number>("issue_attestation", { request });
export const attestationPdf = (id: number) => call<ArrayBuffer>("attestation_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveAttestation = (id: number) => call<string>("save_attestation", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openAttestation = (id: number) => call<void>("open_attestation", { id });
