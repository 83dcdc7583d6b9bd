// The patron saint's day follows from the municipality where the program knows it, and stays what the user
// wrote where they wrote something.

import { LENGTHS } from "../../base/lengths";
import { knownPatron } from "../../generated/client";
import type { RecordField, Values } from "./record-form";

export const MUNICIPALITY: RecordField = { key: "municipality", label: "Comune" };

export const PATRON_DAY: RecordField = {
  key: "patronDay",
  label: "Festa del patrono",
  placeholder: "gg/mm",
  hint: "Giorno e mese: quel giorno le erogazioni portano un avviso.",
  maxLength: LENGTHS.dayOfYear,
  settleAs: "patron",
};

export async function followMunicipality(key: string, values: Values): Promise<Values> {
  if (key !== "municipality" || values.patronDay?.trim() || !values.municipality?.trim()) return {};
  const patronDay = await knownPatron(values.municipality);
  return patronDay ? { patronDay } : {};
}
