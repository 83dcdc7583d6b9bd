// Datori di lavoro with their referenti aziendali, who may sign in the person's stead (§3.2).

import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { contact, employer as covered, person, plain } from "../../base/privacy";
import { factList, notice } from "../../components/layout";
import { par } from "../../components/paragraph";
import { saveContact, saveEmployer } from "../../generated/client";
import type { Contact, Employer } from "../../generated/types";
import { router } from "../../shared/router";
import { opener } from "./long-list";
import { askMerge } from "./merge-form";
import { followMunicipality, MUNICIPALITY, PATRON_DAY } from "./patron";
import { askRecord, type RecordField, type Values } from "./record-form";

export const EMPLOYER_HEADS = ["Datore di lavoro", "Comune", "Patrono", "Referenti"] as const;

export function employerLine(it: Employer, chosen: boolean, onOpen: (id: number) => void): TemplateResult {
  return html`<tr ?data-chosen=${chosen}>
    <td>${opener(`employer-${it.id}`, covered(it.name), `/anagrafiche?sezione=datori&voce=${it.id}`, chosen, () => onOpen(it.id))}</td>
    <td>${covered(it.municipality) || "–"}</td>
    <td class="nums">${it.patronDay || "–"}</td>
    <td>${it.contacts.length ? counted(it.contacts.length, "referente", "referenti") : "nessuno"}</td>
  </tr>`;
}

export function employerPanel(it: Employer): TemplateResult {
  return html`${it.mergedInto ? merged(it.mergedInto) : nothing}
    ${factList([
      ["Indirizzo", covered(it.address)],
      ["Comune", covered(it.municipality)],
      ["Patrono", it.patronDay],
      ["C.F. o P. IVA", contact(it.taxCode)],
      ...(it.absorbed.length ? [["Uniti a questo", covered(it.absorbed.join(", "))] as const] : []),
    ])}
    ${
      it.mergedInto
        ? nothing
        : html`<div class="row wrap">
            <button type="button" class="btn sm" data-key="employer-edit" @click=${() => void editEmployer(it)}>
              ${icon("pencil")}Modifica…
            </button>
            <a class="btn sm" data-key="employer-hours" href="#/anagrafiche/orari/datore/${it.id}">
              ${icon("clock")}Giorni di chiusura
            </a>
            <button type="button" class="btn sm quiet" data-key="employer-merge" @click=${() => void mergeFrom(it)}>
              Unisci con un altro…
            </button>
          </div>`
    }
    <section class="above stack-sm">
      <h3>Referenti aziendali</h3>
      ${
        it.contacts.length
          ? html`<ul class="contacts">
              ${it.contacts.map((one) => contactItem(it, one))}
            </ul>`
          : html`<p class="meta">
              Nessuno. Il referente può firmare il registro al posto del destinatario (${par("§3.2")}).
            </p>`
      }
      ${
        it.mergedInto
          ? nothing
          : html`<div>
              <button type="button" class="btn sm" data-key="contact-new" @click=${() => void editContact(it.id, null)}>
                ${icon("plus")}Aggiungi un referente…
              </button>
            </div>`
      }
    </section>`;
}

function merged([into, name]: readonly [number, string]): TemplateResult {
  return notice(
    "info",
    "archive",
    html`È stato unito a <a href="#/anagrafiche?sezione=datori&voce=${into}">${covered(name)}</a>: resta solo per memoria.`,
  );
}

async function mergeFrom(it: Employer): Promise<void> {
  const kept = await askMerge(it, null);
  if (kept !== undefined) router.setQuery({ voce: String(kept) });
}

function contactItem(of: Employer, one: Contact): TemplateResult {
  return html`<li>
    <div class="grow">
      <b>${person(one.surname, one.name)}</b>
      ${one.role ? html`<span class="meta"> · ${one.role}</span>` : ""}
      <div class="meta">${contact(one.phone)}${one.phone && one.email ? " · " : ""}${contact(one.email)}</div>
    </div>
    ${
      of.mergedInto
        ? nothing
        : html`<button
            type="button"
            class="btn sm"
            data-key="contact-${one.id}"
            aria-label="Modifica ${plain(`${one.surname} ${one.name}`)}"
            @click=${() => void editContact(of.id, one)}
          >Modifica…</button>`
    }
  </li>`;
}

/** Who signs for the firm can be written with it; the others are added later. */
const FIRST_CONTACT: readonly (readonly RecordField[])[] = [
  [
    { key: "contactSurname", label: "Referente aziendale: cognome", personal: true },
    { key: "contactName", label: "Nome", personal: true },
  ],
  [
    { key: "contactRole", label: "Ruolo", placeholder: "responsabile di reparto" },
    { key: "contactPhone", label: "Telefono", type: "tel", personal: true },
  ],
];

async function saveFirstContact(employer: number, values: Values): Promise<void> {
  const { contactSurname: surname = "", contactName: name = "" } = values;
  const { contactRole: role = "", contactPhone: phone = "" } = values;
  if (![surname, name, role, phone].some((text) => text.trim())) return;
  try {
    await saveContact(employer, null, { surname, name, role, phone, email: "" });
  } catch (thrown) {
    throw AppError.from(thrown).within("contact");
  }
}

export function editEmployer(it: Employer | null): Promise<boolean> {
  // Saved once, it is the same one however often its contact is refused.
  let id = it?.id ?? null;
  return askRecord({
    key: `datore/${it?.id ?? "nuovo"}`,
    title: it ? "Modifica datore di lavoro" : "Nuovo datore di lavoro",
    rows: [
      [{ key: "name", label: "Ragione sociale", required: true, personal: true }],
      [{ key: "address", label: "Indirizzo", personal: true }],
      [{ ...MUNICIPALITY, personal: true }, PATRON_DAY],
      [{ key: "taxCode", label: "Codice fiscale o partita IVA", personal: true, maxLength: LENGTHS.taxCode }],
      ...(it ? [] : FIRST_CONTACT),
    ],
    initial: {
      name: it?.name ?? "",
      address: it?.address ?? "",
      municipality: it?.municipality ?? "",
      patronDay: it?.patronDay ?? "",
      taxCode: it?.taxCode ?? "",
    },
    follow: followMunicipality,
    save: async (values) => {
      const { name = "", address = "", municipality = "", patronDay = "", taxCode = "" } = values;
      id = await saveEmployer(id, { name, address, municipality, patronDay, taxCode });
      if (!it) await saveFirstContact(id, values);
    },
    saved: "Datore di lavoro salvato.",
  });
}

export function editContact(employer: number, it: Contact | null): Promise<boolean> {
  return askRecord({
    key: `datore/${employer}/referente/${it?.id ?? "nuovo"}`,
    title: it ? "Modifica referente aziendale" : "Nuovo referente aziendale",
    rows: [
      [
        { key: "surname", label: "Cognome", required: true, personal: true },
        { key: "name", label: "Nome", personal: true },
      ],
      [{ key: "role", label: "Ruolo", placeholder: "responsabile di reparto" }],
      [
        { key: "phone", label: "Telefono", type: "tel", personal: true },
        { key: "email", label: "E-mail", type: "email", personal: true },
      ],
    ],
    initial: {
      surname: it?.surname ?? "",
      name: it?.name ?? "",
      role: it?.role ?? "",
      phone: it?.phone ?? "",
      email: it?.email ?? "",
    },
    save: ({ surname = "", name = "", role = "", phone = "", email = "" }) =>
      saveContact(employer, it?.id ?? null, { surname, name, role, phone, email }),
    saved: "Referente salvato.",
  });
}
