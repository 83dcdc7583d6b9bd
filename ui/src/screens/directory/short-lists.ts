// Ente, sportelli, coach and CPI: short lists, read together and shown whole.
import { html, nothing, type TemplateResult } from "lit";
import {
  archiveBranch,
  archiveCoach,
  saveBranch,
  saveCentre,
  saveCoach,
  saveProvider,
} from "../../api/directory";
import { attempt } from "../../attempt";
import { chip } from "../../components/chip";
import { confirmStep } from "../../components/dialog";
import { emptyState, factList } from "../../components/layout";
import { toast } from "../../components/toast";
import type { Branch } from "../../generated/Branch";
import type { Centre } from "../../generated/Centre";
import type { Coach } from "../../generated/Coach";
import type { Directory } from "../../generated/Directory";
import type { Provider } from "../../generated/Provider";
import { icon } from "../../icons";
import { archiveChanged } from "../../state";
import { followMunicipality, MUNICIPALITY, PATRON_DAY } from "./patron";
import { askRecord } from "./record-form";

const edit = (key: string, label: string, act: () => void): TemplateResult =>
  html`<button type="button" class="btn sm" data-key=${key} aria-label="Modifica ${label}" @click=${act}>Modifica…</button>`;

const aside = (): TemplateResult => chip("ARCHIVIATO", "", "archive");

/** Put aside, or taken back: asked first only when something stops being offered. */
async function shelve(words: string, archived: boolean, run: () => Promise<void>): Promise<void> {
  if (archived) {
    const done = await confirmStep({
      title: "Archivia",
      question: `Confermi di voler archiviare ${words} ?`,
      note: "Non si propone più nei moduli nuovi. Richieste, erogazioni e registri già fatti restano com’erano, e si può riprendere in ogni momento.",
      run,
    });
    if (!done) return;
  } else {
    const { error } = await attempt(run);
    if (error) {
      toast(error.message);
      return;
    }
  }
  toast(archived ? "Archiviato." : "Di nuovo in uso.");
  await archiveChanged();
}

function shelf(
  key: string,
  label: string,
  archived: boolean,
  act: (archived: boolean) => void,
): TemplateResult {
  return html`<button
    type="button"
    class="btn sm quiet"
    data-key=${key}
    aria-label="${archived ? "Riprendi" : "Archivia"} ${label}"
    @click=${() => act(!archived)}
  >${archived ? "Riprendi" : "Archivia…"}</button>`;
}

// ── Ente ──────────────────────────────────────────────────────────────────────────────────────────────

export function providerView({ provider }: Directory): TemplateResult {
  return html`<section class="stack narrow">
    ${factList([
      ["Nome", provider.name],
      ["Codice fiscale", provider.taxCode],
      ["Referente dell’ente", provider.referent],
    ])}
    <p class="meta">
      Nome, codice fiscale e referente compaiono sui registri emessi d’ora in poi: quelli già emessi non cambiano.
    </p>
    <div>
      <button type="button" class="btn" data-key="provider-edit" @click=${() => void editProvider(provider)}>
        ${icon("pencil")}Modifica…
      </button>
    </div>
  </section>`;
}

export function editProvider(provider: Provider): Promise<boolean> {
  return askRecord({
    title: "Ente",
    rows: [
      [{ key: "name", label: "Nome dell’ente", required: true }],
      [
        {
          key: "taxCode",
          label: "Codice fiscale",
          hint: "Facoltativo: compare sui registri.",
          maxLength: 20,
        },
        { key: "referent", label: "Referente dell’ente", hint: "Chi firma i registri per l’ente." },
      ],
    ],
    initial: { ...provider },
    save: ({ name = "", taxCode = "", referent = "" }) => saveProvider({ name, taxCode, referent }),
    saved: "Ente salvato.",
  });
}

// ── Sportelli ─────────────────────────────────────────────────────────────────────────────────────────

export function branchesView({ branches }: Directory): TemplateResult {
  if (branches.length === 0) {
    return emptyState({
      drawing: "building",
      title: "Nessuno sportello",
      text: "Aggiungi lo sportello da cui lavori: ogni erogazione ne porta uno.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Sportello</th>
          <th scope="col">Indirizzo</th>
          <th scope="col">Comune</th>
          <th scope="col">Patrono</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${branches.map(
          (it) => html`<tr class=${it.archived ? "off" : ""}>
            <td><b>${it.name}</b> ${it.archived ? aside() : nothing}</td>
            <td>${it.address}</td>
            <td>${it.municipality}</td>
            <td class="nums">${it.patronDay || "–"}</td>
            <td class="keep">
              <div class="acts">
                ${edit(`branch-${it.id}`, it.name, () => void editBranch(it))}
                ${shelf(
                  `branch-shelf-${it.id}`,
                  it.name,
                  it.archived,
                  (archived) =>
                    void shelve(`lo sportello ${it.name}`, archived, () => archiveBranch(it.id, archived)),
                )}
              </div>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function editBranch(branch: Branch | null): Promise<boolean> {
  return askRecord({
    title: branch ? "Modifica sportello" : "Nuovo sportello",
    rows: [
      [{ key: "name", label: "Nome dello sportello", required: true, placeholder: "Treviso" }],
      [{ key: "address", label: "Indirizzo", placeholder: "via Roggia 12" }],
      [{ ...MUNICIPALITY, required: true }, PATRON_DAY],
    ],
    initial: {
      name: branch?.name ?? "",
      address: branch?.address ?? "",
      municipality: branch?.municipality ?? "",
      patronDay: branch?.patronDay ?? "",
    },
    follow: followMunicipality,
    save: ({ name = "", address = "", municipality = "", patronDay = "" }) =>
      saveBranch(branch?.id ?? null, { name, address, municipality, patronDay }),
    saved: "Sportello salvato.",
  });
}

// ── Coach ─────────────────────────────────────────────────────────────────────────────────────────────

export function coachesView({ coaches, branches }: Directory): TemplateResult {
  if (coaches.length === 0) {
    return emptyState({
      drawing: "person",
      title: "Nessun coach",
      text: "Aggiungi chi svolge le erogazioni: il suo nome compare sui registri.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Cognome e nome</th>
          <th scope="col">Sportello</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${coaches.map((it) => {
          const label = `${it.surname} ${it.name}`;
          return html`<tr class=${it.archived ? "off" : ""}>
            <td><b>${label}</b> ${it.archived ? aside() : nothing}</td>
            <td>${it.branchName ?? "–"}</td>
            <td class="keep">
              <div class="acts">
                ${edit(`coach-${it.id}`, label, () => void editCoach(it, branches))}
                ${shelf(
                  `coach-shelf-${it.id}`,
                  label,
                  it.archived,
                  (archived) =>
                    void shelve(`il coach ${label}`, archived, () => archiveCoach(it.id, archived)),
                )}
              </div>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

export function editCoach(coach: Coach | null, branches: readonly Branch[]): Promise<boolean> {
  const offered = branches.filter((it) => !it.archived || it.id === coach?.branch);
  return askRecord({
    title: coach ? "Modifica coach" : "Nuovo coach",
    rows: [
      [
        { key: "surname", label: "Cognome", required: true },
        { key: "name", label: "Nome", required: true },
      ],
      [
        {
          key: "branch",
          label: "Sportello",
          kind: "select",
          none: "nessuno in particolare",
          choices: offered.map((it) => ({ value: String(it.id), label: it.name })),
          hint: "Lo sportello proposto nelle sue erogazioni.",
        },
      ],
    ],
    initial: { surname: coach?.surname ?? "", name: coach?.name ?? "", branch: String(coach?.branch ?? "") },
    save: ({ surname = "", name = "", branch = "" }) =>
      saveCoach(coach?.id ?? null, { surname, name, branch: branch ? Number(branch) : null }),
    saved: "Coach salvato.",
  });
}

// ── CPI ───────────────────────────────────────────────────────────────────────────────────────────────

export function centresView({ centres }: Directory): TemplateResult {
  if (centres.length === 0) {
    return emptyState({
      drawing: "place",
      title: "Nessun Centro per l’Impiego",
      text: "Si aggiungono da soli con le richieste; qui se ne scrivono i recapiti.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Centro per l’Impiego</th>
          <th scope="col">Posta elettronica</th>
          <th scope="col">Telefono</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${centres.map(
          (it) => html`<tr>
            <td><b>${it.name}</b></td>
            <td>${it.email || "–"}</td>
            <td class="nums">${it.phone || "–"}</td>
            <td><div class="acts">${edit(`centre-${it.id}`, it.name, () => void editCentre(it))}</div></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function editCentre(centre: Centre | null): Promise<boolean> {
  return askRecord({
    title: centre ? "Modifica CPI" : "Nuovo CPI",
    rows: [
      [{ key: "name", label: "Nome", required: true, placeholder: "CPI Treviso" }],
      [
        { key: "email", label: "Posta elettronica", type: "email" },
        { key: "phone", label: "Telefono", type: "tel" },
      ],
    ],
    initial: { name: centre?.name ?? "", email: centre?.email ?? "", phone: centre?.phone ?? "" },
    save: ({ name = "", email = "", phone = "" }) => saveCentre(centre?.id ?? null, { name, email, phone }),
    saved: "CPI salvato.",
  });
}
