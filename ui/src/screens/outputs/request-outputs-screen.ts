// The documents of one request (§3.2): for each activity what it should leave, what is there, what to do
// next; and the files from elsewhere kept beside them.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date, moment } from "../../base/format";
import { icon } from "../../base/icons";
import { name, person } from "../../base/privacy";
import { activityChip } from "../../components/chip";
import { errorBox } from "../../components/feedback";
import { notice, pageHead, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { toast } from "../../components/toast";
import { attachFile, requestOutputs, startOutput } from "../../generated/client";
import type { OutputActivity, OutputKind, OutputLine, RequestOutputs } from "../../generated/types";
import { askElsewhere } from "../../shared/elsewhere/elsewhere-form";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged, today } from "../../shared/state";
import { askKind } from "./another";
import { attachmentTable } from "./attachments";
import "./outputs.css";
import { standingChip } from "./standing";

@customElement("request-outputs-screen")
export class RequestOutputsScreen extends Screen<RequestOutputs> {
  @state() private error: AppError | null = null;
  @state() private running = false;

  protected override waiting(): string {
    return "Leggo i documenti…";
  }

  protected override read(place: Place): Promise<RequestOutputs> {
    return requestOutputs(Number(place.params.request));
  }

  protected override view(data: RequestOutputs): TemplateResult {
    const { request, attachments, barred } = data;
    return html`<div class="page">
      ${pageHead({
        title: "Documenti della richiesta",
        crumbs: [{ text: "Documenti", to: "/documenti" }, { text: request.opal }],
        lead: html`${person(request.surname, request.name)} · <a href="#/richieste/${request.request}">${request.opal}</a>`,
        actions: html`<div class="acts">
          ${barred ? nothing : html`<a class="btn" href="#/relazione/${request.request}">Relazione sugli esiti</a>`}
          <button
          type="button"
          class="btn"
          data-key="attach-request"
          data-drop
          aria-busy=${this.running}
          @click=${() => void this.attach()}
        >${icon("attach")}Allega file…</button>
        </div>`,
      })}
      ${errorBox(this.error)}
      ${barred ? notice("info", "info", html`${barred}`) : nothing}
      <div class="frame">
        <table class="out-docs">
          <colgroup>
            <col class="c-act" />
            <col />
            <col class="c-standing" />
            <col class="c-when" />
            <col class="c-do" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Attività</th>
              <th scope="col">Documento</th>
              <th scope="col">Situazione</th>
              <th scope="col">Redazione</th>
              <th scope="col">Azioni</th>
            </tr>
          </thead>
          ${request.activities.map((activity) => this.activity(data, activity))}
        </table>
      </div>
      <section>
        ${sectionHead("File allegati", html`PDF, immagini, DOCX, ODT, XLSX fino a 20 MB, conservati cifrati`)}
        ${attachmentTable(attachments, data.kinds, {
          onError: (error) => {
            this.error = error;
          },
        })}
      </section>
    </div>`;
  }

  private activity(data: RequestOutputs, activity: OutputActivity): TemplateResult {
    const lines: readonly (OutputLine | null)[] = activity.documents.length ? activity.documents : [null];
    return html`<tbody>
      ${lines.map(
        (line, at) => html`<tr>
          ${
            at === 0
              ? html`<th scope="rowgroup" rowspan=${lines.length}>
                  <a href="#/attivita/${activity.activity}">${activity.code}</a>
                  <span class="two">${activity.title}</span>${activityChip(activity.state)}
                </th>`
              : nothing
          }
          ${line ? this.line(data, activity, line, at === lines.length - 1) : html`<td colspan="3"><span class="meta">Nessun documento atteso: basta il registro (${par("§3.2")}).</span></td><td><div class="acts">${this.another(data, activity)}</div></td>`}
        </tr>`,
      )}
    </tbody>`;
  }

  private line(
    data: RequestOutputs,
    activity: OutputActivity,
    line: OutputLine,
    last: boolean,
  ): TemplateResult {
    const kind = data.kinds.find((it) => it.kind === line.kind)?.title ?? line.title;
    const key = `${activity.activity}-${line.kind}-${line.output ?? "nuovo"}`;
    return html`<td>
        ${line.output ? html`<a href="#/documento/${line.output}" data-key="doc-${key}">${name(line.title)}</a>` : line.title}
        ${kind === line.title ? nothing : html`<span class="two">${kind}</span>`}
      </td>
      <td>
        ${standingChip(line.standing)}
        ${line.versions ? html`<span class="two">versione ${line.versions}${line.ahead ? ", poi modificato" : ""}</span>` : nothing}
      </td>
      <td>${line.drafted ? date(line.drafted) : "–"}${line.saved ? html`<span class="two">salvato ${moment(line.saved, today())}</span>` : nothing}</td>
      <td>
        <div class="acts">
          ${
            line.output
              ? html`<a class="btn sm ${line.standing === "BOZZA" ? "next" : ""}" href="#/documento/${line.output}">Apri</a>`
              : data.barred
                ? nothing
                : html`<button
                      type="button"
                      class="btn sm ${line.standing === "MANCANTE" ? "next" : ""}"
                      data-key="write-${key}"
                      aria-label="Scrivi: ${line.title}"
                      @click=${() => void this.write(activity.activity, line.kind)}
                    >Scrivi</button>
                    <button
                      type="button"
                      class="btn sm quiet"
                      data-key="attach-${key}"
                      aria-label="Allega un file come ${line.title}"
                      @click=${() => void this.attachDocument(activity, line)}
                    >Allega…</button>`
          }
          ${last ? this.another(data, activity) : nothing}
        </div>
      </td>`;
  }

  /** Any other document, of whatever kind. */
  private another(data: RequestOutputs, activity: OutputActivity): TemplateResult | typeof nothing {
    if (data.barred) return nothing;
    return html`<button
      type="button"
      class="btn sm quiet"
      data-key="another-${activity.activity}"
      aria-label="Scrivi un altro documento per ${activity.code}"
      @click=${() => void this.writeAnother(data, activity)}
    >Altro…</button>`;
  }

  private async writeAnother(data: RequestOutputs, activity: OutputActivity): Promise<void> {
    const kind = await askKind(`${activity.code} – ${activity.title}`, data.kinds);
    if (kind) await this.write(activity.activity, kind);
  }

  private async write(activity: number, kind: OutputKind): Promise<void> {
    if (this.running) return;
    this.running = true;
    const { done, value, error } = await attempt(() => startOutput(activity, kind));
    this.running = false;
    this.error = error;
    if (done) router.go(`/documento/${value}`);
  }

  /** One made elsewhere stands for it: with its day, and whom it was handed over to. */
  private async attachDocument({ activity }: OutputActivity, line: OutputLine): Promise<void> {
    const request = Number(this.place.params.request);
    const place = { request, activity, outputKind: line.kind, paper: null };
    if (!(await askElsewhere(`${line.title}: fatto altrove`, place))) return;
    toast("File allegato: ne è conservata una copia cifrata.");
    await archiveChanged();
  }

  private async attach(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const request = Number(this.place.params.request);
    const { done, error } = await attempt(() =>
      attachFile({ request, activity: null, outputKind: null, paper: null }),
    );
    this.running = false;
    this.error = error;
    if (!done) return;
    toast("File allegato: ne è conservata una copia cifrata.");
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "request-outputs-screen": RequestOutputsScreen;
  }
}
