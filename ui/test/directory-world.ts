// Invented answers for the screen Anagrafiche. No real person or firm.
import type {
  Beneficiary,
  Directory,
  Employer,
  EmployerDoubles,
  MergePreview,
  PeopleDoubles,
  PeopleMerge,
} from "../src/generated/types";
import { type Answers, refusal } from "./fake-bridge";

export const DIRECTORY: Directory = {
  provider: { name: "Passolieve soc. coop. sociale", taxCode: "04012340267", referent: "Marco Silvestrin" },
  branches: [
    {
      id: 1,
      archived: false,
      name: "Treviso",
      address: "via Roggia 12",
      municipality: "Treviso",
      patronDay: "27/04",
    },
    {
      id: 2,
      archived: false,
      name: "Mestre",
      address: "via Piave 80",
      municipality: "Venezia",
      patronDay: "25/04",
    },
    {
      id: 3,
      archived: true,
      name: "Verona",
      address: "via Mantovana 3",
      municipality: "Verona",
      patronDay: "21/05",
    },
  ],
  coaches: [
    { id: 1, surname: "Ferraresso", name: "Giulia", branch: 1, branchName: "Treviso", archived: false },
    { id: 2, surname: "Zanin", name: "Paolo", branch: null, branchName: null, archived: false },
  ],
  centres: [
    { id: 1, name: "CPI Treviso", email: "treviso@cpi.example", phone: "0422 000001" },
    { id: 2, name: "CPI Padova", email: "", phone: "" },
  ],
  openAtBranch: [[1, 3]],
  openWithCoach: [[2, 1]],
};

export const EMPLOYERS: readonly Employer[] = [
  {
    id: 1,
    name: "Vivai Sile soc. agr.",
    address: "via delle Peschiere 4",
    municipality: "Casier",
    patronDay: "29/09",
    taxCode: "03999990266",
    mergedInto: null,
    absorbed: [],
    contacts: [
      {
        id: 1,
        surname: "Cendron",
        name: "Roberta",
        role: "responsabile di serra",
        phone: "0422 000002",
        email: "r.cendron@vivai.example",
      },
    ],
  },
  {
    id: 2,
    name: "Officina Lanza",
    address: "",
    municipality: "Treviso",
    patronDay: "27/04",
    taxCode: "",
    mergedInto: null,
    absorbed: [],
    contacts: [],
  },
  {
    id: 3,
    name: "VIVAI SILE Società Agricola",
    address: "Via delle Peschiere, 4",
    municipality: "Casier",
    patronDay: "",
    taxCode: "",
    mergedInto: null,
    absorbed: [],
    contacts: [],
  },
];

const [VIVAI, LANZA, DOUBLE] = EMPLOYERS as [Employer, Employer, Employer];

export const DOUBLES: EmployerDoubles = {
  found: 2,
  rows: [
    {
      one: VIVAI,
      other: DOUBLE,
      oneRequests: 4,
      otherRequests: 2,
      why: "stesso nome e stesso indirizzo",
      otherSeat: false,
    },
    {
      one: LANZA,
      other: { ...LANZA, id: 9, address: "via Po 1" },
      oneRequests: 1,
      otherRequests: 0,
      why: "stesso codice fiscale o partita IVA, ma altro indirizzo: forse un’altra sede",
      otherSeat: true,
    },
  ],
};

export function mergePreview(keep: number, merge: number): MergePreview {
  const firm = (id: number) => EMPLOYERS.find((it) => it.id === id) ?? { ...LANZA, id };
  const doubtful = keep === 2 || merge === 2;
  return {
    keep: firm(keep),
    merge: firm(merge),
    requests: [
      { id: 2, opal: "JC-1-1103/002", state: "AMMESSO AL SERVIZIO" },
      { id: 22, opal: "JC-1-1103/022", state: "PROPOSTA" },
    ],
    moreRequests: 1,
    sessions: 18,
    contactsMoved: [["Zanon", "Pia"]],
    contactsJoined: [["Cendron", "Roberta"]],
    filled: [["Festa del patrono", "29/09"]],
    dropped: [{ label: "Nome", kept: firm(keep).name, left: firm(merge).name }],
    registers: 3,
    unsigned: 1,
    warnings: doubtful ? ["Gli indirizzi sono diversi: potrebbero essere due sedi."] : [],
    forbidden: null,
    stamp: `${keep}-${merge}`,
  };
}

export const PEOPLE: readonly Beneficiary[] = [
  {
    id: 1,
    surname: "Bortolin",
    name: "Nicolò",
    taxCode: "BRTNCL99P05L407N",
    birthDate: "1999-09-05",
    birthplace: "Treviso",
    phone: "320 0000001",
    email: "",
    dailyLimit: 300,
    weeklyLimit: 1200,
    opals: ["JC-1-1103/002"],
    mergedInto: null,
    absorbed: [],
  },
  {
    id: 2,
    surname: "El Amrani",
    name: "Samira",
    taxCode: "LMRSMR88S63Z330J",
    birthDate: "1988-11-23",
    birthplace: "",
    phone: "",
    email: "",
    dailyLimit: null,
    weeklyLimit: null,
    opals: ["JC-1-1103/014"],
    mergedInto: null,
    absorbed: [],
  },
];

const [NICOLO] = PEOPLE as [Beneficiary];

/** The same person under the provisional code, and under one that differs by omocodia. */
const PROVISIONAL: Beneficiary = {
  ...NICOLO,
  id: 8,
  taxCode: "01234567897",
  birthDate: null,
  phone: "",
  opals: ["JC-1-1103/031", "JC-1-1103/040"],
};
const OMOCODIA: Beneficiary = { ...NICOLO, id: 9, taxCode: "BRTNCL99P05L40TB", opals: [] };

export const PEOPLE_DOUBLES: PeopleDoubles = {
  found: 2,
  rows: [
    { one: OMOCODIA, other: NICOLO, why: "stesso codice fiscale a parte l’omocodia", sure: true },
    {
      one: NICOLO,
      other: PROVISIONAL,
      why: "stesso nome; uno dei due ha il codice provvisorio, senza data di nascita",
      sure: false,
    },
  ],
};

export function peopleMerge(keep: number, merge: number): PeopleMerge {
  const all = [NICOLO, PROVISIONAL, OMOCODIA];
  const one = (id: number) => known(all, id);
  return {
    keep: one(keep),
    merge: one(merge),
    requests: one(merge).opals.map((opal, at) => ({ id: 31 + at, opal, state: "AMMESSO AL SERVIZIO" })),
    sessions: 6,
    filled: [["Telefono", "320 0000002"]],
    dropped: [{ label: "Codice fiscale", kept: one(keep).taxCode, left: one(merge).taxCode }],
    registers: 2,
    unsigned: 1,
    warnings:
      merge === 8 ? ["Manca una data di nascita: che siano la stessa persona lo dice solo il nome."] : [],
    forbidden: keep === 8 ? "Resta il codice definitivo: scegli che resti il destinatario che lo ha." : null,
    stamp: `${keep}-${merge}`,
  };
}

interface Asked {
  text: string;
  page: number;
}

function paged<Row>(rows: readonly Row[], { text, page }: Asked) {
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase()));
  return { found: found.length, page, pages: found.length ? 1 : 0, rows: found };
}

function known<Row extends { id: number }>(rows: readonly Row[], id: number): Row {
  const found = rows.find((it) => it.id === id);
  if (!found) throw refusal("NOT_FOUND", "Non c’è più nell’archivio.");
  return found;
}

export const employerOf = (id: number): Employer => known(EMPLOYERS, id);

export function directoryWorld(): Answers {
  return {
    directory: () => DIRECTORY,
    list_employers: (asked: Asked) => paged(EMPLOYERS, asked),
    employer_doubles: () => DOUBLES,
    keep_employers_apart: () => undefined,
    check_merge: ({ keep, merge }: { keep: number; merge: number }) => mergePreview(keep, merge),
    merge_employers: () => undefined,
    employer: ({ id }) => employerOf(id),
    list_beneficiaries: (asked: Asked) => paged(PEOPLE, asked),
    beneficiary: ({ id }) => known(PEOPLE, id),
    people_doubles: () => PEOPLE_DOUBLES,
    keep_people_apart: () => undefined,
    check_people_merge: ({ keep, merge }: { keep: number; merge: number }) => peopleMerge(keep, merge),
    merge_people: () => undefined,
    part_people: () => undefined,
    save_provider: () => undefined,
    save_branch: () => 1,
    archive_branch: () => undefined,
    save_coach: () => 1,
    archive_coach: () => undefined,
    save_centre: () => 1,
    save_employer: () => 1,
    save_contact: () => 1,
    save_beneficiary: () => 1,
  };
}
