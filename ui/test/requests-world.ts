// Invented requests, people and import, as on Wednesday 1 June 2022. No real person or firm.

import { euros } from "../src/base/format";
import type {
  ActivityEnvelope,
  ActivityLine,
  ActivityState,
  AgreedForm,
  Beneficiary,
  Directory,
  Envelope,
  JournalFilter,
  RequestCheck,
  RequestDetail,
  RequestFilter,
  RequestForm,
  RequestPage,
  RequestRow,
  RequestState,
  VoucherKind,
} from "../src/generated/types";
import { journalPage } from "./archive-world";
import type { Answers } from "./fake-bridge";
import { PREVIEW } from "./import-world";

const RATE = 3800;
const HOLDER = "Passolieve soc. coop. sociale";

const TITLES: readonly (readonly [code: string, title: string, hours: number])[] = [
  ["JC-AN", "Analisi del quadro generale", 4],
  ["JC-DE", "Definizione del programma", 8],
  ["JC-PU", "Puntualizzazione delle problematiche", 4],
  ["JC-SU", "Supervisione delle attività", 4],
];

function components(kind: VoucherKind): readonly (readonly [code: string, title: string, hours: number])[] {
  return kind === "base"
    ? [...TITLES, ["JC-AL", "Allenamento e affiancamento", 44]]
    : [...TITLES, ["JC-AL-R", "Allenamento e affiancamento rinforzato", 52]];
}

const STATES: readonly ActivityState[] = ["TERMINATA", "INIZIATA", "PROPOSTA", "INIZIATA", "INIZIATA"];
const DELIVERED = [4, 4, 0, 1, 16];

function lines(id: number, kind: VoucherKind, begun: boolean): ActivityLine[] {
  return components(kind).map(([code, title, hours], at) => ({
    id: id * 10 + at,
    state: begun ? (STATES[at] ?? "PROPOSTA") : "PROPOSTA",
    code,
    title,
    minutes: hours * 60,
    amount: hours * RATE,
    delivered: begun ? (DELIVERED[at] ?? 0) * 60 : 0,
  }));
}

type Sketch = readonly [
  number,
  RequestState,
  number | null,
  string,
  string,
  string,
  string,
  string,
  VoucherKind,
];

const SKETCHES: readonly Sketch[] = [
  [39, "PROPOSTA", 6, "2022-05-31", "Trevisiol", "Matteo", "TRVMTT97M21L407P", "CPI Treviso", "base"],
  [40, "PROPOSTA", 5, "2022-05-30", "Scarpa", "Beatrice", "SCRBRC01D43L736V", "CPI Mestre", "rinforzato"],
  [22, "PROPOSTA", 2, "2022-05-27", "Zorzan", "Elena", "ZRZLNE94C52G224E", "CPI Padova", "base"],
  [
    38,
    "AMMESSO AL SERVIZIO",
    null,
    "2022-05-18",
    "Kovalenko",
    "Oksana",
    "KVLKSN93L54Z138V",
    "CPI Padova",
    "base",
  ],
  [
    36,
    "AMMESSO AL SERVIZIO",
    null,
    "2022-05-16",
    "Marangon",
    "Luca",
    "MRNLCU87T27H620T",
    "CPI Rovigo",
    "base",
  ],
  [
    30,
    "AMMESSO AL SERVIZIO",
    null,
    "2022-05-09",
    "Dal Maso",
    "Alvise",
    "DLMLVS96A08L736M",
    "CPI Mestre",
    "rinforzato",
  ],
  [
    2,
    "AMMESSO AL SERVIZIO",
    null,
    "2022-05-02",
    "Bortolin",
    "Nicolò",
    "BRTNCL99P05L407N",
    "CPI Treviso",
    "rinforzato",
  ],
  [
    14,
    "AMMESSO AL SERVIZIO",
    null,
    "2022-04-28",
    "El Amrani",
    "Samira",
    "LMRSMR88S63Z330J",
    "CPI Treviso",
    "rinforzato",
  ],
  [32, "RIFIUTATA", null, "2022-04-21", "Furlanetto", "Diego", "FRLDGI83C09L407P", "CPI Vicenza", "base"],
  [29, "CANCELLATA", null, "2022-04-14", "Carraro", "Lucia", "CRRLCU92P65G224D", "CPI Treviso", "base"],
];

const opalOf = (id: number): string => `JC-1-1103/${String(id).padStart(3, "0")}`;

function rowOf([id, state, daysLeft, requestDate, surname, name, taxCode, centre, kind]: Sketch): RequestRow {
  const activities = lines(id, kind, id === 2);
  return {
    id,
    opal: opalOf(id),
    state,
    daysLeft,
    requestDate,
    holder: HOLDER,
    surname,
    name,
    taxCode,
    centre,
    minutes: activities.reduce((sum, it) => sum + it.minutes, 0),
    amount: activities.reduce((sum, it) => sum + it.amount, 0),
    activities,
  };
}

export const ROWS: readonly RequestRow[] = SKETCHES.map(rowOf);

/** Forty-one records of which the first ten are told apart. */
export function requestPage(filter: RequestFilter): RequestPage {
  const text = filter.text.trim().toLowerCase();
  const narrowed = text !== "" || filter.state !== null || filter.branch !== null || filter.centre !== null;
  const rows = ROWS.filter(
    (row) =>
      (filter.state === null || row.state === filter.state) &&
      (text === "" ||
        `${row.opal} ${row.surname} ${row.name} ${row.taxCode} ${row.centre}`.toLowerCase().includes(text)),
  );
  const found = narrowed ? rows.length : 41;
  const pages = Math.ceil(found / filter.pageSize);
  return { found, page: Math.min(filter.page, pages), pages, rows };
}

const worth = (hours: number) => ({ minutes: hours * 60, amount: hours * RATE });

function envelope(agreed: number, delivered: number, scheduled: number, draft: number): Envelope {
  return {
    agreed: worth(agreed),
    delivered: worth(delivered),
    scheduled: worth(scheduled),
    draft: worth(draft),
    free: worth(Math.max(0, agreed - delivered - scheduled - draft)),
  };
}

const USED: readonly (readonly [number, number, number])[] = [
  [4, 0, 0],
  [4, 2, 0],
  [0, 0, 1],
  [1, 0, 0],
  [16, 6, 4],
];

/** Request 22 waits for its answer; every other one is admitted and under way. */
export function requestDetail(id: number): RequestDetail {
  const waits = id === 22;
  const sketch = SKETCHES.find(([it]) => it === id) ?? SKETCHES[6];
  if (!sketch) throw new Error("no request");
  const [, state, daysLeft, requestDate, surname, name, taxCode, centre, kind] = sketch;
  const idle = state !== "AMMESSO AL SERVIZIO";
  const activities: ActivityEnvelope[] = components(kind).map(([code, title, hours], at) => {
    const [delivered, scheduled, draft] = USED[at] ?? [0, 0, 0];
    return {
      id: id * 10 + at,
      code,
      title,
      state: idle ? "PROPOSTA" : (STATES[at] ?? "PROPOSTA"),
      envelope: idle ? envelope(hours, 0, 0, 0) : envelope(hours, delivered, scheduled, draft),
    };
  });
  const hours = components(kind).reduce((sum, [, , it]) => sum + it, 0);
  return {
    id,
    opal: opalOf(id),
    description: "Accompagnamento al lavoro, 2022",
    state,
    programme: "Job Coach – DGR 1103/2021",
    holder: HOLDER,
    requestDate,
    notifiedDate: requestDate,
    notifiedGuessed: false,
    personFixed: null,
    hoursFixed: null,
    answerBy: waits ? "2022-06-03" : "2022-05-09",
    daysLeft,
    decidedAt: waits ? null : "2022-05-05T10:12:00",
    decidedBy: waits ? null : "Giulia Ferraresso",
    reason:
      state === "RIFIUTATA"
        ? "Lo sportello di Vicenza non ha un coach con la specializzazione richiesta."
        : null,
    centre: 1,
    centreName: centre,
    branch: 1,
    branchName: waits ? "Padova" : "Treviso",
    voucherKind: kind,
    voucherId: waits ? "40388" : "40217",
    beneficiary: PERSON.id,
    surname,
    name,
    taxCode,
    birthDate: waits ? "1994-03-12" : "1999-09-05",
    birthplace: waits ? "Padova" : "Treviso",
    phone: waits ? "049 555 0173" : "0422 555 0142",
    email: waits ? "elena.zorzan@esempio.it" : "",
    dailyLimit: waits ? null : 300,
    weeklyLimit: waits ? null : 1200,
    employer: 1,
    employerName: waits ? "Cartotecnica Brenta srl, Limena (PD)" : "Vivai Sile soc. agr., Casier (TV)",
    contact: 1,
    contactName: waits ? "Paolo Rampazzo" : "Roberta Cendron",
    rate: RATE,
    activities,
    total: idle ? envelope(hours, 0, 0, 0) : envelope(hours, 25, 8, 5),
    nextSession: idle
      ? null
      : {
          id: 58,
          activity: id * 10 + 1,
          code: "JC-DE",
          date: "2022-06-01",
          start: "10:30",
          end: "12:30",
          place: "sportello Treviso",
          state: "PROGRAMMATA",
          until: "2022-06-08",
        },
  };
}

export const DIRECTORY: Directory = {
  provider: { name: HOLDER, taxCode: "01234567897", referent: "" },
  branches: [
    { id: 1, archived: false, name: "Treviso", address: "", municipality: "Treviso", patronDay: "27/04" },
    { id: 2, archived: false, name: "Padova", address: "", municipality: "Padova", patronDay: "13/06" },
  ],
  coaches: [],
  centres: ["CPI Treviso", "CPI Padova", "CPI Mestre", "CPI Rovigo", "CPI Vicenza"].map((name, at) => ({
    id: at + 1,
    name,
    email: "",
    phone: "",
  })),
  openAtBranch: [],
  openWithCoach: [],
};

export const PERSON: Beneficiary = {
  id: 1,
  surname: "Bortolin",
  name: "Nicolò",
  taxCode: "BRTNCL99P05L407N",
  birthDate: "1999-09-05",
  birthplace: "Treviso",
  phone: "0422 555 0142",
  email: "",
  dailyLimit: 300,
  weeklyLimit: 1200,
  opals: ["JC-1-1103/002"],
};

const hoursText = (hours: number): string => `${String(hours).padStart(2, "0")}:00`;

export const activitiesOf = (kind: VoucherKind): AgreedForm[] =>
  components(kind).map(([code, title, hours]) => ({
    code,
    title,
    hours: hoursText(hours),
    amount: euros(hours * RATE),
  }));

export const BLANK: RequestForm = {
  opal: "",
  description: "",
  requestDate: "01/06/2022",
  notifiedDate: "01/06/2022",
  centre: null,
  newCentre: "",
  branch: null,
  holder: "",
  beneficiary: null,
  surname: "",
  name: "",
  taxCode: "",
  voucherKind: "base",
  voucherId: "",
  employer: null,
  contact: null,
  activities: activitiesOf("base"),
  confirmed: false,
};

/** Reads whole hours only, which is enough here. */
export function check(form: RequestForm): RequestCheck {
  const hours = form.activities.map((it) => Number.parseInt(it.hours, 10) || 0);
  const total = hours.reduce((sum, it) => sum + it, 0);
  const fields =
    form.opal === "JC-1-1103/002"
      ? [{ field: "opal", message: "La richiesta JC-1-1103/002 è già nell’archivio." }]
      : [];
  const known = form.beneficiary === null && form.taxCode.trim().toUpperCase() === PERSON.taxCode;
  return {
    fields: known
      ? [
          ...fields,
          { field: "taxCode", message: "È già nell’archivio come Bortolin Nicolò: scegli questa persona." },
        ]
      : fields,
    warnings: [],
    total: worth(total),
    due: hours.map((it) => it * RATE),
    answerBy: "2022-06-08",
    known: known ? PERSON.id : null,
    knownName: known ? "Bortolin Nicolò" : null,
  };
}

export function requestsWorld(): Answers {
  return {
    list_requests: ({ filter }: { filter: RequestFilter }) => requestPage(filter),
    journal: ({ filter }: { filter: JournalFilter }) => journalPage(filter),
    request_detail: ({ id }: { id: number }) => requestDetail(id),
    blank_request: () => BLANK,
    request_form: ({ id }: { id: number }): RequestForm => ({
      ...BLANK,
      opal: opalOf(id),
      beneficiary: PERSON.id,
      surname: PERSON.surname,
      name: PERSON.name,
      taxCode: PERSON.taxCode,
      centre: 1,
    }),
    request_activities: ({ voucherKind }: { voucherKind: VoucherKind }) => activitiesOf(voucherKind),
    check_request: ({ form }: { form: RequestForm }) => check(form),
    create_request: () => 45,
    edit_request: () => undefined,
    admit_request: () => undefined,
    refuse_request: () => undefined,
    choose_import: () => PREVIEW,
    preview_pasted: () => PREVIEW,
    run_import: () => ({ imported: 39, known: 1, skipped: 1, people: 36 }),
  };
}
