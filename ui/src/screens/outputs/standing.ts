// Where a document stands, in words with an icon, and the same for the filter.
import type { TemplateResult } from "lit";
import type { IconName } from "../../base/icons";
import { chip } from "../../components/chip";
import type { OutputStanding } from "../../generated/types";

const LOOK: Readonly<Record<OutputStanding, readonly [tint: string, drawing: IconName]>> = {
  ATTESO: ["draft", "empty"],
  MANCANTE: ["todo", "triangle"],
  BOZZA: ["plan", "pencil"],
  CONSERVATO: ["done", "done"],
  ALLEGATO: ["done", "attach"],
};

/** Of a document, whatever its name: «Relazione: DA SCRIVERE». */
const WORDS: Readonly<Record<OutputStanding, string>> = {
  ATTESO: "DA SCRIVERE",
  MANCANTE: "MANCA",
  BOZZA: "BOZZA",
  CONSERVATO: "VERSIONE SALVATA",
  ALLEGATO: "FILE ALLEGATO",
};

export const standingChip = (standing: OutputStanding): TemplateResult =>
  chip(WORDS[standing], ...LOOK[standing]);

export const STANDINGS: readonly (readonly [standing: OutputStanding, label: string])[] = [
  ["MANCANTE", "con documenti che mancano"],
  ["BOZZA", "con bozze"],
  ["CONSERVATO", "con versioni salvate"],
  ["ALLEGATO", "con file allegati"],
  ["ATTESO", "con documenti da scrivere"],
];

/** `1,4 MB`, `230 kB`. */
export function size(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, "MB"] : [bytes / 1000, "kB"];
  return `${value.toLocaleString("it-IT", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
