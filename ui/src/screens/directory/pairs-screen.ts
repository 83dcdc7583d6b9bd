// Records that are perhaps one, entered twice: two at a time, to be merged or said to be two.
import { html, type TemplateResult } from "lit";
import { attempt } from "../../base/attempt";
import { focusHeading } from "../../base/focus";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { emptyState, pageHead } from "../../components/layout";
import { toast, troubleToast } from "../../components/toast";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";

export interface Pairs<Row> {
  found: number;
  rows: Row[];
}

interface Pair<One> {
  one: One;
  other: One;
  why: string;
}

export interface PairWords {
  /** Of the list the screen belongs to. */
  crumb: string;
  back: string;
  lead: TemplateResult;
  drawing: "company" | "people";
  nothing: string;
  backTo: string;
  /** The button that keeps two apart, and what is said when it was pressed. */
  apart: string;
  keptApart: string;
}

export abstract class PairsScreen<One extends { id: number }, Row extends Pair<One>> extends Screen<
  Pairs<Row>
> {
  protected abstract readonly words: PairWords;
  /** Both names, for who does not see the pair. */
  protected abstract names(row: Row): string;
  protected abstract side(it: One, row: Row): TemplateResult;
  protected abstract isDoubtful(row: Row): boolean;
  /** Asks which stays, and merges; undefined when nothing was done. */
  protected abstract merge(row: Row): Promise<number | undefined>;
  protected abstract keepApart(row: Row): Promise<void>;

  protected override waiting(): string {
    return "Cerco i doppioni…";
  }

  protected override view({ found, rows }: Pairs<Row>): TemplateResult {
    const { crumb, back, lead, drawing, nothing: none, backTo } = this.words;
    return html`<div class="page">
      ${pageHead({
        title: "Possibili doppioni",
        crumbs: [{ text: "Anagrafiche", to: back }, { text: crumb }],
        lead,
      })}
      ${
        rows.length === 0
          ? emptyState({
              drawing,
              title: "Nessun doppione",
              text: none,
              action: html`<a class="btn primary" href="#${back}">${backTo}</a>`,
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

  private pair(row: Row): TemplateResult {
    const { one, other, why } = row;
    const [names, doubtful] = [this.names(row), this.isDoubtful(row)];
    return html`<li>
      <p class="why ${doubtful ? "doubt" : ""}">${icon(doubtful ? "triangle" : "copy")}${why}</p>
      <div class="cols2">${this.side(one, row)} ${this.side(other, row)}</div>
      <div class="row wrap">
        <button
          type="button"
          class="btn sm next"
          data-key="merge-${one.id}-${other.id}"
          aria-label="Confronta e unisci ${names}"
          @click=${() => void this.mergePair(row)}
        >Confronta e unisci…</button>
        <button
          type="button"
          class="btn sm quiet"
          data-key="apart-${one.id}-${other.id}"
          aria-label="${this.words.apart}: ${names}"
          @click=${() => void this.apart(row)}
        >${this.words.apart}</button>
      </div>
    </li>`;
  }

  private async mergePair(row: Row): Promise<void> {
    if ((await this.merge(row)) !== undefined) await this.settled();
  }

  private async apart(row: Row): Promise<void> {
    const { done, error } = await attempt(() => this.keepApart(row));
    if (!done) {
      if (error) troubleToast(error.message);
      return;
    }
    toast(this.words.keptApart);
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
