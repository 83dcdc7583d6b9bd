// The two windows of this screen, opened from code.
import { html } from "lit";
import { showDialog } from "../../components/dialog";
import type { RegisterRow, SignatureForm, SignatureView } from "../../generated/types";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import type { Draft, Issued } from "./order";
import "./issue-form";
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

/** True when the signature was put down. */
export async function askSignature(
  register: RegisterRow,
  signature: SignatureView,
  place: string,
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
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></sign-form>`,
  );
  return signed ?? false;
}
