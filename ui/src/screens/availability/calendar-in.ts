// «Riprendi dal calendario»: a coach's own commitments from an .ics file, shown before they become absences.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { LightElement } from "../../base/light";
import { contact } from "../../base/privacy";
import { dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast, troubleToast } from "../../components/toast";
import { chooseCalendar, runCalendarImport } from "../../generated/client";
import type { CalendarPreview, CalendarReport, CommitmentRow } from "../../generated/types";
import { archiveChanged } from "../../shared/state";

@customElement("calendar-in")
export class CalendarIn extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) preview!: CalendarPreview;
  @state() private titles = false;
  @state() private running = false;
  @state() private error: AppError | null = null;

  private get nothingNew(): boolean {
    const { added, changed, removed } = this.preview;
    return added.length + changed.length + removed.length === 0;
  }

  protected override render(): TemplateResult {
    const { preview } = this;
    const [added, changed, removed] = preview.more;
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>Impegni dal calendario</h2>
        <p class="lead">${contact(preview.file)} · ${figures(preview)}</p>
        ${
          this.nothingNew
            ? html`<p role="status">Nel calendario non c’è nulla di nuovo.</p>`
            : html`${list("Nuovi", preview.added, added)} ${list("Cambiati", preview.changed, changed)}
              ${list("Da togliere: il calendario non li ha più", preview.removed, removed)}
              ${checkbox(
                "calendar-titles",
                "Conserva anche il titolo di ogni impegno, come nota",
                this.titles,
                (titles) => {
                  this.titles = titles;
                },
              )}`
        }
        ${leftOut(preview)} ${errorBox(this.error)}
      </div>
      ${dialogFoot({
        proceed: "Riprendi",
        danger: false,
        barred: this.nothingNew ? "Non c’è nulla da riprendere." : undefined,
        running: this.running,
        focusCancel: this.nothingNew,
        onProceed: () => void this.take(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private async take(): Promise<void> {
    this.running = true;
    this.error = null;
    const { value, error } = await attempt(() => runCalendarImport(this.preview.token, this.titles));
    this.running = false;
    if (value) this.dispatchEvent(new CustomEvent<CalendarReport>("taken", { detail: value }));
    else this.error = error;
  }
}

function figures({ added, changed, removed, more, same }: CalendarPreview): string {
  const all = [added, changed, removed].map((list, at) => list.length + (more[at] ?? 0));
  const told = [
    counted(all[0] ?? 0, "nuovo", "nuovi"),
    counted(all[1] ?? 0, "cambiato", "cambiati"),
    counted(all[2] ?? 0, "da togliere", "da togliere"),
  ];
  if (same) told.push(counted(same, "già presente", "già presenti"));
  return told.join(", ");
}

function list(title: string, rows: readonly CommitmentRow[], more = 0): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<section class="stack-tight">
    <h3>${title}</h3>
    <ul class="commitments">
      ${rows.map(
        ({ when, title: called }) => html`<li>
          <span class="nums">${when}</span>${called ? html`<span class="meta">${contact(called)}</span>` : nothing}
        </li>`,
      )}
    </ul>
    ${more ? html`<p class="meta">…e ${counted(more, "altro", "altri")}.</p>` : nothing}
  </section>`;
}

/** What stays out, and why: nothing is left out unsaid. */
function leftOut(preview: CalendarPreview): TemplateResult | typeof nothing {
  const told = [
    [preview.over, "già passato", "già passati"],
    [preview.beyond, "oltre due anni da oggi", "oltre due anni da oggi"],
    [preview.free, "segnato come tempo libero", "segnati come tempo libero"],
    [preview.cancelled, "annullato", "annullati"],
    [
      preview.unread,
      "che non si può leggere (senza inizio o fine, o con una ripetizione troppo fitta)",
      "che non si possono leggere (senza inizio o fine, o con una ripetizione troppo fitta)",
    ],
  ] as const;
  const shown = told.filter(([count]) => count > 0);
  if (shown.length === 0) return nothing;
  return html`<p class="meta">
    Restano fuori: ${shown.map(([count, one, many]) => counted(count, one, many)).join(", ")}.
  </p>`;
}

export async function askCalendarIn(coach: number): Promise<void> {
  const { value: preview, error } = await attempt(() => chooseCalendar(coach));
  if (!preview) {
    if (error) troubleToast(error.message);
    return;
  }
  const report = await showDialog<CalendarReport>(
    (handle, headingId) => html`<calendar-in
      .headingId=${headingId}
      .preview=${preview}
      @taken=${(event: CustomEvent<CalendarReport>) => handle.close(event.detail)}
      @cancel=${() => handle.leave()}
    ></calendar-in>`,
    { wide: true },
  );
  if (!report) return;
  const { added, changed, removed } = report;
  toast(
    `Ripresi dal calendario: ${counted(added, "nuovo", "nuovi")}, ${counted(changed, "cambiato", "cambiati")}, ${counted(removed, "tolto", "tolti")}.`,
  );
  await archiveChanged();
}

declare global {
  interface HTMLElementTagNameMap {
    "calendar-in": CalendarIn;
  }
}
