// A state, in the manual's own capitals, with its icon: never colour alone.
import { html, type TemplateResult } from "lit";
import { daysLeft } from "../base/format";
import { type IconName, icon } from "../base/icons";
import type { ActivityState, RegisterState, RequestState, SessionState } from "../generated/types";

type Look = readonly [tint: string, drawing: IconName];

const REQUEST: Readonly<Record<RequestState, Look>> = {
  PROPOSTA: ["todo", "waiting"],
  "AMMESSO AL SERVIZIO": ["done", "shield"],
  RIFIUTATA: ["bad", "octagon"],
  CANCELLATA: ["", "cross"],
};

const ACTIVITY: Readonly<Record<ActivityState, Look>> = {
  PROPOSTA: ["draft", "empty"],
  INIZIATA: ["plan", "half"],
  TERMINATA: ["end", "lock"],
};

const SESSION: Readonly<Record<SessionState, Look>> = {
  INSERITA: ["draft", "pencil"],
  PROGRAMMATA: ["plan", "scheduled"],
  AVVIATA: ["live", "play"],
  EROGATA: ["done", "done"],
  "CHIUSA NEGATIVAMENTE": ["", "ban"],
  ANNULLATA: ["", "cross"],
};

const REGISTER: Readonly<Record<RegisterState, Look>> = {
  "DA FIRMARE": ["todo", "signature"],
  "FIRMATO IN PARTE": ["todo", "signature"],
  FIRMATO: ["done", "done"],
  SOSTITUITO: ["", "cross"],
  SUPERATO: ["todo", "triangle"],
  RITIRATO: ["", "ban"],
};

export function chip(text: string, tint: string, drawing: IconName): TemplateResult {
  return html`<span class="chip ${tint}">${icon(drawing)}${text}</span>`;
}

export const requestChip = (state: RequestState): TemplateResult => chip(state, ...REQUEST[state]);
export const activityChip = (state: ActivityState): TemplateResult => chip(state, ...ACTIVITY[state]);
export const sessionChip = (state: SessionState): TemplateResult => chip(state, ...SESSION[state]);
export const registerChip = (state: RegisterState): TemplateResult => chip(state, ...REGISTER[state]);

/** Days left, by urgency: octagon today or late, triangle within three days, clock later. A presumed term is never
 * shown as certain. */
export function urgency(days: number, presumed = false): TemplateResult {
  if (presumed) {
    const [tint, drawing]: Look = days <= 3 ? ["soon", "triangle"] : ["calm", "clock"];
    return html`<span class="tag ${tint}">${icon(drawing)}presunto: ${daysLeft(Math.max(days, 0))}</span>`;
  }
  const [tint, drawing]: Look =
    days <= 0 ? ["hot", "octagon"] : days <= 3 ? ["soon", "triangle"] : ["calm", "clock"];
  return html`<span class="tag ${tint}">${icon(drawing)}${daysLeft(days)}</span>`;
}
