// The registers of one request, issued here or kept on paper before: each leads to its own page.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted, minutes } from "../../base/format";
import { LightElement } from "../../base/light";
import { registerChip } from "../../components/chip";
import { errorBox } from "../../components/feedback";
import { sectionHead } from "../../components/layout";
import { listRegisters } from "../../generated/client";
import type { RegisterPage, RegisterRow } from "../../generated/types";
import { archiveChanges } from "../../shared/state";

const MOST = 6;

@customElement("request-registers")
export class RequestRegisters extends LightElement {
  @property({ type: Number }) request = 0;
  @state() private page: RegisterPage | null = null;
  @state() private trouble: AppError | null = null;
  private turn = 0;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = archiveChanges.subscribe(() => void this.read());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.turn += 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("request")) return;
    this.page = null;
    void this.read();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { page, trouble } = this;
    if (!page?.found && !trouble) return nothing;
    return html`<section>
      ${sectionHead("Registri", html`<a href="#/registri?richiesta=${this.request}">Apri l’elenco</a>`, page ? counted(page.found, "registro", "registri") : undefined)}
      ${errorBox(trouble, () => void this.read())}
      <ul class="request-registers">
        ${page?.rows.map((row) => line(row))}
      </ul>
    </section>`;
  }

  private async read(): Promise<void> {
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
