// A state, in the manual's own capitals, with its icon: never colour alone.
import { html, type TemplateResult } from "lit";
import { daysLeft } from "../format";
import { type IconName, icon } from "../icons";

type Look = readonly [tint: string, drawing: IconName];

export type RequestWord = "PROPOSTA" | "AMMESSO AL SERVIZIO" | "RIFIUTATA" | "CANCELLATA";
export type ActivityWord = "PROPOSTA" | "INIZIATA" | "TERMINATA";
export type SessionWord =
  | "INSERITA"
  | "PROGRAMMATA"
  | "AVVIATA"
  | "EROGATA"
  | "ANNULLATA"
  | "CHIUSA NEGATIVAMENTE";
export type RegisterWord = "DA FIRMARE" | "FIRMATO" | "SOSTITUITO" | "SUPERATO";

const REQUEST: Readonly<Record<RequestWord, Look>> = {
  PROPOSTA: ["todo", "waiting"],
  "AMMESSO AL SERVIZIO": ["done", "shield"],
  RIFIUTATA: ["bad", "octagon"],
  CANCELLATA: ["", "cross"],
};

const ACTIVITY: Readonly<Record<ActivityWord, Look>> = {
  PROPOSTA: ["draft", "empty"],
  INIZIATA: ["plan", "half"],
  TERMINATA: ["end", "lock"],
};

const SESSION: Readonly<Record<SessionWord, Look>> = {
  INSERITA: ["draft", "pencil"],
  PROGRAMMATA: ["plan", "scheduled"],
  AVVIATA: ["live", "play"],
  EROGATA: ["done", "done"],
  "CHIUSA NEGATIVAMENTE": ["", "ban"],
  ANNULLATA: ["", "cross"],
};

const REGISTER: Readonly<Record<RegisterWord, Look>> = {
  "DA FIRMARE": ["todo", "signature"],
  FIRMATO: ["done", "done"],
  SOSTITUITO: ["", "cross"],
  SUPERATO: ["todo", "triangle"],
};

export function chip(text: string, tint: string, drawing: IconName): TemplateResult {
  return html`<span class="chip ${tint}">${icon(drawing)}${text}</span>`;
}

export const requestChip = (state: RequestWord): TemplateResult => chip(state, ...REQUEST[state]);
export const activityChip = (state: ActivityWord): TemplateResult => chip(state, ...ACTIVITY[state]);
export const sessionChip = (state: SessionWord): TemplateResult => chip(state, ...SESSION[state]);
export const registerChip = (state: RegisterWord): TemplateResult => chip(state, ...REGISTER[state]);

/** Days left, by urgency: octagon today or late, triangle within three days, clock later. */
export function urgency(days: number): TemplateResult {
  const [tint, drawing]: Look =
    days <= 0 ? ["hot", "octagon"] : days <= 3 ? ["soon", "triangle"] : ["calm", "clock"];
  return html`<span class="tag ${tint}">${icon(drawing)}${daysLeft(days)}</span>`;
}
