// Destinatari: who they are, how to reach them, and the daily and weekly limit of each, where one is set
// («effettiva capacità di partecipazione», §3.2).
import { html, nothing, type TemplateResult } from "lit";
import { date, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { contact, person, plain, tax } from "../../base/privacy";
import { factList, notice } from "../../components/layout";
import { par } from "../../components/paragraph";
import { saveBeneficiary } from "../../generated/client";
import type { Beneficiary, MergedPerson } from "../../generated/types";
import { router } from "../../shared/router";
import { opener } from "./long-list";
import { askPeopleMerge, part } from "./people-merge-form";
import { askPersonData } from "./person-data";
import { askRecord } from "./record-form";

export const BENEFICIARY_HEADS = ["Cognome e nome", "Codice fiscale", "Limiti propri", "OPAL"] as const;

const limit = (value: number | null): string => (value === null ? "–" : minutes(value));

export function beneficiaryLine(
  it: Beneficiary,
  chosen: boolean,
  onOpen: (id: number) => void,
): TemplateResult {
  const own = it.dailyLimit !== null || it.weeklyLimit !== null;
  return html`<tr ?data-chosen=${chosen}>
    <td>
      ${opener(`beneficiary-${it.id}`, person(it.surname, it.name), `/anagrafiche?sezione=destinatari&voce=${it.id}`, chosen, () => onOpen(it.id))}
    </td>
    <td>${tax(it.taxCode)}</td>
    <td class="nums">${own ? `${limit(it.dailyLimit)} al giorno · ${limit(it.weeklyLimit)} a settimana` : "–"}</td>
    <td class="nums">${it.opals.length ? it.opals.map((opal, at) => html`${at ? ", " : ""}<span class="nw">${opal}</span>`) : "–"}</td>
  </tr>`;
}

export function beneficiaryPanel(it: Beneficiary): TemplateResult {
  const born = [date(it.birthDate), it.birthplace].filter(Boolean).join(", ");
  return html`${it.mergedInto ? mergedNotice(it.mergedInto) : nothing}
  ${factList([
    ["Codice fiscale", tax(it.taxCode)],
    ["Nascita", contact(born)],
    ["Telefono", contact(it.phone)],
    ["E-mail", contact(it.email)],
    ["OPAL", it.opals.join(", ")],
  ])}
    <section class="above stack-sm">
      <h3>Limiti propri</h3>
      ${factList([
        ["Al giorno", limit(it.dailyLimit)],
        ["A settimana", limit(it.weeklyLimit)],
      ])}
      <p class="meta">
        Sotto il limite di tutti (8 ore al giorno, 40 a settimana), per chi non può parteciparvi per intero: oltre
        questi compare un avviso (${par("§3.2")}).
      </p>
    </section>
    ${it.absorbed.length ? absorbed(it.absorbed) : nothing}
    ${
      it.mergedInto
        ? nothing
        : html`<div class="row wrap">
            <button type="button" class="btn sm" data-key="beneficiary-edit" @click=${() => void editBeneficiary(it)}>
              ${icon("pencil")}Modifica…
            </button>
            <a class="btn sm" data-key="beneficiary-hours" href="#/anagrafiche/orari/destinatario/${it.id}">
              ${icon("clock")}Orari e assenze
            </a>
            <a class="btn sm quiet" href="#/richieste?persona=${it.id}">Le sue richieste</a>
            <button type="button" class="btn sm quiet" data-key="beneficiary-merge" @click=${() => void mergeFrom(it)}>
              Unisci con un altro…
            </button>
            <button type="button" class="btn sm quiet" data-key="beneficiary-data" @click=${() => void askPersonData(it)}>
              Dati di questa persona…
            </button>
          </div>`
    }`;
}

function mergedNotice(into: MergedPerson): TemplateResult {
  return notice(
    "info",
    "archive",
    html`È stato unito a <a href="#/anagrafiche?sezione=destinatari&voce=${into.id}">${person(into.surname, into.name)}</a>,
    codice ${tax(into.taxCode)}: resta solo per memoria.`,
  );
}

/** Who is one with this person under another code, and the way back. */
function absorbed(others: readonly MergedPerson[]): TemplateResult {
  return html`<section class="above stack-sm">
    <h3>Uniti a questo</h3>
    <ul class="contacts">
      ${others.map(
        (other) => html`<li>
          <div class="grow">
            <b>${person(other.surname, other.name)}</b>
            <div class="meta">${tax(other.taxCode)}</div>
          </div>
          <button
            type="button"
            class="btn sm quiet"
            data-key="part-${other.id}"
            aria-label="Annulla l’unione con ${plain(other.taxCode)}"
            @click=${() => void part(other.id)}
          >Annulla l’unione</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

async function mergeFrom(it: Beneficiary): Promise<void> {
  const kept = await askPeopleMerge(it, null);
  if (kept !== undefined) router.setQuery({ voce: String(kept) });
}

export function editBeneficiary(it: Beneficiary | null): Promise<boolean> {
  return askRecord({
    key: `destinatario/${it?.id ?? "nuovo"}`,
    title: it ? "Modifica destinatario" : "Nuovo destinatario",
    rows: [
      [
        { key: "surname", label: "Cognome", required: true, personal: true },
        { key: "name", label: "Nome", required: true, personal: true },
      ],
      [
        {
          key: "taxCode",
          label: "Codice fiscale",
          required: true,
          personal: true,
          maxLength: LENGTHS.taxCode,
        },
      ],
      [
        { key: "birthDate", label: "Data di nascita", kind: "date", personal: true },
        { key: "birthplace", label: "Luogo di nascita", personal: true },
      ],
      [
        { key: "phone", label: "Telefono", type: "tel", personal: true },
        { key: "email", label: "E-mail", type: "email", personal: true },
      ],
      [
        {
          key: "dailyLimit",
          label: "Limite al giorno",
          placeholder: "05:00",
          settleAs: "duration",
          hint: "Vuoto: vale quello di tutti, 08:00.",
        },
        {
          key: "weeklyLimit",
          label: "Limite a settimana",
          placeholder: "20:00",
          settleAs: "duration",
          hint: "Vuoto: vale quello di tutti, 40:00.",
        },
      ],
    ],
    initial: {
      surname: it?.surname ?? "",
      name: it?.name ?? "",
      taxCode: it?.taxCode ?? "",
      birthDate: date(it?.birthDate),
      birthplace: it?.birthplace ?? "",
      phone: it?.phone ?? "",
      email: it?.email ?? "",
      dailyLimit: it?.dailyLimit == null ? "" : minutes(it.dailyLimit),
      weeklyLimit: it?.weeklyLimit == null ? "" : minutes(it.weeklyLimit),
    },
    doubts: {
      under: "taxCode",
      keys: ["surname", "name", "taxCode", "birthDate"],
      tick: "Ho controllato il codice fiscale sul documento: è giusto così",
    },
    save: (values, confirmed) => {
      const text = (key: string) => values[key] ?? "";
      return saveBeneficiary(it?.id ?? null, {
        surname: text("surname"),
        name: text("name"),
        taxCode: text("taxCode"),
        birthDate: text("birthDate"),
        birthplace: text("birthplace"),
        phone: text("phone"),
        email: text("email"),
        dailyLimit: text("dailyLimit"),
        weeklyLimit: text("weeklyLimit"),
        confirmed,
      });
    },
    saved: "Destinatario salvato.",
  });
}
