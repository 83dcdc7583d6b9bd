// Violations as the program words them, for tests and for the gallery.
import type { Violation } from "../src/generated/types";

export const hours: Violation = {
  rule: "HOURS",
  severity: "W",
  blocksSchedule: true,
  field: "end",
  message: "Le ore delle erogazioni superano le ore definite nella attività.",
  figures: "04:00 + 03:00 = 07:00 > 06:00",
  paragraph: "§3.1",
  acknowledgement: "La invio come bozza, senza programmarla",
  mend: { label: "Porta la fine alle 11:00", field: "end", value: "11:00" },
  clashes: [],
};

export const place: Violation = {
  rule: "PLACE",
  severity: "W",
  blocksSchedule: false,
  field: "place",
  message: "Manca il luogo.",
  figures: null,
  paragraph: "§3.1",
  acknowledgement: "Confermo senza luogo",
  mend: null,
  clashes: [],
};

export const holiday: Violation = {
  rule: "HOLIDAY",
  severity: "E",
  blocksSchedule: false,
  field: "date",
  message: "Non si può inviare: giorno festivo.",
  figures: "02/06/2022, Festa della Repubblica",
  paragraph: "§3.2",
  acknowledgement: null,
  mend: { label: "Sposta a venerdì 03/06", field: "date", value: "03/06/2022" },
  clashes: [],
};

/** The coach is with somebody else at that time. */
export const overlap: Violation = {
  rule: "OVERLAP",
  severity: "W",
  blocksSchedule: true,
  field: "coach",
  message: "L’operatore ha già un’erogazione in questo orario.",
  figures: "erogazione 3, 09:00–12:00, JC-AL",
  paragraph: "§3.2",
  acknowledgement: "La invio come bozza, senza programmarla",
  mend: null,
  clashes: [{ session: 3, activity: 8, told: "erogazione 3, 09:00–12:00, JC-AL", person: "Bortolin Nicolò" }],
};
