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

export const standingChip = (standing: OutputStanding): TemplateResult => chip(standing, ...LOOK[standing]);

export const STANDINGS: readonly (readonly [standing: OutputStanding, label: string])[] = [
  ["MANCANTE", "con documenti mancanti"],
  ["BOZZA", "con bozze"],
  ["CONSERVATO", "con versioni conservate"],
  ["ALLEGATO", "con file allegati"],
  ["ATTESO", "con documenti attesi"],
];

/** `1,4 MB`, `230 kB`. */
export function size(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, "MB"] : [bytes / 1000, "kB"];
  return `${value.toLocaleString("it-IT", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
