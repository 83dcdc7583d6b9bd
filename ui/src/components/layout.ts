// The recurring pieces of a screen: head with breadcrumb and actions, section head, facts, empty list.
import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../base/icons";

export interface Crumb {
  text: unknown;
  /** Address without «#»; the last crumb has none. */
  to?: string;
}

export function crumbs(list: readonly Crumb[]): TemplateResult {
  return html`<nav class="crumbs" aria-label="Percorso">
    ${list.map(
      (crumb, at) =>
        html`${at ? html`<span aria-hidden="true">›</span>` : nothing}${
          crumb.to
            ? html`<a href="#${crumb.to}">${crumb.text}</a>`
            : html`<span aria-current="page">${crumb.text}</span>`
        }`,
    )}
  </nav>`;
}

export interface HeadOptions {
  title: unknown;
  crumbs?: readonly Crumb[];
  /** One line under the title. */
  lead?: unknown;
  /** Buttons at the right. */
  actions?: unknown;
}

/** The head of a screen; its h1 takes the focus on arrival. */
export function pageHead(options: HeadOptions): TemplateResult {
  return html`<div class="head">
    <div class="grow">
      ${options.crumbs ? crumbs(options.crumbs) : nothing}
      <h1 tabindex="-1">${options.title}</h1>
      ${options.lead ? html`<p class="meta">${options.lead}</p>` : nothing}
    </div>
    ${options.actions ?? nothing}
  </div>`;
}

export function sectionHead(title: unknown, side?: unknown, beside?: unknown): TemplateResult {
  return html`<div class="sec-head">
    <h2>${title}</h2>
    ${beside ? html`<span class="meta beside">${beside}</span>` : nothing}
    ${side ? html`<span class="meta push">${side}</span>` : nothing}
  </div>`;
}

/** A block of facts under a title in capitals, as the manual's INFORMAZIONI, LAVORATORE, OPAL. */
export function factBlock(
  title: string,
  facts: readonly (readonly [term: string, value: unknown])[],
): TemplateResult {
  return html`<section>
    <h2 class="over">${title}</h2>
    ${factList(facts)}
  </section>`;
}

export function factList(facts: readonly (readonly [term: string, value: unknown])[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(([term, value]) => html`<dt>${term}</dt><dd>${value || "–"}</dd>`)}
  </dl>`;
}

export interface EmptyOptions {
  drawing: IconName;
  title: string;
  /** What to do next, with its paragraph. */
  text: unknown;
  action?: unknown;
  /** 3 inside a section with a heading of its own. */
  level?: 2 | 3;
}

export function emptyState({ drawing, title, text, action, level = 2 }: EmptyOptions): TemplateResult {
  return html`<div class="empty">
    ${icon(drawing)} ${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
    <p>${text}</p>
    ${action ?? nothing}
  </div>`;
}

export function notice(
  tone: "warn" | "info",
  drawing: IconName,
  content: unknown,
  side?: unknown,
): TemplateResult {
  return html`<div class="notice ${tone}">
    ${icon(drawing)}
    <div class="grow">${content}</div>
    ${side ?? nothing}
  </div>`;
}
