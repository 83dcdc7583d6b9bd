// How the user likes the table: widths of its columns and rows a page. Kept on this computer outside the
// archive, so nothing here may ever come from a request or a person.
import { keep, keptLook } from "../../shared/kept-look";

const KEY = "affianca.richieste";

export const COLUMNS = [
  ["st", "Stato preselezione"],
  ["da", "Data richiesta"],
  ["op", "Codice OPAL"],
  ["ti", "Titolare"],
  ["su", "Cognome"],
  ["no", "Nome"],
  ["cf", "Codice fiscale"],
  ["cp", "CPI"],
  ["or", "Ore"],
  ["im", "Importo"],
] as const;

export type ColumnKey = (typeof COLUMNS)[number][0];

/** In rem, so that they follow the zoom. */
export type Widths = Partial<Record<ColumnKey, number>>;

export const NARROWEST = 2.5;
export const WIDEST = 30;

export interface TableLayout {
  widths: Widths;
  pageSize: number;
}

export function readLayout(): TableLayout {
  try {
    const kept = JSON.parse(keptLook(KEY) ?? "{}") as Record<string, unknown>;
    const widths: Widths = {};
    const stored = (kept.widths ?? {}) as Record<string, unknown>;
    for (const [key] of COLUMNS) {
      const width = stored[key];
      if (typeof width === "number" && Number.isFinite(width)) widths[key] = clampWidth(width);
    }
    const pageSize = [10, 25, 50].find((it) => it === kept.pageSize) ?? 10;
    return { widths, pageSize };
  } catch {
    return { widths: {}, pageSize: 10 };
  }
}

export function keepLayout(layout: TableLayout): void {
  keep(KEY, JSON.stringify(layout));
}

export function clampWidth(rem: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, rem)) * 16) / 16;
}
