// The two windows of this screen, opened from code.
import { html } from "lit";
import { showDialog } from "../../components/dialog";
import type { RegisterRow, SignatureForm, SignatureView } from "../../generated/types";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import type { Draft, Issued } from "./order";
import "./inspection-form";
import "./issue-form";
import { openingOf, type PaperDraft } from "./paper-draft";
import "./paper-form";
import type { PaperFormWindow } from "./paper-form";
import type { Offer } from "./sign-form";
import "./sign-form";

/** The register issued, or undefined when the user changed their mind. */
export function askIssue(opening: Partial<Draft> = {}, newVersionOf = ""): Promise<Issued | undefined> {
  return showDialog<Issued>(
    (handle, headingId) => html`<issue-form
      .headingId=${headingId}
      .opening=${opening}
      .newVersionOf=${newVersionOf}
      @issued=${(event: CustomEvent<Issued>) => handle.close(event.detail)}
      @cancel=${() => handle.close()}
    ></issue-form>`,
  );
}

/** What was made for an inspection, in a sentence; undefined when the user changed their mind. */
export function askInspection(
  opening: { request: number; opal: string } | null = null,
): Promise<string | undefined> {
  return showDialog<string>(
    (handle, headingId) => html`<inspection-form
      .headingId=${headingId}
      .opening=${opening}
      @made=${(event: CustomEvent<string>) => handle.close(event.detail)}
      @cancel=${() => handle.close()}
    ></inspection-form>`,
  );
}

/** True when the signature was put down. */
export async function askSignature(
  register: RegisterRow,
  signature: SignatureView,
  place: string,
  offer: Offer | null = null,
): Promise<boolean> {
  const words = unsaved.open<SignatureForm | null>(
    `registro/${register.id}/firma/${signature.signer}`,
    null,
    { title: `Firma del registro ${register.number}` },
  );
  const signed = await showForm<boolean, SignatureForm | null>(
    words,
    (handle, headingId) => html`<sign-form
      .headingId=${headingId}
      .words=${words}
      .register=${register}
      .signature=${signature}
      .place=${place}
      .offer=${offer}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></sign-form>`,
  );
  return signed ?? false;
}

/** A register on paper that was recorded, and whether its scan is asked for next. */
export interface Recorded {
  id: number;
  scan: boolean;
}

/** Records a register on paper, of a request or of one still to be chosen. */
export async function askPaper(request: number | null): Promise<Recorded | undefined> {
  const opening = request === null ? null : await openingOf(request, null);
  const words = unsaved.open<PaperDraft | null>(`registro-su-carta/${request ?? "nuovo"}`, null, {
    title: "Registro su carta",
  });
  return showForm<Recorded, PaperDraft | null>(
    words,
    (handle, headingId) => html`<paper-form
      .headingId=${headingId}
      .words=${words}
      .opening=${opening}
      @done=${(event: Event) => {
        const form = event.target as PaperFormWindow;
        handle.close({ id: form.recorded, scan: form.scanNext });
      }}
      @cancel=${() => handle.leave()}
    ></paper-form>`,
    { wide: true },
  );
}

/** Corrects a register on paper; true when it was done. */
export async function askPaperCorrection(register: RegisterRow): Promise<boolean> {
  const opening = await openingOf(register.request, register.id);
  const words = unsaved.open<PaperDraft | null>(`registro/${register.id}/correzione`, null, {
    title: `Correzione del registro su carta ${register.number}`,
  });
  const done = await showForm<boolean, PaperDraft | null>(
    words,
    (handle, headingId) => html`<paper-form
      .headingId=${headingId}
      .words=${words}
      .opening=${opening}
      .register=${register.id}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></paper-form>`,
    { wide: true },
  );
  return done ?? false;
}
