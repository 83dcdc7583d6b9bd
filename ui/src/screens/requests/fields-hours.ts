// ATTIVITÀ: agreed hours and amount of the five, prefilled from the programme and lowered where the request
// says so. Amounts follow the hours as the program computes them.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { euros, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { settle } from "../../base/typed";
import { par } from "../../components/paragraph";
import type { AgreedForm } from "../../generated/types";
import type { RequestDraft } from "./draft";

export function hoursFields(draft: RequestDraft, fixed: string | null): TemplateResult {
  const { form, check } = draft;
  return html`<fieldset class="hours">
    <legend class="over">ATTIVITÀ</legend>
    <div class="frame">
      <table>
        <caption class="vh">Ore e importi concordati</caption>
        <thead>
          <tr>
            <th scope="col">Componente e voce di spesa</th>
            <th scope="col" class="num">Ore</th>
            <th scope="col" class="num">Importo</th>
          </tr>
        </thead>
        <tbody>
          ${form.activities.map((one, at) => row(draft, one, at, fixed !== null))}
        </tbody>
        <tfoot>
          <tr>
            <td>Totale OPAL</td>
            <td class="num" aria-live="polite">${check ? minutes(check.total.minutes) : "–"}</td>
            <td class="num" aria-live="polite">${check ? euros(check.total.amount) : "–"}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="hint note-under">
      ${
        fixed ??
        html`Ore e importi del dispositivo si possono solo abbassare; gli importi seguono le ore, arrotondati al
            centesimo. Le cinque attività sono necessariamente compresenti
            <span class="nw">(${par("§1")}).</span>`
      }
    </p>
  </fieldset>`;
}

function row(draft: RequestDraft, one: AgreedForm, at: number, fixed: boolean): TemplateResult {
  const problems = [draft.problem(`hours.${one.code}`), draft.problem(`amount.${one.code}`)];
  const cell = (
    kind: "hours" | "amount",
    label: string,
    problem: string | undefined,
    write: (text: string) => void,
  ) => html`<td
    class="num"
  >
    <input
      id="request-${kind}-${at}"
      class="num"
      inputmode="decimal"
      autocomplete="off"
      aria-label="${label} di ${one.title}"
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${problem ? `request-${at}-err` : nothing}
      ?readonly=${fixed}
      .value=${live(one[kind])}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
      @change=${kind === "hours" ? settle("duration", write) : nothing}
    />
  </td>`;
  const told = problems.filter((it) => it !== undefined);
  return html`<tr>
      <td>${one.title}<span class="two">${one.code}</span></td>
      ${cell("hours", "Ore", problems[0], (text) => draft.writeHours(at, text))}
      ${cell("amount", "Importo", problems[1], (text) => draft.writeAmount(at, text))}
    </tr>
    ${
      told.length
        ? html`<tr class="told">
            <td colspan="3" id="request-${at}-err">
              ${told.map((message) => html`<p class="field-err">${icon("octagon")}<span>${message}</span></p>`)}
            </td>
          </tr>`
        : nothing
    }`;
}
