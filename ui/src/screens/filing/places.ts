// The places of a page to be signed: what the scan shows of each, and what somebody says of it. F and V answer, the
// arrows go from one place to the next.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../../base/icons";
import { contact, employer, privacy } from "../../base/privacy";
import type { FieldUse, FieldVerdict, SheetField, SheetPage } from "../../generated/types";
import { answers } from "./answers";

type Words = Readonly<Record<FieldVerdict, string>>;

const SIGNED: Words = { firmata: "firmata", vuota: "vuota", "da guardare": "da guardare" };
const TICKED: Words = { firmata: "segnata", vuota: "vuota", "da guardare": "da guardare" };
const ORDER: readonly FieldVerdict[] = ["firmata", "vuota", "da guardare"];
const BOXES: Words = { firmata: "☑", vuota: "☐", "da guardare": "?" };
/** What answers a key: S is for boxes, which are «segnate». */
const KEYS: Readonly<Record<string, FieldVerdict>> = { f: "firmata", s: "firmata", v: "vuota" };

const isTick = ({ kind }: FieldUse): boolean => kind === "rowTick" || kind === "closingTick";
const isClosing = ({ kind }: FieldUse): boolean => kind === "closing" || kind === "closingTick";

export function places(page: SheetPage): TemplateResult | typeof nothing {
  if (page.fields.length === 0) return nothing;
  const closing = page.fields.filter((field) => isClosing(field.serves));
  const rows = page.fields.filter((field) => !isClosing(field.serves));
  return html`<table class="places" @keydown=${(event: KeyboardEvent) => keyed(event, page)}>
      <caption class="vh">Firme e caselle della pagina</caption>
      <thead>
        <tr>
          <th scope="col">Posto</th>
          <th scope="col">Sulla scansione</th>
          <th scope="col">Che cosa c’è</th>
        </tr>
      </thead>
      <tbody>
        ${[...rows, ...closing].map((field) => line(page, field))}
      </tbody>
    </table>
    ${
      closing.length
        ? html`<p class="meta">
            Data e luogo delle firme finali si annotano poi nel registro, con «Segna come firmato».
          </p>`
        : nothing
    }`;
}

function line(page: SheetPage, field: SheetField): TemplateResult {
  const verdict = answers.of(page, field);
  const tick = isTick(field.serves);
  return html`<tr class="${verdict === "da guardare" ? "to-look" : ""} ${tick ? "tick" : ""}" data-index=${field.index}>
    <th scope="row">
      ${"recipient" in field.serves ? box(field, field.serves.recipient, verdict) : field.called}
      ${tick || !field.of ? nothing : html`<span class="two">${employer(field.of)}</span>`}
    </th>
    <td class="crop">${crop(field)}</td>
    <td>${choice(page, field, verdict, tick ? TICKED : SIGNED)}</td>
  </tr>`;
}

/** «destinatario ☑», named in full for who hears it. */
function box(field: SheetField, recipient: string, verdict: FieldVerdict): TemplateResult {
  return html`<span aria-hidden="true">${recipient} ${BOXES[verdict]}</span><span class="vh">${field.called}</span>`;
}

function crop({ crop: picture, called }: SheetField): TemplateResult | string {
  if (!picture) return "–";
  if (privacy.value) return html`${contact(called)}`;
  return html`<img src=${picture} alt="Ritaglio della scansione: ${called}" />`;
}

function choice(page: SheetPage, field: SheetField, verdict: FieldVerdict, words: Words): TemplateResult {
  return html`<span class="verdict" role="radiogroup" aria-label=${field.called}>
    ${ORDER.map(
      (it) => html`<label class=${it === "da guardare" ? "look" : ""}
        ><input
          type="radio"
          name="place-${page.key}-${field.index}"
          value=${it}
          data-key="place-${page.key}-${field.index}-${it.replace(" ", "-")}"
          .checked=${live(it === verdict)}
          @change=${() => answers.say(page.key, field.index, it)}
        />${it === verdict ? icon(it === "da guardare" ? "show" : "check") : nothing}${words[it]}</label
      >`,
    )}
  </span>`;
}

function keyed(event: KeyboardEvent, page: SheetPage): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  if (!row) return;
  const index = Number(row.dataset.index);
  const field = page.fields.find((it) => it.index === index);
  const verdict = KEYS[event.key.toLowerCase()];
  if (field && verdict) {
    event.preventDefault();
    answers.say(page.key, index, verdict);
    const input = row.querySelector<HTMLInputElement>(`input[value="${verdict}"]`);
    if (input) input.checked = true;
    input?.focus();
    return;
  }
  const rows = [...(event.currentTarget as Element).querySelectorAll("tbody tr")];
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
  next?.querySelector<HTMLInputElement>("input:checked")?.focus();
}
