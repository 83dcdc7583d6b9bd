// «Per cominciare»: what comes next in an archive that has no session yet, step by step, with its way in.
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
  EMPLOYER: {
    title: "Scrivi il datore di lavoro",
    text: html`Dove si svolgono le erogazioni, e chi firma i registri per l’azienda.`,
    ways: [
      ["Datori di lavoro", "/anagrafiche?sezione=datori"],
      ["Importa un elenco…", "/anagrafiche/importa"],
    ],
  },
  REQUEST: {
    title: "Porta qui le richieste",
    text: html`Dalla tabella del portale, oppure scrivendo i dati notificati dal CPI.`,
    ways: [
      ["Importa…", "/richieste/importa"],
      ["Nuova richiesta", "/richieste/nuova"],
    ],
  },
  ADMISSION: {
    title: "Ammetti al servizio",
    text: html`Alla richiesta si risponde entro 7 giorni dalla notifica (${par("§2")}); poi le attività si possono erogare.`,
    ways: [["Richieste da valutare", "/richieste?situazione=PROPOSTA"]],
  },
  SESSION: {
    title: "Inserisci la prima erogazione",
    text: html`In una delle attività ammesse, entro il giorno precedente al suo svolgimento (${par("§3.1")}).`,
    ways: [["Politiche attive", "/politiche"]],
  },
};

export function firstSteps(steps: readonly FirstStep[]): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const next = steps.find(({ done }) => !done);
  return html`<section>
    ${sectionHead("Per cominciare")}
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
