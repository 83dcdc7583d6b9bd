// Every component on one page, as in the component sheet of the design: one page of the preview.
import { html, render } from "lit";
import { AppError } from "../src/base/errors";
import { icon } from "../src/base/icons";
import { person, tax } from "../src/base/privacy";
import { activityChip, registerChip, requestChip, sessionChip, urgency } from "../src/components/chip";
import { comboField } from "../src/components/combo-box";
import { dateField, timeField } from "../src/components/date-field";
import { confirmStep } from "../src/components/dialog";
import { envelopeBar, envelopeFigures, envelopeLegend } from "../src/components/envelope";
import { busy, errorBox } from "../src/components/feedback";
import { areaField, selectField, textField } from "../src/components/field";
import { emptyState, factBlock, notice, pageHead, sectionHead } from "../src/components/layout";
import { par } from "../src/components/paragraph";
import { pager, recordCount, sortHead } from "../src/components/table";
import { toast } from "../src/components/toast";
import { violationList, violationSummary } from "../src/components/violations";
import type { RuleId } from "../src/generated/types";
import { askReason } from "../src/shared/reason";
import { hours, place } from "./violations";

const worth = (minutes: number) => ({ minutes, amount: Math.round((minutes * 3800) / 60) });
const envelope = {
  agreed: worth(480),
  delivered: worth(180),
  scheduled: worth(120),
  draft: worth(60),
  free: worth(120),
  unused: worth(0),
};
const ticks = new Set<RuleId>();
const none = () => undefined;
const options = { acknowledged: ticks, onAcknowledge: none, onMend: none };

const sheet = document.createElement("main");
document.querySelector("affianca-app")?.replaceWith(sheet, document.createElement("toast-stack"));
render(
  html`<div class="page">
    ${pageHead({
      title: "Componenti",
      crumbs: [{ text: "Richieste", to: "/richieste" }, { text: "JC-1-1103/014" }],
      lead: "Ogni pezzo una volta.",
      actions: html`<button class="btn">${icon("import")}Importa…</button><button class="btn primary">${icon("plus")}Nuova richiesta <kbd>N</kbd></button>`,
    })}
    <div class="row wrap">
      ${requestChip("PROPOSTA")} ${requestChip("AMMESSO AL SERVIZIO")} ${requestChip("RIFIUTATA")} ${requestChip("CANCELLATA")}
      ${activityChip("PROPOSTA")} ${activityChip("INIZIATA")} ${activityChip("TERMINATA")}
    </div>
    <div class="row wrap">
      ${sessionChip("INSERITA")} ${sessionChip("PROGRAMMATA")} ${sessionChip("AVVIATA")} ${sessionChip("EROGATA")}
      ${sessionChip("CHIUSA NEGATIVAMENTE")} ${sessionChip("ANNULLATA")} ${registerChip("DA FIRMARE")} ${registerChip("FIRMATO")}
    </div>
    <div class="row wrap">
      ${urgency(0)} ${urgency(2)} ${urgency(5)}
      <button class="btn next">Avvia</button><button class="btn danger">Rifiuta la richiesta…</button>
      <button class="btn quiet">Chiudi negativamente</button><button class="btn" aria-disabled="true">Avvia</button>
      <button class="btn" aria-pressed="true">${icon("hide")}Schermo riservato attivo <kbd>F9</kbd></button>
      <span>${person("Bortolin", "Nicolò")} ${tax("BRTNCL99P05L407N")} ${par("§3.2")}</span>
    </div>
    ${sectionHead("Erogazioni", "8 percorsi aperti", recordCount(41, 1, 5))} ${envelopeFigures(envelope)}
    ${envelopeBar(envelope, { tall: true })} ${envelopeLegend()}
    <div class="cols2">
      <div class="stack-sm">
        <div class="cols3">
          ${dateField({ id: "g-date", label: "Data", required: true, value: "10/06/2022", onInput: none, today: "2022-06-01" })}
          ${timeField({ id: "g-start", kind: "start", label: "Inizio", required: true, value: "09:00", onInput: none })}
          ${timeField({ id: "g-end", kind: "end", label: "Fine", required: true, value: "12:00", note: "03:00", tone: "err", describedBy: "g-hours", onInput: none })}
        </div>
        ${violationList("g-hours", [hours], options)}
        ${textField({ id: "g-place", label: "Luogo", value: "", placeholder: "dove si svolge", tone: "warn", onInput: none })}
        ${violationList("g-place-list", [place], options)} ${violationSummary([hours, place], ticks)}
        ${selectField({ id: "g-select", label: "Sportello", value: "", none: "qualsiasi sportello", choices: [{ value: "1", label: "Treviso" }], onChange: none })}
        ${comboField({
          id: "g-combo",
          label: "Lavoratore",
          value: "",
          placeholder: "cognome o codice fiscale",
          suggest: () => [
            { key: "1", text: "Bortolin Nicolò", detail: "JC-1-1103/002" },
            { key: "2", text: "El Amrani Samira" },
          ],
          onInput: none,
          onPick: none,
        })}
        ${areaField({ id: "g-area", label: "Descrizione per il registro", maxLength: 400, value: "Affiancamento alla pressa.", hint: "La firma anche il referente aziendale: niente dati sulla salute.", onInput: none })}
        ${textField({ id: "g-err", label: "Codice fiscale", value: "BRTNCL99", error: "Servono 16 caratteri: qui sono 8.", onInput: none })}
      </div>
      <div class="stack">
        ${factBlock("LAVORATORE", [
          ["Cognome", html`<b>${person("Bortolin", "")}</b>`],
          ["Telefono", ""],
        ])}
        ${notice("warn", "waiting", html`<h2>Mancano 2 giorni</h2><p>Senza risposta la richiesta è cancellata (${par("§2")}).</p>`)}
        ${emptyState({ drawing: "agenda", title: "Nessuna erogazione in questa attività", text: html`Inserisci la prima entro il giorno precedente (${par("§3.1")}).`, action: html`<button class="btn primary">${icon("plus")}Nuova erogazione</button>` })}
        ${errorBox(new AppError({ code: "STALE", message: "L’erogazione è già AVVIATA: la pagina è stata aggiornata." }))}
        ${errorBox(AppError.from("boom"), none)} ${busy("Cerco fra le richieste…")}
        <div class="row">${recordCount(41, 3, 12)}<span class="grow"></span>${pager(3, 12, none)}</div>
        <div class="frame"><table><thead><tr>
          ${sortHead({ key: "date", label: "Data richiesta", sort: { key: "date", descending: true }, onSort: none })}
          ${sortHead({ key: "opal", label: "Codice OPAL", sort: { key: "date", descending: true }, onSort: none })}
        </tr></thead><tbody><tr><td>31/05/2022</td><td>JC-1-1103/039</td></tr></tbody></table></div>
        <div class="row">
          <button class="btn" id="g-confirm" @click=${() => void confirmStep({ title: "Concludi", question: "Confermi di voler concludere l’attività ?", irreversible: true, note: html`L’attività passa a TERMINATA e non sarà più modificabile (${par("§3.3")}).`, violations: [place] })}>Concludi…</button>
          <button class="btn" id="g-reason" @click=${() => void askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta la richiesta", lead: html`Si rifiuta esclusivamente in presenza di impedimenti oggettivi (${par("§2")}).`, run: async () => undefined })}>Rifiuta…</button>
          <button class="btn" @click=${() => toast("Erogazione 58 programmata.", { label: "Vedi", run: none })}>Avviso</button>
        </div>
      </div>
    </div>
  </div>`,
  sheet,
);
