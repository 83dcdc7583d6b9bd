// Invented answers for the screen Anagrafiche. No real person or firm.
import type { Beneficiary } from "../src/generated/Beneficiary";
import type { Directory } from "../src/generated/Directory";
import type { Employer } from "../src/generated/Employer";
import type { Answer } from "./fake-bridge";

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
};

export const EMPLOYERS: readonly Employer[] = [
  {
    id: 1,
    name: "Vivai Sile soc. agr.",
    address: "via delle Peschiere 4",
    municipality: "Casier",
    patronDay: "29/09",
    taxCode: "03999990266",
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
    contacts: [],
  },
];

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
  },
];

interface Asked {
  text: string;
  page: number;
}

function paged<Row>(rows: readonly Row[], { text, page }: Asked) {
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase()));
  return { found: found.length, page, pages: found.length ? 1 : 0, rows: found };
}

export function directoryWorld(): Record<string, Answer> {
  return {
    directory: () => DIRECTORY,
    list_employers: (asked: Asked) => paged(EMPLOYERS, asked),
    employer: ({ id }: { id: number }) => EMPLOYERS.find((it) => it.id === id),
    list_beneficiaries: (asked: Asked) => paged(PEOPLE, asked),
    beneficiary: ({ id }: { id: number }) => PEOPLE.find((it) => it.id === id),
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
