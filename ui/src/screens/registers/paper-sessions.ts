// The sessions a register on paper covers: those delivered in its days, each with a box to tick.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { counted, date, minutes, weekday } from "../../base/format";
import { icon } from "../../base/icons";
import type { PaperCheck, PaperSession } from "../../generated/types";

export interface SessionsEntry {
  check: PaperCheck | null;
  chosen: readonly number[];
  error: string | undefined;
  onChoose: (sessions: number[]) => void;
}

export function paperSessions(entry: SessionsEntry): TemplateResult {
  const { check, error } = entry;
  return html`<fieldset
    class="paper-sessions"
    aria-invalid=${error ? "true" : "false"}
    aria-describedby=${error ? "paper-sessions-err" : nothing}
    tabindex="-1"
  >
    <legend class="lbl">Erogazioni che riporta<span class="req" aria-hidden="true">*</span></legend>
    ${check?.sessions.length ? list(entry, check.sessions) : none(check)}
    ${error ? html`<p class="field-err" id="paper-sessions-err">${icon("octagon")}<span>${error}</span></p>` : nothing}
  </fieldset>`;
}

function list(entry: SessionsEntry, sessions: readonly PaperSession[]): TemplateResult {
  const { chosen, onChoose } = entry;
  const ticked = sessions.filter((it) => chosen.includes(it.session));
  const all = ticked.length === sessions.length;
  const time = ticked.reduce((sum, it) => sum + it.minutes, 0);
  return html`<div class="row wrap">
      <label class="check"
        ><input
          id="paper-all"
          type="checkbox"
          .checked=${live(all)}
          .indeterminate=${live(!all && ticked.length > 0)}
          @change=${() => onChoose(all ? [] : sessions.map((it) => it.session))}
        /><span><b>Tutte</b></span></label
      >
      <span class="grow"></span>
      <span class="meta nums" aria-live="polite">${ticked.length} di ${counted(sessions.length, "scelta", "scelte")}, ${minutes(time)}</span>
    </div>
    <ul class="paper-list">
      ${sessions.map((it) => line(it, chosen, onChoose))}
    </ul>
    ${outside(entry.check)}`;
}

function line(
  it: PaperSession,
  chosen: readonly number[],
  onChoose: (sessions: number[]) => void,
): TemplateResult {
  const on = chosen.includes(it.session);
  return html`<li>
    <label class="check"
      ><input
        type="checkbox"
        data-key="seduta-${it.session}"
        .checked=${live(on)}
        @change=${() => onChoose(on ? chosen.filter((id) => id !== it.session) : [...chosen, it.session])}
      /><span class="paper-line"
        ><span class="nums">${weekday(it.date)} ${date(it.date)}</span><span class="nums">${it.start}–${it.end}</span
        ><span>${it.activityCode}</span
        >${it.registers.length ? html`<span class="meta">già nel registro ${it.registers.join(", ")}</span>` : nothing}</span
      ></label
    >
  </li>`;
}

function none(check: PaperCheck | null): TemplateResult {
  if (!check)
    return html`<p class="meta">Scegli prima la richiesta: qui compaiono le sue erogazioni svolte.</p>`;
  return html`<p class="meta">Nessuna erogazione EROGATA in questi giorni.</p>
    ${outside(check)}`;
}

function outside(check: PaperCheck | null): TemplateResult | typeof nothing {
  if (!check?.outside) return nothing;
  const others =
    check.outside === 1 ? "Un’altra erogazione svolta è" : `Altre ${check.outside} erogazioni svolte sono`;
  return html`<p class="hint">${others} fuori da questi giorni o da questa attività.</p>`;
}
