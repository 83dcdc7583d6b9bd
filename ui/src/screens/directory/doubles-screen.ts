// Possible doubles among the employers: two at a time, to be merged or said to be two.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import { contact, employer as covered, plain } from "../../base/privacy";
import { par } from "../../components/paragraph";
import { employerDoubles, keepEmployersApart } from "../../generated/client";
import type { Employer, EmployerDouble, EmployerDoubles } from "../../generated/types";
import { askMerge } from "./merge-form";
import { PairsScreen, type PairWords } from "./pairs-screen";
import "./directory.css";

@customElement("doubles-screen")
export class DoublesScreen extends PairsScreen<Employer, EmployerDouble> {
  protected readonly words: PairWords = {
    crumb: "Datori di lavoro, possibili doppioni",
    back: "/anagrafiche?sezione=datori",
    lead: html`Lo stesso codice, o lo stesso nome nello stesso posto. Due sedi dello stesso datore
    vanno tenute separate: ognuna è un luogo di erogazione (${par("§3.1")}).`,
    drawing: "company",
    nothing: "Nessun datore di lavoro sembra inserito due volte.",
    backTo: "Torna ai datori di lavoro",
    apart: "Sono diversi",
    keptApart: "Segnati come diversi: non si propongono più.",
  };

  protected override read(): Promise<EmployerDoubles> {
    return employerDoubles();
  }

  protected names({ one, other }: EmployerDouble): string {
    return plain(`${one.name} e ${other.name}`);
  }

  protected isDoubtful({ otherSeat }: EmployerDouble): boolean {
    return otherSeat;
  }

  protected side(it: Employer, { one, oneRequests, otherRequests }: EmployerDouble): TemplateResult {
    return html`<div>
      <a href="#/anagrafiche?sezione=datori&voce=${it.id}"><b>${covered(it.name)}</b></a>
      <p class="meta">${covered([it.address, it.municipality].filter(Boolean).join(", ") || "senza indirizzo")}</p>
      <p class="meta">${contact(it.taxCode || "senza codice fiscale")}</p>
      <p class="meta">
        ${counted(it === one ? oneRequests : otherRequests, "richiesta", "richieste")} · ${counted(it.contacts.length, "referente", "referenti")}
      </p>
    </div>`;
  }

  protected merge({ one, other }: EmployerDouble): Promise<number | undefined> {
    return askMerge(one, other);
  }

  protected keepApart({ one, other }: EmployerDouble): Promise<void> {
    return keepEmployersApart(one.id, other.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "doubles-screen": DoublesScreen;
  }
}
