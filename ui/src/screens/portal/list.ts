// The queue itself, by urgency: each entry with what the portal holds beside what is true here, the buttons
// to press there in their order, and the buttons that say they were pressed.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { person, plain } from "../../base/privacy";
import { urgency } from "../../components/chip";
import type { PortalItem, PortalReach } from "../../generated/types";
import { type DetailActions, details } from "./details";
import { type Group, grouped, keyOf, knownChip, titleOf, trueChip, whenOf } from "./words";

export interface ListOptions {
  items: readonly PortalItem[];
  /** How many are lost in all; the program sends only the latest. */
  lost: number;
  chosen: ReadonlySet<string>;
  /** The entry laid open. */
  open: string | null;
  /** Whether the lost ones are unfolded. */
  lostOpen: boolean;
  onLostOpen: (open: boolean) => void;
  onChoose: (item: PortalItem, chosen: boolean) => void;
  onOpen: (item: PortalItem) => void;
  onReport: (item: PortalItem, reach: PortalReach) => void;
  details: (item: PortalItem) => DetailActions;
}

export function queueList(options: ListOptions): TemplateResult {
  return html`${grouped(options.items).map((group) =>
    group.urgency === "scaduto" && group.items.some((it) => it.steps.length)
      ? lostGroup(group, options)
      : html`<section aria-label=${group.title}>
          <h2 class="grp-h">${icon(group.drawing)}${group.title}</h2>
          ${rows(group, options)}
        </section>`,
  )}`;
}

function lostGroup(group: Group, options: ListOptions): TemplateResult {
  const all = options.lost >= 1000 ? "mille o più" : String(options.lost);
  const shown =
    options.lost > group.items.length
      ? `, qui ${group.items.length === 1 ? "l’ultima" : `le ultime ${group.items.length}`}`
      : "";
  return html`<details
    class="po-lost"
    .open=${options.lostOpen}
    @toggle=${(event: Event) => options.onLostOpen((event.target as HTMLDetailsElement).open)}
  >
    <summary><h2 class="grp-h">${icon(group.drawing)}${group.title}: ${all}${shown}</h2></summary>
    <p class="meta">Il termine del portale è passato: queste differenze restano.</p>
    ${rows(group, options)}
  </details>`;
}

function rows(group: Group, options: ListOptions): TemplateResult {
  return html`<ul class="po-list">
    ${repeat(group.items, keyOf, (item) => row(item, options))}
  </ul>`;
}

function row(item: PortalItem, options: ListOptions): TemplateResult {
  const key = keyOf(item);
  const title = titleOf(item);
  const when = whenOf(item);
  const open = options.open === key;
  const who = plain(`${item.surname} ${item.name}`);
  return html`<li class=${open ? "open" : ""}>
    <div class="po-row">
      ${
        item.steps.length
          ? html`<label class="po-check"
              ><input
                type="checkbox"
                .checked=${live(options.chosen.has(key))}
                aria-label="Scegli: ${title}, ${who}"
                data-key="scegli-${key}"
                @change=${(event: Event) => options.onChoose(item, (event.target as HTMLInputElement).checked)}
            /></label>`
          : html`<span></span>`
      }
      <button
        type="button"
        class="po-what"
        data-row
        data-key="apri-${key}"
        aria-expanded=${open}
        aria-controls=${open ? `aperta-${key}` : nothing}
        @click=${() => options.onOpen(item)}
      >
        ${icon(open ? "up" : "down")}
        <span class="po-text"
          ><b>${person(item.surname, item.name)}</b> ${when ? html`<span class="muted">· ${when}</span>` : nothing}
          <span class="two said"
            >${title} · ${item.opal}${item.portalId ? ` · ID sul portale ${item.portalId}` : nothing}</span
          ></span
        >
      </button>
      <span class="po-states"
        ><span class="meta">portale</span>${knownChip(item)}
        <span aria-hidden="true">→</span><span class="meta">qui</span>${trueChip(item)}</span
      >
      ${item.daysLeft === null ? html`<span class="tag calm">${icon("clock")}senza termine</span>` : urgency(item.daysLeft)}
    </div>
    ${item.waitsFor ? html`<p class="po-waits">${icon("triangle")}${item.waitsFor}</p>` : nothing}
    ${item.steps.length ? steps(item, options) : html`<p class="po-waits done">${icon("done")}Sul portale risulta già tutto.</p>`}
    ${open ? details(item, options.details(item)) : nothing}
  </li>`;
}

function steps(item: PortalItem, options: ListOptions): TemplateResult {
  const several = item.steps.length > 1;
  const next = item.steps[0]?.label ?? "";
  const said = `${titleOf(item)}, ${plain(`${item.surname} ${item.name}`)}`;
  return html`<div class="po-steps">
    <span class="meta">${several ? counted(item.steps.length, "passo", "passi") : "Da premere"}:</span>
    <ol aria-label="Pulsanti da premere sul portale">
      ${item.steps.map(({ label }, at) => html`<li class=${at === 0 ? "now" : ""}>${label}</li>`)}
    </ol>
    <span class="po-mark">
      <button
        type="button"
        class="btn sm next"
        data-key="segna-${keyOf(item)}"
        aria-label="${several ? `Ho premuto «${next}»` : "Segna come riportato"}: ${said}"
        @click=${() => options.onReport(item, "prossimo")}
      >${several ? `Ho premuto «${next}»` : "Segna come riportato"}</button>
      ${
        several
          ? html`<button
              type="button"
              class="btn sm"
              data-key="segna-tutto-${keyOf(item)}"
              aria-label="Ho già fatto tutto sul portale: ${said}"
              @click=${() => options.onReport(item, "tutto")}
            >Ho già fatto tutto sul portale</button>`
          : nothing
      }
    </span>
  </div>`;
}
