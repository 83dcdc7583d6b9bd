// «Per cominciare»: what comes next in a new archive, step by step, with its way in. Each step ticks itself; the
// list can be put away, and comes back from Archivio.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { FirstStep, FirstStepKind } from "../../generated/types";

interface Words {
  title: string;
  text: TemplateResult;
  ways: readonly (readonly [label: string, to: string])[];
}

const STEPS: Readonly<Record<FirstStepKind, Words>> = {
  BODY: {
    title: "Scrivi l’ente e i suoi sportelli",
    text: html`Il nome va sui registri; lo sportello dice quando è la festa del patrono.`,
    ways: [
      ["Sportelli", "/anagrafiche?sezione=sportelli"],
      ["Ente", "/anagrafiche?sezione=ente"],
    ],
  },
  COACHES: {
    title: "Scrivi i coach",
    text: html`Chi svolge le erogazioni e firma i registri.`,
    ways: [
      ["Coach", "/anagrafiche?sezione=coach"],
      ["Importa un elenco…", "/anagrafiche/importa/coach"],
    ],
  },
  COPY: {
    title: "Fai la prima copia",
    text: html`Su una chiavetta o un altro disco: chi perde il computer non perde il lavoro.`,
    ways: [["Fai una copia…", "/archivio"]],
  },
  REQUESTS: {
    title: "Porta qui le richieste",
    text: html`Dalla tabella del portale, oppure scrivendo i dati notificati dal CPI (${par("§2")}).`,
    ways: [
      ["Importa…", "/richieste/importa"],
      ["Nuova richiesta", "/richieste/nuova"],
    ],
  },
  SESSIONS: {
    title: "Porta qui le erogazioni già sul portale",
    text: html`Così le ore libere e le scadenze sono quelle vere. Chi comincia ora inserisce la prima.`,
    ways: [
      ["Importa…", "/importa/erogazioni"],
      ["Politiche attive", "/politiche"],
    ],
  },
  PAPER: {
    title: "Annota i registri già firmati",
    text: html`Quelli tenuti finora su carta: le loro erogazioni non si chiedono più (${par("§3.2")}).`,
    ways: [
      ["Aggiungi un registro…", "/registri?carta=1"],
      ["Registri", "/registri"],
    ],
  },
};

export function firstSteps(steps: readonly FirstStep[], onAway: () => void): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const next = steps.find(({ done }) => !done);
  const taken = steps.filter(({ done }) => done).length;
  return html`<section>
    ${sectionHead(
      "Per cominciare",
      html`<button type="button" class="btn sm quiet" data-key="inizio-nascondi" @click=${onAway}>Nascondi</button>`,
      html`${taken} di ${steps.length} fatti`,
    )}
    <ol class="first-steps">
      ${steps.map((step) => line(step, step === next))}
    </ol>
  </section>`;
}

function line({ kind, done }: FirstStep, next: boolean): TemplateResult {
  const { title, text, ways } = STEPS[kind];
  return html`<li class=${done ? "done" : ""} aria-current=${next ? "step" : nothing}>
    ${icon(done ? "done" : "empty")}
    <div class="grow">
      <b>${title}</b>${done ? html`<span class="vh">: fatto</span>` : html`<span class="two said">${text}</span>`}
    </div>
    ${
      done
        ? nothing
        : html`<span class="row wrap"
            >${ways.map(
              ([label, to], at) =>
                html`<a class="btn sm ${next && at === 0 ? "primary" : ""}" data-key="inizio-${to}" href="#${to}">${label}</a>`,
            )}</span
          >`
    }
  </li>`;
}
