// Invented answers for the screen Registri, as on Wednesday 1 June 2022. No real person.
import type {
  PaperCheck,
  PaperForm,
  PaperOrder,
  PaperSession,
  PaperView,
  RegisterCheck,
  RegisterDetail,
  RegisterFilter,
  RegisterOrder,
  RegisterPage,
  RegisterRow,
  RegisterState,
  RequestDetail,
  RequestPage,
  ScanRows,
  ScanView,
  SignatureView,
  SignedFileView,
} from "../src/generated/types";
import type { Answers } from "./fake-bridge";
import { recorded } from "./recorded";
import { requestDetail } from "./requests-world";

type Line = [string, string, string, string, string, RegisterState, number, number, number, string?];

const LINES: readonly Line[] = [
  ["018", "2022-06-01", "El Amrani", "Samira", "giornata 03/06, in bianco", "DA FIRMARE", 0, 2, 240],
  ["017", "2022-05-31", "Bortolin", "Nicolò", "intera OPAL", "FIRMATO IN PARTE", 1, 9, 1500],
  ["016", "2022-05-31", "Popescu", "Irina", "JC-AL, maggio 2022", "SUPERATO", 2, 6, 1320],
  ["015", "2022-05-27", "Fiorese", "Chiara", "JC-DE", "FIRMATO", 3, 4, 480],
  ["014", "2022-05-25", "Vendramin", "Tommaso", "giornata 25/05/2022", "FIRMATO IN PARTE", 1, 1, 240],
  ["013", "2022-05-20", "Pavan", "Giorgio", "intera OPAL", "FIRMATO", 3, 12, 2280],
  ["012", "2022-05-18", "Pavan", "Giorgio", "JC-SU", "SOSTITUITO", 1, 2, 120, "2022/013"],
  ["011", "2022-05-17", "Dal Maso", "Alvise", "JC-AN", "FIRMATO", 3, 2, 240],
];

const ISSUED: readonly RegisterRow[] = LINES.map(
  ([number, issued, surname, name, scope, state, signatures, sessions, minutes, replacedBy]) => ({
    id: Number(number),
    number: `2022/${number}`,
    onPaper: false,
    version: 1,
    state,
    request: 2,
    opal: "JC-1-1103/002",
    surname,
    name,
    scope,
    issued: `${issued}T18:05:00`,
    sessions,
    minutes,
    pages: 2,
    signatures: Math.min(signatures, 2),
    replacedBy: replacedBy ?? null,
  }),
);

/** A register kept on paper before Affianca. */
const ON_PAPER: RegisterRow = {
  id: 8,
  number: "Reg. 14/2022",
  onPaper: true,
  version: null,
  state: "FIRMATO",
  request: 2,
  opal: "JC-1-1103/002",
  surname: "Bortolin",
  name: "Nicolò",
  scope: "JC-DE, 03/05/2022 – 12/05/2022",
  issued: "2022-05-16T10:20:00",
  sessions: 3,
  minutes: 390,
  pages: 0,
  signatures: 2,
  replacedBy: null,
};

export const ROWS: readonly RegisterRow[] = [...ISSUED, ON_PAPER];

const SESSIONS: readonly PaperSession[] = (
  [
    [31, "2022-05-03", "09:00", "11:00", 120, []],
    [32, "2022-05-10", "14:00", "16:30", 150, []],
    [33, "2022-05-12", "09:00", "11:00", 120, ["2022/017"]],
  ] as const
).map(([session, date, start, end, minutes, registers]) => ({
  session,
  date,
  start,
  end,
  minutes,
  activityCode: "JC-DE",
  coach: "Giulia Ferraresso",
  registers: [...registers],
  proposed: registers.length === 0,
}));

export const PAPER: PaperView = {
  from: "2022-05-03",
  to: "2022-05-12",
  recordedBy: "Giulia Ferraresso",
  sessions: SESSIONS.map((it) => ({ ...it, registers: [] })),
  fixed: null,
  withdrawn: null,
};

/** What the program finds in the days asked for. */
export function paperCheckOf({ form }: PaperOrder): PaperCheck {
  const none = form.from.includes("2021");
  return {
    fields: form.from === "boh" ? [{ field: "from", message: "«boh» non è una data." }] : [],
    sessions: none ? [] : [...SESSIONS],
    outside: none ? 3 : 1,
    signers: SIGNATURES.map((it) => ({ ...it, who: "", date: null, place: "" })),
  };
}

const EXPECTED = {
  coach: ["Giulia Ferraresso"],
  recipient: ["Roberta Cendron, referente"],
  provider: ["Marco Silvestrin"],
} satisfies Record<SignatureView["signer"], string[]>;
const SIGNATURES: readonly SignatureView[] = recorded("register_detail").signatures.map((it) => ({
  ...it,
  expected: EXPECTED[it.signer],
}));

export const SCAN: ScanView = {
  number: 1,
  fileKind: "PDF",
  size: 81_234,
  sha256: "0123456789abcdef".repeat(4),
  added: "2022-05-31T18:05:00",
  addedBy: "Giulia Ferraresso",
};

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** A scan of two rows and a struck one: nobody has said anything of the recipient of the second. */
export const SCAN_ROWS: ScanRows = {
  rows: [1, 2, 3].map((row) => ({
    row,
    date: `2022-05-1${row}`,
    start: "09:00",
    end: "11:00",
    minutes: 120,
    activityCode: "JC-AN",
    activityTitle: "Analisi del quadro generale",
    place: "Vivai Sile, Casier (TV)",
    description: "Colloquio di conoscenza.",
    struck: row === 3,
    picture: row === 3 ? "" : PIXEL,
    places:
      row === 3
        ? []
        : [
            { signer: "coach", label: "Coach", said: "firmata", seen: "firmata", ticked: [] },
            {
              signer: "recipient",
              label: "Destinatario o referente",
              said: row === 1 ? "vuota" : null,
              seen: row === 1 ? "vuota" : "firmata",
              ticked: row === 1 ? [] : ["referente"],
            },
          ],
  })),
  closings: [
    {
      signer: "coach",
      label: "Coach",
      seen: "firmata",
      ticked: [],
      picture: PIXEL,
      offer: { signer: "coach", who: "Giulia Ferraresso", date: "", place: "" },
    },
    {
      signer: "recipient",
      label: "Destinatario o referente",
      seen: "firmata",
      ticked: ["referente"],
      picture: PIXEL,
      offer: { signer: "recipient", who: "Roberta Cendron", date: "", place: "" },
    },
    {
      signer: "provider",
      label: "Referente dell’ente",
      seen: "vuota",
      ticked: [],
      picture: PIXEL,
      offer: null,
    },
  ],
  remarks: ["Manca la pagina 2."],
};

const plain = (words: string) => ({ words, loud: false });
const loud = (words: string) => ({ words, loud: true });

/** A PDF signed by the coach and then by somebody else; the first signature no longer fits. */
export const SIGNED_FILE: SignedFileView = {
  number: 1,
  fileKind: "PDF firmato (PAdES)",
  size: 91_234,
  sha256: "fedcba9876543210".repeat(4),
  added: "2022-06-01T09:05:00",
  addedBy: "Giulia Ferraresso",
  signatures: [
    {
      who: "GIULIA FERRARESSO",
      organisation: "Passolieve",
      code: "TINIT-…501U",
      issuer: "CA di prova",
      algorithm: "RSA 2048 bit, SHA-256",
      on: "dentro il PDF",
      when: ["orario dichiarato 31/05/2022 alle 18:20"],
      told: loud("La firma di GIULIA FERRARESSO NON corrisponde più al contenuto: è stato cambiato dopo."),
      remarks: [],
      offer: null,
    },
    {
      who: "Roberta Cendron",
      organisation: "",
      code: "TINIT-…736K",
      issuer: "CA di prova",
      algorithm: "ECDSA 256 bit, SHA-256",
      on: "dentro il PDF",
      when: ["orario dichiarato 31/05/2022 alle 18:40", "marca temporale del 31/05/2022 alle 18:41"],
      told: plain("La firma di Roberta Cendron corrisponde: il contenuto è quello firmato."),
      remarks: [],
      offer: { signer: "recipient", who: "Roberta Cendron", date: "31/05/2022", place: "" },
    },
  ],
  remarks: [],
  loud: true,
  notAsked:
    "Affianca controlla solo che il contenuto sia quello firmato: le trust list non sono state interrogate.",
};

export function detailOf(id: number): RegisterDetail {
  const row = ROWS.find((it) => it.id === id) ?? ROWS[0];
  if (!row) throw new Error("no register");
  return {
    ...recorded("register_detail"),
    row,
    blank: row.scope.includes("in bianco"),
    signatures: SIGNATURES.map((it, at) => ({
      ...it,
      who: at < row.signatures ? (it.expected[0] ?? "") : "",
      date: at < row.signatures ? "2022-05-31" : null,
      place: at < row.signatures ? "Treviso" : "",
    })),
    outdated:
      row.state === "SUPERATO"
        ? [
            "L’erogazione 55 del 30/05/2022 è stata chiusa negativamente.",
            "Descrizione dell’erogazione 52 cambiata.",
          ]
        : [],
    scans: row.state === "FIRMATO" && !row.onPaper ? [SCAN] : [],
    paper: row.onPaper ? PAPER : null,
    order: row.onPaper
      ? null
      : { request: row.request, scope: { kind: "opal" }, blank: false, replaces: null },
  };
}

export function pageOf(filter: RegisterFilter): RegisterPage {
  const found = ROWS.filter(
    (row) =>
      (!filter.state || row.state === filter.state) &&
      `${row.number} ${row.surname} ${row.name}`.toLowerCase().includes(filter.text.toLowerCase()),
  );
  return { found: found.length, page: found.length ? 1 : 0, pages: found.length ? 1 : 0, rows: [...found] };
}

export function checkOf({ scope }: RegisterOrder): RegisterCheck {
  const empty = scope.kind === "day" && scope.date.includes("2021");
  return recorded("check_register", empty ? "empty" : "opal");
}

/** In the preview page `?pdf=` says which file stands for every register. */
async function pdf(): Promise<ArrayBuffer> {
  const address = new URLSearchParams(location.search).get("pdf");
  if (!address) throw new Error("no file to show");
  return (await fetch(address)).arrayBuffer();
}

/** The admitted requests found for the dialog «Emetti registro». */
export const REQUESTS: RequestPage = {
  found: 1,
  page: 1,
  pages: 1,
  rows: [
    {
      id: 2,
      opal: "JC-1-1103/002",
      state: "AMMESSO AL SERVIZIO",
      daysLeft: null,
      notifiedGuessed: false,
      requestDate: "2022-05-02",
      holder: "Passolieve",
      surname: "Bortolin",
      name: "Nicolò",
      taxCode: "BRTNCL99P05L407N",
      centre: "CPI Treviso",
      minutes: 4320,
      amount: 273600,
      activities: [],
    },
  ],
};

const ACTIVITIES: readonly [number, string, string][] = [
  [21, "JC-AN", "Analisi del quadro generale"],
  [22, "JC-DE", "Definizione del programma"],
];

/** A request with what the dialog reads of it. */
export function requestOf(id: number): RequestDetail {
  const detail = requestDetail(id);
  return {
    ...detail,
    opal: "JC-1-1103/002",
    surname: "Bortolin",
    name: "Nicolò",
    centreName: "CPI Treviso",
    activities: ACTIVITIES.map(([activity, code, title]) => ({
      id: activity,
      code,
      title,
      state: "INIZIATA",
      envelope: detail.total,
    })),
  };
}

export function registersWorld(): Answers {
  return {
    list_requests: () => REQUESTS,
    request_detail: ({ id }: { id: number }) => requestOf(id),
    list_registers: ({ filter }: { filter: RegisterFilter }) => pageOf(filter),
    register_detail: ({ id }: { id: number }) => detailOf(id),
    register_pdf: pdf,
    print_paper: pdf,
    check_register: ({ order }: { order: RegisterOrder }) => checkOf(order),
    issue_register: () => 18,
    sign_register: () => undefined,
    take_signature_back: () => undefined,
    paper_register_form: ({ register }: { register: number | null }): PaperForm => ({
      number: register === null ? "" : ON_PAPER.number,
      activity: register === null ? null : 22,
      from: "03/05/2022",
      to: "12/05/2022",
      sessions: register === null ? [31, 32] : [31, 32, 33],
      signatures: [],
    }),
    check_paper_register: ({ order }: { order: PaperOrder }) => paperCheckOf(order),
    record_paper_register: () => 8,
    correct_paper_register: () => undefined,
    withdraw_paper_register: () => undefined,
    attach_to_register: () => "scan",
    open_signed_file: () => undefined,
    save_signed_file: () => "/home/giulia/Documenti/registro-2022-017-v1-firmato-digitalmente.pdf",
    open_scan: () => undefined,
    scan_rows: () => SCAN_ROWS,
    say_row_signature: () => undefined,
    open_register: () => undefined,
    save_register: () => "/home/giulia/Documenti/registro-2022-017.pdf",
  };
}
