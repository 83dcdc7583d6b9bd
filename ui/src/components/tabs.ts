// Parts of one screen behind tabs: the arrows move among them, the chosen one is kept in the address.
import { html, type TemplateResult } from "lit";

export interface Tab {
  key: string;
  label: string;
}

export function tabs(
  label: string,
  list: readonly Tab[],
  chosen: string,
  onChoose: (key: string) => void,
): TemplateResult {
  const key = (event: KeyboardEvent) => {
    const at = list.findIndex((tab) => tab.key === chosen);
    const last = list.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const next = to === undefined ? undefined : list[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${key}>
    ${list.map(
      (tab) => html`<button
        type="button"
        role="tab"
        class="tab"
        id="tab-${tab.key}"
        aria-selected=${tab.key === chosen}
        aria-controls="tab-panel"
        tabindex=${tab.key === chosen ? 0 : -1}
        @click=${() => onChoose(tab.key)}
      >${tab.label}</button>`,
    )}
  </div>`;
}

/** What the chosen tab shows. */
export function tabPanel(chosen: string, content: unknown): TemplateResult {
  return html`<div class="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby="tab-${chosen}">${content}</div>`;
}
