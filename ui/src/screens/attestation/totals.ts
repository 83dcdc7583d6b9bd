// What would be attested now, activity by activity, with the rule by which the amounts are rounded.
import { html, type TemplateResult } from "lit";
import { euros, minutes } from "../../base/format";
import type { AttestationPage } from "../../generated/types";

export function totals(page: AttestationPage): TemplateResult {
  return html`<section>
    <h2 class="over">EROGATO FINORA</h2>
    <div class="frame">
      <table class="attested">
        <caption class="vh">Ore erogate e importi delle attività della richiesta ${page.opal}</caption>
        <thead>
          <tr><th scope="col">Attività</th><th scope="col" class="num">Ore</th><th scope="col" class="num">Importo</th></tr>
        </thead>
        <tbody>
          ${page.activities.map(
            (activity) => html`<tr>
              <td title=${activity.title}>${activity.code}</td>
              <td class="num">${minutes(activity.minutes)}<span class="meta"> di ${minutes(activity.agreed)}</span></td>
              <td class="num nw">${euros(activity.amount)}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr><td>Totale</td><td class="num">${minutes(page.minutes)}</td><td class="num nw">${euros(page.amount)}</td></tr>
        </tfoot>
      </table>
    </div>
    <p class="meta note-under">
      Solo EROGATA. Importi: ore × ${euros(page.rate)}/h, arrotondati al centesimo sul totale di ogni attività.
    </p>
  </section>`;
}
