// Storia: what was done about one request, by whom and when, day by day, newest first (the journal in a
// reader's words). Subjects and details may name people: they are covered with the schermo riservato.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { longDate, time } from "../../base/format";
import { icon } from "../../base/icons";
import { contact } from "../../base/privacy";
import { errorBox } from "../../components/feedback";
import { sectionHead } from "../../components/layout";
import { journal } from "../../generated/client";
import type { JournalEntry } from "../../generated/types";
import { ALL_OF_IT } from "../../shared/journal-filter";
import { OfRequest } from "./of-request";

const AT_ONCE = 10;

@customElement("request-history")
export class RequestHistory extends OfRequest {
  @property() opal = "";
  @state() private rows: readonly JournalEntry[] = [];
  @state() private older = false;

  protected override empty(): void {
    this.rows = [];
  }

  protected override render(): TemplateResult {
    return html`<section class="history">
      ${sectionHead(
        "Storia",
        html`<a href="#/archivio?sezione=giornale&richiesta=${this.request}">Apri nel giornale</a>`,
      )}
      ${errorBox(this.trouble, () => void this.readAgain())}
      ${days(this.rows).map(
        ([day, rows]) => html`<h3 class="grp-h">${longDate(day)}</h3>
          <ol>
            ${rows.map((row) => this.line(row))}
          </ol>`,
      )}
      ${
        this.older
          ? html`<button type="button" class="btn sm" data-key="history-older" @click=${() => void this.readOlder()}>
              ${icon("down")}Mostra le precedenti
            </button>`
          : nothing
      }
    </section>`;
  }

  private line(entry: JournalEntry): TemplateResult {
    const subject = besides(entry.subject, this.opal);
    return html`<li tabindex="-1" data-seq=${entry.seq}>
      <span class="when">${time(entry.at)}</span>
      <div>
        <b>${entry.what}</b>${subject ? html` · ${contact(subject)}` : nothing}
        <span class="meta"> · ${entry.who}</span>
        ${entry.details.map(([key, value]) => html`<div class="meta">${key}: ${contact(value)}</div>`)}
      </div>
    </li>`;
  }

  /** As many rows as are shown already, so that nothing one was reading goes away. */
  protected override async readAgain(): Promise<void> {
    const shown = this.rows.length;
    this.turn += 1;
    const turn = this.turn;
    let rows: JournalEntry[] = [];
    let older = true;
    while (older && rows.length < Math.max(shown, 1)) {
      const page = await this.page(rows.at(-1)?.seq ?? null);
      if (turn !== this.turn || !page) return;
      rows = [...rows, ...page.rows];
      older = page.older;
    }
    this.rows = rows;
    this.older = older;
  }

  private async readOlder(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const page = await this.page(this.rows.at(-1)?.seq ?? null);
    if (turn !== this.turn || !page) return;
    this.rows = [...this.rows, ...page.rows];
    this.older = page.older;
    await this.updateComplete;
    // The button may be gone: the focus goes on where the reading does.
    this.querySelector<HTMLElement>(`[data-seq="${page.rows[0]?.seq}"]`)?.focus();
  }

  private async page(seq: number | null) {
    const { value, error } = await attempt(() =>
      journal({
        ...ALL_OF_IT,
        request: this.request,
        turn: seq === null ? "newest" : "older",
        seq,
        pageSize: AT_ONCE,
      }),
    );
    this.trouble = error;
    return value;
  }
}

/** The rows of each day, in the order they come in. */
function days(rows: readonly JournalEntry[]): [day: string, rows: JournalEntry[]][] {
  const days: [string, JournalEntry[]][] = [];
  for (const row of rows) {
    const day = row.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(row);
    else days.push([day, [row]]);
  }
  return days;
}

/** What a subject says beyond the request one is looking at: «erogazione 37, JC-AN». */
function besides(subject: string, opal: string): string {
  const bare = subject
    .replace(` dell’OPAL ${opal}`, "")
    .replace(opal, "")
    .replace(/\s+/g, " ")
    .replace(/^[,\s]+|[,\s]+$/g, "");
  return bare === "richiesta" ? "" : bare;
}

declare global {
  interface HTMLElementTagNameMap {
    "request-history": RequestHistory;
  }
}
