// People who may be one under two codes: two at a time, to be merged or said to be two.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { date } from "../../base/format";
import { contact, person, plain, tax } from "../../base/privacy";
import { par } from "../../components/paragraph";
import { keepPeopleApart, peopleDoubles } from "../../generated/client";
import type { Beneficiary, PeopleDoubles, PersonDouble } from "../../generated/types";
import { PairsScreen, type PairWords } from "./pairs-screen";
import { askPeopleMerge } from "./people-merge-form";
import "./directory.css";

@customElement("people-doubles-screen")
export class PeopleDoublesScreen extends PairsScreen<Beneficiary, PersonDouble> {
  protected readonly words: PairWords = {
    crumb: "Destinatari, possibili doppioni",
    back: "/anagrafiche?sezione=destinatari",
    lead: html`Potrebbero essere la stessa persona con due codici fiscali: il provvisorio e quello definitivo, o due
    che differiscono per omocodia. I limiti di ore valgono per persona (${par("§3.2")}).`,
    drawing: "people",
    nothing: "Nessun destinatario sembra inserito due volte.",
    backTo: "Torna ai destinatari",
    apart: "Sono due persone",
    keptApart: "Segnati come due persone: non si propongono più.",
  };

  protected override read(): Promise<PeopleDoubles> {
    return peopleDoubles();
  }

  protected names({ one, other }: PersonDouble): string {
    return plain(`${one.surname} ${one.name}, ${one.taxCode} e ${other.taxCode}`);
  }

  protected isDoubtful({ sure }: PersonDouble): boolean {
    return !sure;
  }

  protected side(it: Beneficiary): TemplateResult {
    return html`<div>
      <a href="#/anagrafiche?sezione=destinatari&voce=${it.id}"><b>${person(it.surname, it.name)}</b></a>
      <p class="meta">${tax(it.taxCode)}</p>
      <p class="meta">${it.birthDate ? contact(`nascita ${date(it.birthDate)}`) : "senza data di nascita"}</p>
      <p class="meta">${it.opals.length ? it.opals.join(", ") : "nessuna richiesta"}</p>
    </div>`;
  }

  protected merge({ one, other }: PersonDouble): Promise<number | undefined> {
    return askPeopleMerge(one, other);
  }

  protected keepApart({ one, other }: PersonDouble): Promise<void> {
    return keepPeopleApart(one.id, other.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "people-doubles-screen": PeopleDoublesScreen;
  }
}
