// The registers of one request, issued here or kept on paper before: each leads to its own page.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { counted, minutes } from "../../base/format";
import { registerChip } from "../../components/chip";
import { errorBox } from "../../components/feedback";
import { sectionHead } from "../../components/layout";
import { listRegisters } from "../../generated/client";
import type { RegisterPage, RegisterRow } from "../../generated/types";
import { OfRequest } from "./of-request";

const MOST = 6;

@customElement("request-registers")
export class RequestRegisters extends OfRequest {
  @state() private page: RegisterPage | null = null;

  protected override empty(): void {
    this.page = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { page, trouble } = this;
    if (!page?.found && !trouble) return nothing;
    return html`<section>
      ${sectionHead("Registri", html`<a href="#/registri?richiesta=${this.request}">Apri l’elenco</a>`, page ? counted(page.found, "registro", "registri") : undefined)}
      ${errorBox(trouble, () => void this.readAgain())}
      <ul class="request-registers">
        ${page?.rows.map((row) => line(row))}
      </ul>
    </section>`;
  }

  protected override async readAgain(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const filter = { state: null, request: this.request, text: "", page: 1, pageSize: MOST };
    const { value, error } = await attempt(() => listRegisters(filter));
    if (turn !== this.turn) return;
    this.trouble = error;
    this.page = value ?? this.page;
  }
}

function line(row: RegisterRow): TemplateResult {
  return html`<li>
    <a href="#/registri?richiesta=${row.request}&registro=${row.id}">${row.number}</a>
    ${row.onPaper ? html`<span class="meta">su carta</span>` : nothing}
    <span>${row.scope}</span>
    <span class="meta nums">${counted(row.sessions, "erogazione", "erogazioni")}, ${minutes(row.minutes)}</span>
    ${registerChip(row.state)}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "request-registers": RequestRegisters;
  }
}
