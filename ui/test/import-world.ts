// An invented import, seen before it is brought in.
import type {
  DetailsPreview,
  DetailsRow,
  FirmPreview,
  FirmRow,
  HeldRow,
  ImportPreview,
  ImportRow,
  SessionsPreview,
} from "../src/generated/types";
import type { Answers } from "./fake-bridge";

const importRow = (row: number, opal: string, surname: string, more: Partial<ImportRow> = {}): ImportRow => ({
  key: opal,
  row,
  request: null,
  choices: [],
  outcome: "new",
  state: "PROPOSTA",
  opal,
  surname,
  name: "Elena",
  taxCode: "ZRZLNE94C52G224E",
  centre: "CPI Padova",
  voucher: "base",
  activities: 5,
  hours: "64",
  amount: "2.432,00\u00a0€",
  problems: [],
  differences: [],
  ...more,
});

export const PREVIEW: ImportPreview = {
  source: "richieste-portale.csv",
  format: "CSV con «;», Windows-1252",
  lines: 205,
  new: 39,
  known: 1,
  different: 1,
  onlyHere: 0,
  faulty: 1,
  ignoredColumns: ["Note interne"],
  notices: [],
  hidden: null,
  rows: [
    importRow(17, "JC-1-1103/041", "Rossetto", {
      outcome: "faulty",
      taxCode: "RSSMRA85T10A562X",
      problems: [
        {
          row: 17,
          column: "Codice fiscale",
          message: "Il carattere di controllo dovrebbe essere «S».",
          blocks: true,
          cell: "RSSMRA85T10A562X",
        },
        {
          row: 19,
          column: "Ore",
          message: "«quattro» non è una durata: scrivi per esempio 04:00.",
          blocks: true,
          cell: null,
        },
      ],
    }),
    importRow(2, "JC-1-1103/022", "Zorzan"),
    importRow(7, "JC-1-1103/044", "Scarpa", {
      problems: [
        {
          row: 7,
          column: "CPI",
          message: "«CPI Mestre Centro» sarà aggiunto alle anagrafiche.",
          blocks: false,
          cell: null,
        },
      ],
    }),
    importRow(12, "JC-1-1103/002", "Bortolin", {
      outcome: "different",
      state: "AMMESSO AL SERVIZIO",
      request: 12,
      choices: ["portale", "lascia"],
      differences: [{ field: "Ore di JC-AL-R", here: "52:00", there: "48:00" }],
    }),
  ],
  more: 37,
  unshown: [],
  token: "anteprima-1",
};

const firmRow = (row: number, name: string, more: Partial<FirmRow> = {}): FirmRow => ({
  row,
  outcome: "new",
  name,
  address: "via Roggia 12",
  municipality: "Casier",
  taxCode: "01234567897",
  contact: "Cendron Roberta",
  problems: [],
  differences: [],
  ...more,
});

export const FIRMS: FirmPreview = {
  source: "datori.csv",
  format: "CSV con «;», UTF-8",
  lines: 6,
  new: 3,
  contacts: 1,
  known: 1,
  faulty: 1,
  ignoredColumns: ["CAP"],
  notices: [],
  hidden: null,
  rows: [
    firmRow(5, "Forno Rossi", {
      outcome: "faulty",
      problems: [
        {
          row: 5,
          column: "Partita IVA",
          message: "Il carattere di controllo non torna.",
          blocks: true,
          cell: null,
        },
      ],
    }),
    firmRow(3, "Vivai Sile srl", {
      outcome: "contact",
      contact: "Zanon Pia",
      problems: [
        {
          row: 3,
          column: "",
          message: "È lo stesso datore di lavoro della riga 2.",
          blocks: false,
          cell: null,
        },
      ],
    }),
    firmRow(6, "Officina Lanza", {
      outcome: "known",
      contact: "",
      differences: ["Indirizzo: nell’archivio niente, nel file via Roggia 12."],
    }),
    firmRow(2, "Vivai Sile soc. agr."),
  ],
  more: 2,
  token: "elenco-1",
};

const detailsRow = (row: number, surname: string, more: Partial<DetailsRow> = {}): DetailsRow => ({
  row,
  outcome: "changed",
  surname,
  name: "Elena",
  taxCode: "ZRZLNE94C52G224E",
  taken: [
    { label: "Telefono", text: "0422 123456" },
    { label: "Limite giornaliero", text: "04:00" },
  ],
  problems: [],
  differences: [],
  ...more,
});

export const DETAILS: DetailsPreview = {
  source: "destinatari.csv",
  format: "CSV con «;», UTF-8",
  lines: 4,
  new: 1,
  changed: 1,
  known: 1,
  faulty: 1,
  differing: 1,
  overwrite: false,
  ignoredColumns: [],
  notices: [],
  hidden: null,
  rows: [
    detailsRow(5, "Rossetto", {
      outcome: "faulty",
      taxCode: "",
      taken: [],
      problems: [
        { row: 5, column: "Codice fiscale", message: "Manca il codice fiscale.", blocks: true, cell: "" },
      ],
    }),
    detailsRow(3, "Bortolin", {
      outcome: "known",
      taken: [],
      differences: ["Telefono: nell’archivio 0422 1, nel file 0422 2."],
    }),
    detailsRow(4, "Scarpa", { outcome: "new" }),
    detailsRow(2, "Zorzan"),
  ],
  more: 0,
  token: "dati-1",
};

export function importWorld(): Answers {
  return {
    choose_import: () => PREVIEW,
    preview_pasted: () => PREVIEW,
    choose_employers: () => FIRMS,
    preview_pasted_employers: () => FIRMS,
    run_employers_import: () => ({ employers: 3, contacts: 2, known: 1, skipped: 1 }),
    choose_details: () => DETAILS,
    preview_pasted_details: () => DETAILS,
  };
}

const heldRow = (key: string, more: Partial<HeldRow>): HeldRow => ({
  key,
  row: Number(key.slice(1)),
  outcome: "new",
  session: null,
  activity: 41,
  portalId: "42",
  opal: "JC-1-1103/022",
  code: "JC-AL",
  person: "Zorzan Elena",
  state: "EROGATA",
  coach: "Marangon Elisa",
  date: "01/07/2022",
  start: "09:00",
  end: "12:00",
  hours: "03:00",
  problems: [],
  differences: [],
  choices: ["portale", "lascia"],
  chosen: "portale",
  ...more,
});

/** The portal's table of one activity beside the archive: a row of every kind. */
export const HELD: SessionsPreview = {
  source: "testo incollato",
  format: "testo con tabulazioni",
  lines: 4,
  activities: 1,
  new: 1,
  equal: 1,
  different: 1,
  onlyHere: 1,
  faulty: 1,
  coaches: [
    { told: "", coach: "Marangon Elisa", new: false, rows: 3 },
    { told: "NALIN FRANCESCA", coach: "Nalin Francesca", new: true, rows: 1 },
  ],
  ignoredColumns: [],
  notices: [],
  hidden: null,
  rows: [
    heldRow("r5", {
      outcome: "faulty",
      choices: ["lascia"],
      chosen: "lascia",
      state: "SVOLTA",
      problems: [
        { row: 5, column: "Stato", message: "«SVOLTA» non è uno stato.", blocks: true, cell: "SVOLTA" },
      ],
    }),
    heldRow("r3", {
      outcome: "different",
      session: 9,
      portalId: "43",
      choices: ["portale", "qui", "lascia"],
      chosen: "lascia",
      differences: [{ field: "Data", here: "02/07/2022", there: "05/07/2022" }],
    }),
    heldRow("s8", {
      row: null,
      outcome: "onlyHere",
      session: 8,
      portalId: "44",
      choices: ["portale", "qui", "lascia"],
      chosen: "lascia",
    }),
    heldRow("r2", {
      problems: [{ row: 2, column: "Data", message: "Giorno festivo.", blocks: false, cell: null }],
    }),
    heldRow("r4", { outcome: "equal", session: 7, portalId: "41", choices: ["lascia"], chosen: "lascia" }),
  ],
  more: 0,
  unshown: { new: [], different: [], onlyHere: [], equal: 0 },
  token: "anteprima-9",
};
