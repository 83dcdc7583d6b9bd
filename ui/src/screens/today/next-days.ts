// «Prossimi giorni»: what is planned on each, and the feasts on which nothing may be.
import { html, type TemplateResult } from "lit";
import { counted, minutes, shortDay } from "../../base/format";
import { sectionHead } from "../../components/layout";
import type { NextDay } from "../../generated/types";

export function nextDays(days: readonly NextDay[], dailyLimit: number): TemplateResult {
  return html`<section>
    ${sectionHead("Prossimi giorni")}
    <table class="next-days" aria-label="Prossimi giorni">
      <tbody>
        ${days.map(
          (day) => html`<tr>
            <th scope="row" class="nw"><b>${shortDay(day.date)}</b></th>
            <td class="muted">${planned(day)}</td>
            <td class="num">${day.minutes ? `${minutes(day.minutes)} di ${minutes(dailyLimit)}` : ""}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** «1 programmata, 2 bozze» */
export function planned({ holiday, scheduled, drafts }: NextDay): string {
  const parts = [
    scheduled ? counted(scheduled, "programmata", "programmate") : "",
    drafts ? counted(drafts, "bozza", "bozze") : "",
  ].filter(Boolean);
  if (holiday) return [holiday === "Domenica" ? holiday : `Festivo: ${holiday}`, ...parts].join(" · ");
  return parts.join(", ") || "niente in calendario";
}
