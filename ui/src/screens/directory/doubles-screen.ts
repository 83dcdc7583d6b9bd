// Possible doubles among the employers: two at a time, to be merged or said to be two.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { focusHeading } from "../../base/focus";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, employer as covered, plain } from "../../base/privacy";
import { emptyState, pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { toast, troubleToast } from "../../components/toast";
import { employerDoubles, keepEmployersApart } from "../../generated/client";
import type { Employer, EmployerDouble, EmployerDoubles } from "../../generated/types";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { askMerge } from "./merge-form";
import "./directory.css";

@customElement("doubles-screen")
export class DoublesScreen extends Screen<EmployerDoubles> {
  protected override waiting(): string {
    return "Cerco i doppioni…";
  }

  protected override read(): Promise<EmployerDoubles> {
    return employerDoubles();
  }

  protected override view({ found, rows }: EmployerDoubles): TemplateResult {
    return html`<div class="page">
      ${pageHead({
        title: "Possibili doppioni",
        crumbs: [
          { text: "Anagrafiche", to: "/anagrafiche?sezione=datori" },
          { text: "Datori di lavoro, possibili doppioni" },
        ],
        lead: html`Lo stesso codice, o lo stesso nome nello stesso posto. Due sedi dello stesso datore
        vanno tenute separate: ognuna è un luogo di erogazione (${par("§3.1")}).`,
      })}
      ${
        rows.length === 0
          ? emptyState({
              drawing: "company",
              title: "Nessun doppione",
              text: "Nessun datore di lavoro sembra inserito due volte.",
              action: html`<a class="btn primary" href="#/anagrafiche?sezione=datori">Torna ai datori di lavoro</a>`,
            })
          : html`<p role="status"><b>${counted(found, "coppia da guardare", "coppie da guardare")}</b>${
              found > rows.length ? html`<span class="meta"> · qui le prime ${rows.length}</span>` : ""
            }</p>
            <ul class="doubles">
              ${rows.map((row) => this.pair(row))}
            </ul>`
      }
    </div>`;
  }

  private pair(row: EmployerDouble): TemplateResult {
    const { one, other, oneRequests, otherRequests, why, otherSeat } = row;
    const names = plain(`${one.name} e ${other.name}`);
    return html`<li>
      <p class="why ${otherSeat ? "doubt" : ""}">${icon(otherSeat ? "triangle" : "copy")}${why}</p>
      <div class="cols2">${side(one, oneRequests)} ${side(other, otherRequests)}</div>
      <div class="row wrap">
        <button
          type="button"
          class="btn sm next"
          data-key="merge-${one.id}-${other.id}"
          aria-label="Confronta e unisci ${names}"
          @click=${() => void this.merge(row)}
        >Confronta e unisci…</button>
        <button
          type="button"
          class="btn sm quiet"
          data-key="apart-${one.id}-${other.id}"
          aria-label="Sono diversi: ${names}"
          @click=${() => void this.apart(row)}
        >Sono diversi</button>
      </div>
    </li>`;
  }

  private async merge({ one, other }: EmployerDouble): Promise<void> {
    if ((await askMerge(one, other)) === undefined) return;
    await this.settled();
  }

  private async apart({ one, other }: EmployerDouble): Promise<void> {
    const { done, error } = await attempt(() => keepEmployersApart(one.id, other.id));
    if (!done) {
      if (error) troubleToast(error.message);
      return;
    }
    toast("Segnati come diversi: non si propongono più.");
    await archiveChanged();
    await this.settled();
  }

  /** The pair is gone, and the focus must not go with it. */
  private async settled(): Promise<void> {
    await this.reload();
    await this.updateComplete;
    const next = this.querySelector<HTMLElement>(".doubles .btn");
    if (next) next.focus();
    else focusHeading(this);
  }
}

function side(it: Employer, requests: number): TemplateResult {
  return html`<div>
    <a href="#/anagrafiche?sezione=datori&voce=${it.id}"><b>${covered(it.name)}</b></a>
    <p class="meta">${covered([it.address, it.municipality].filter(Boolean).join(", ") || "senza indirizzo")}</p>
    <p class="meta">${contact(it.taxCode || "senza codice fiscale")}</p>
    <p class="meta">
      ${counted(requests, "richiesta", "richieste")} · ${counted(it.contacts.length, "referente", "referenti")}
    </p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "doubles-screen": DoublesScreen;
  }
}
