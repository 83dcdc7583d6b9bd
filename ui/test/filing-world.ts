// Invented pages on the desk of «Fogli firmati». No real person; the pictures are drawn.
import type {
  FieldUse,
  FieldVerdict,
  FilingDesk,
  PageSaid,
  PageStanding,
  PageToFile,
  SheetField,
  SheetPage,
} from "../src/generated/types";
import { type Answers, refusal } from "./fake-bridge";

const drawing = (body: string, width: number, height: number): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`,
  )}`;
const LINES = [40, 60, 80, 100].map((y) => `<path d="M12 ${y}h156" stroke="#999"/>`).join("");
const PAGE = drawing(`<rect x="12" y="12" width="20" height="20" fill="#333"/>${LINES}`, 180, 127);
const SCRIBBLE = `<path d="M8 28c10-30 16 20 24-6s10 14 22-4 18 12 46-8" fill="none" stroke="#124" stroke-width="2"/>`;

const crop = (verdict: FieldVerdict): string =>
  drawing(
    verdict === "firmata" ? SCRIBBLE : verdict === "vuota" ? "" : `<circle cx="30" cy="20" r="2"/>`,
    130,
    40,
  );

const WHO = {
  coach: "coach",
  recipient: "destinatario o referente",
  provider: "referente dell’ente",
} as const;

function called(serves: FieldUse): string {
  if (serves.kind === "row") return `riga ${serves.row}, ${WHO[serves.signer]}`;
  if (serves.kind === "rowTick") return `riga ${serves.row}, casella «${serves.recipient}»`;
  if (serves.kind === "closing") return `firma finale, ${WHO[serves.signer]}`;
  return `firma finale, casella «${serves.recipient}»`;
}

export function place(
  index: number,
  serves: FieldUse,
  verdict: FieldVerdict,
  of = "09/05/2022, 09:00–11:00 · Vivai Sile",
): SheetField {
  const row = serves.kind === "row" || serves.kind === "rowTick";
  return { index, serves, called: called(serves), of: row ? of : "", verdict, crop: crop(verdict) };
}

export const PLACES: readonly SheetField[] = [
  place(0, { kind: "row", row: 1, signer: "coach" }, "firmata"),
  place(1, { kind: "row", row: 1, signer: "recipient" }, "da guardare"),
  place(2, { kind: "rowTick", row: 1, recipient: "destinatario" }, "firmata"),
  place(3, { kind: "closing", signer: "coach" }, "firmata"),
  place(4, { kind: "row", row: 2, signer: "coach" }, "vuota", "10/05/2022, 14:00–16:00 · Vivai Sile"),
];

export function sheet(key: number, standing: PageStanding, part: Partial<SheetPage> = {}): SheetPage {
  return {
    key,
    file: "scansione.pdf",
    filePage: key,
    standing,
    told: `registro 2022/017, versione 1, pagina ${key} di 3`,
    register: 17,
    page: key,
    faults: [],
    fields: [...PLACES],
    picture: PAGE,
    filed: false,
    ...part,
  };
}

export const NO_CODE: SheetPage = sheet(9, "noCode", {
  file: "IMG_2041.jpg",
  filePage: 1,
  told: "codice illeggibile: scrivi quello stampato accanto al quadrato",
  register: null,
  page: 0,
  faults: ["c’è un’ombra o una macchia sulla riga 3"],
  fields: [],
});

const REGISTER = {
  register: 17,
  called: "registro 2022/017, versione 1",
  person: "Bortolin Nicolò",
  pages: 3,
  missing: [3],
  missingTold: "Manca la pagina 3.",
};

/** Two pages of a register, one of them filed before, one doubled, one without a code, a file not read. */
export const DESK: FilingDesk = {
  pages: [
    NO_CODE,
    sheet(2, "filedBefore", {
      told: "registro 2022/017, versione 1, pagina 2 di 3: già archiviata",
      fields: [place(0, { kind: "row", row: 3, signer: "coach" }, "firmata")],
    }),
    sheet(1, "found"),
    sheet(4, "double", { page: 1, told: "registro 2022/017, versione 1, pagina 1 di 3: pagina doppia" }),
  ],
  registers: [REGISTER],
  unread: [{ name: "foto.heic", why: "è una foto HEIC: salvala come JPEG" }],
};

export const LONG =
  "Scansione_di_tutti_i_registri_della_signora_Montagner-Vendraminetto_Maria_Assunta_Immacolata_del_31_maggio_2022_definitiva.pdf";

/** The same with names as long as they come. */
export function crowdedDesk(): FilingDesk {
  const pages = [1, 2, 3].map((key) =>
    sheet(key, key === 2 ? "superseded" : "found", {
      file: LONG,
      faults:
        key === 2
          ? [
              "è sfocata o troppo chiara: rifalla con più luce",
              "si legge solo uno dei due quadrati: inquadra tutto il foglio",
            ]
          : [],
      fields: PLACES.map((it) => ({
        ...it,
        of:
          it.of &&
          "09/05/2022, 09:00–11:00 · Cooperativa sociale agricola Le Terre del Sile e del Piave, sede di Sant’Andrea di Barbarana",
      })),
    }),
  );
  return {
    pages: [...pages, { ...NO_CODE, file: LONG }],
    registers: [{ ...REGISTER, person: "Montagner-Vendraminetto Maria Assunta Immacolata" }],
    unread: [{ name: LONG, why: "è troppo grande: al più 60 MB" }],
  };
}

export const NOTHING: FilingDesk = { pages: [], registers: [], unread: [] };

/** A desk that takes what is done with it. */
export function filingWorld(first: FilingDesk = DESK): Answers {
  let desk = structuredClone(first);
  const change = (part: Partial<FilingDesk>): FilingDesk => {
    desk = { ...desk, ...part };
    return structuredClone(desk);
  };
  return {
    filing_desk: () => structuredClone(desk),
    choose_sheets: () => change(structuredClone(DESK)),
    read_sheets: ({ files }: { files: readonly { name: string }[] }) =>
      change({
        registers: [REGISTER],
        pages: [
          ...desk.pages,
          ...files.map(({ name }, at) => sheet(20 + desk.pages.length + at, "found", { file: name })),
        ],
      }),
    stop_reading_sheets: () => undefined,
    reading_of_sheets: () => null,
    sheet_picture: () => PAGE,
    say_which_sheet: ({ said }: { said: PageSaid }) => {
      if (said.code !== "A1:2022-017-1:3/3") {
        throw refusal("INVALID", "Controlla i campi indicati.", {
          fields: [{ field: "code", message: "Questo codice non è di nessun registro." }],
        });
      }
      const found = sheet(said.key, "found", {
        page: 3,
        told: "registro 2022/017, versione 1, pagina 3 di 3",
      });
      return change({ pages: desk.pages.map((it) => (it.key === said.key ? found : it)) });
    },
    file_sheets: ({ pages }: { pages: readonly PageToFile[] }) => {
      const keys = pages.map((it) => it.key);
      return change({ pages: desk.pages.map((it) => (keys.includes(it.key) ? { ...it, filed: true } : it)) });
    },
    clear_sheet: ({ key }: { key: number }) => change({ pages: desk.pages.filter((it) => it.key !== key) }),
    clear_sheets: () => change(NOTHING),
  };
}
