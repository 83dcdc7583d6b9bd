// A register on paper at the right of the list: what it is, and the sessions read off it. There is nothing of
// ours to preview: its scan opens in the system's viewer.
import { html, nothing, type TemplateResult } from "lit";
import { counted, date, dateTime, minutes, weekday } from "../../base/format";
import { contact } from "../../base/privacy";
import { factList, notice } from "../../components/layout";
import type { PaperView, RegisterDetail } from "../../generated/types";

export function paperFacts(paper: PaperView): TemplateResult {
  const oneDay = paper.from === paper.to;
  const time = paper.sessions.reduce((sum, it) => sum + it.minutes, 0);
  return html`<div class="paper-facts">
    ${factList([
      [
        oneDay ? "Giornata" : "Periodo",
        oneDay ? date(paper.from) : `${date(paper.from)} – ${date(paper.to)}`,
      ],
      ["Riporta", `${counted(paper.sessions.length, "erogazione", "erogazioni")}, ${minutes(time)}`],
      ["Registrato da", paper.recordedBy],
    ])}
    <div class="frame">
      <table>
        <thead>
          <tr>
            <th scope="col">Erogazione</th>
            <th scope="col">Orario</th>
            <th scope="col">Attività</th>
            <th scope="col">Coach</th>
            <th scope="col" class="end">Ore</th>
          </tr>
        </thead>
        <tbody>
          ${paper.sessions.map(
            (it) => html`<tr>
              <td class="nums nw">${weekday(it.date)} ${date(it.date)}</td>
              <td class="nums nw">${it.start}–${it.end}</td>
              <td class="nw">${it.activityCode}</td>
              <td class="cut">${it.coach}</td>
              <td class="nums end">${minutes(it.minutes)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** What stands between it and its use, if anything. */
export function paperNotes({ row, paper, outdated, scans }: RegisterDetail): TemplateResult | typeof nothing {
  if (!paper) return nothing;
  const { withdrawn, fixed } = paper;
  if (withdrawn) {
    return notice(
      "info",
      "ban",
      html`<b>Ritirato il ${dateTime(withdrawn.at)}.</b> ${contact(withdrawn.because)}`,
    );
  }
  const changed =
    row.state === "SUPERATO"
      ? notice(
          "warn",
          "triangle",
          html`<h2 class="notice-title">Qualcosa è cambiato dopo la registrazione</h2>
            <ul class="changes">
              ${outdated.map((words) => html`<li>${words}</li>`)}
            </ul>
            <p>Confronta con il foglio, poi correggi il registro o ritiralo.</p>`,
        )
      : nothing;
  const missing = scans.length
    ? nothing
    : notice(
        "info",
        "attach",
        html`<b>Manca la scansione.</b> Senza, di questo registro resta solo il foglio.`,
      );
  const kept = fixed ? notice("info", "lock", fixed) : nothing;
  return changed === nothing && missing === nothing && kept === nothing
    ? nothing
    : html`${changed} ${missing} ${kept}`;
}
