// Schermo riservato: personal data leave the DOM and a mask of fixed width, the same for every person,
// stands in their place. Every screen shows names, codes, contacts and employers through these helpers.
import { html, type TemplateResult } from "lit";
import { Store } from "./store";

/** Where it is found again when the page is loaded anew at the lock; it is off when the window opens. */
const KEY = "affianca.riservato";

export const privacy = new Store(kept());

export function togglePrivacy(): void {
  privacy.set(!privacy.value);
  try {
    sessionStorage.setItem(KEY, privacy.value ? "1" : "");
  } catch {
    // Without a place to keep it, it holds until the lock.
  }
}

function kept(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

export type Shown = string | TemplateResult;

const HIDDEN = "dato nascosto";
const COVER = "▮▮▮▮▮▮▮";

function mask(long = false): TemplateResult {
  return html`<span class="mask ${long ? "long" : ""}" role="img" aria-label=${HIDDEN}></span>`;
}

/** Cognome, nome, or both. */
export function name(text: string | null | undefined): Shown {
  if (!text) return "";
  return privacy.value ? mask() : text;
}

/** «Cognome Nome», in the order the manual's tables use. */
export function person(surname: string, given: string): Shown {
  return name(`${surname} ${given}`.trim());
}

/** Codice fiscale, in its own typeface. */
export function tax(text: string | null | undefined): Shown {
  if (!text) return "";
  return privacy.value ? mask(true) : html`<span class="cf">${text}</span>`;
}

/** Telephone, e-mail, address, birth data, Id voucher: whatever leads to a person. */
export function contact(text: string | null | undefined): Shown {
  if (!text) return "";
  return privacy.value ? mask(true) : text;
}

/** Employer, company contact, and places that name them. */
export function employer(text: string | null | undefined): Shown {
  if (!text) return "";
  return privacy.value ? mask(true) : text;
}

/** For attributes, options and toasts, where only plain text can stand. */
export function plain(text: string | null | undefined): string {
  if (!text) return "";
  return privacy.value ? COVER : text;
}

/** Type of an input that holds personal data: covered while the schermo riservato is on. */
export function personalType(): "text" | "password" {
  return privacy.value ? "password" : "text";
}
