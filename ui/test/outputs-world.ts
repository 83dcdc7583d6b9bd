// Invented answers for the screens of Documenti, as on Wednesday 1 June 2022. No real person.
import type {
  Attachment,
  OutputActivity,
  OutputDetail,
  OutputDraft,
  OutputFilter,
  OutputKind,
  OutputKindTitle,
  OutputLine,
  OutputPage,
  OutputRequest,
  OutputStanding,
  OutputTemplate,
  OutputVersion,
  RichText,
} from "../src/generated/types";
import type { Answers } from "./fake-bridge";

export const KINDS: readonly OutputKindTitle[] = [
  { kind: "colloqui", title: "Relazione dei colloqui esplorativi" },
  { kind: "piano", title: "Piano di coaching" },
  { kind: "criticita", title: "Nota sulle criticità" },
  { kind: "supervisione", title: "Nota di supervisione" },
  { kind: "altro", title: "Altro documento" },
];

const ACTIVITIES: readonly [
  code: string,
  title: string,
  state: OutputActivity["state"],
  kind: OutputKind | null,
][] = [
  ["JC-AN", "Analisi del quadro generale", "TERMINATA", "colloqui"],
  ["JC-DE", "Definizione del programma", "INIZIATA", "piano"],
  ["JC-PU", "Puntualizzazione delle problematiche", "INIZIATA", "criticita"],
  ["JC-SU", "Supervisione delle attività", "PROPOSTA", "supervisione"],
  ["JC-AL-R", "Allenamento e affiancamento rinforzato", "INIZIATA", null],
];

const titleOf = (kind: OutputKind): string => KINDS.find((it) => it.kind === kind)?.title ?? "";

function lineOf(kind: OutputKind, standing: OutputStanding, id: number): OutputLine {
  const written = standing === "BOZZA" || standing === "CONSERVATO";
  return {
    kind,
    title: titleOf(kind),
    standing,
    expected: true,
    output: written ? id : null,
    drafted: written ? "2022-05-16" : null,
    saved: written ? "2022-05-31T18:05:00" : null,
    versions: standing === "CONSERVATO" ? 2 : 0,
    ahead: standing === "CONSERVATO" && id % 2 === 0,
  };
}

export function rowOf(request: number, surname = "Bortolin", name = "Nicolò"): OutputRequest {
  const standings: readonly OutputStanding[] = ["CONSERVATO", "BOZZA", "MANCANTE", "ATTESO", "ATTESO"];
  return {
    request,
    opal: `JC-1-1103/${String(request).padStart(3, "0")}`,
    surname,
    name,
    activities: ACTIVITIES.map(([code, title, state, kind], at) => ({
      activity: request * 10 + at,
      code,
      title,
      state,
      documents: kind
        ? [lineOf(kind, standings[(at + request) % 4] as OutputStanding, request * 10 + at)]
        : [],
    })),
    files: request % 3,
  };
}

const PEOPLE: readonly [string, string][] = [
  ["Bortolin", "Nicolò"],
  ["El Amrani", "Samira"],
  ["Fiorese", "Chiara"],
  ["Popescu", "Irina"],
  ["Vendramin Zambelli della Torre", "Tommaso Alessandro Maria"],
  ["Dal Maso", "Alvise"],
  ["Pavan", "Giorgio"],
];

export function pageOf(filter: OutputFilter): OutputPage {
  const rows = PEOPLE.map(([surname, name], at) => rowOf(at + 1, surname, name)).filter(
    (row) =>
      `${row.surname} ${row.name}`.toLowerCase().includes(filter.text.toLowerCase()) &&
      (!filter.standing ||
        row.activities.some((it) => it.documents.some((line) => line.standing === filter.standing))),
  );
  const pages = rows.length ? 3 : 0;
  return { found: rows.length ? 27 : 0, page: rows.length ? filter.page : 0, pages, rows };
}

const FILES: readonly Attachment[] = [
  {
    id: 4,
    activity: 11,
    activityCode: "JC-DE",
    outputKind: "piano",
    paper: null,
    drafted: "2022-05-28",
    handed: { on: "2022-05-30", to: "Paola Zanin" },
    name: "piano-firmato.pdf",
    fileKind: "PDF",
    size: 1_432_000,
    sha256: "9f3c71ab0e42d85b".repeat(4),
    added: "2022-05-31T17:20:00",
    addedBy: "Giulia Ferraresso",
  },
  {
    id: 3,
    activity: null,
    activityCode: null,
    outputKind: null,
    paper: null,
    drafted: null,
    handed: null,
    name: "appunti.odt",
    fileKind: "LibreOffice (ODT)",
    size: 23_400,
    sha256: "0a1b2c3d4e5f6071".repeat(4),
    added: "2022-05-20T09:02:00",
    addedBy: "Giulia Ferraresso",
  },
];

const run = (text: string, bold = false) => ({ text, bold });

export const TEXT: RichText = {
  blocks: [
    { kind: "heading", level: 1, runs: [run("Obiettivi")] },
    {
      kind: "list",
      ordered: true,
      items: [
        [run("Integrazione nel contesto aziendale: salutare i colleghi e chiedere aiuto")],
        [run("Imparare la legatura a filo: "), run("dieci volumi al giorno", true)],
      ],
    },
    { kind: "heading", level: 2, runs: [run("Azioni previste")] },
    { kind: "paragraph", runs: [run("Affiancamento in laboratorio il martedì e il giovedì mattina.")] },
  ],
};

const version = (number: number): OutputVersion => ({
  number,
  title: "Piano di coaching",
  drafted: "2022-05-16",
  kept: `2022-05-${16 + number}T18:05:00`,
  keptBy: "Giulia Ferraresso",
  pages: 2,
  dataHash: "9f3c71ab0e42d85b".repeat(4),
  uncovered: "",
});

export function detailOf(id: number): OutputDetail {
  return {
    id,
    request: 2,
    opal: "JC-1-1103/002",
    activity: 21,
    activityCode: "JC-DE",
    activityTitle: "Definizione del programma",
    kind: "piano",
    kindTitle: "Piano di coaching",
    title: "Piano di coaching",
    drafted: "2022-05-16",
    text: TEXT,
    revision: 7,
    saved: "2022-05-31T18:05:00",
    ahead: true,
    contents: [
      { label: "Data di redazione", present: true },
      { label: "Riferimenti al dispositivo", present: true },
      { label: "Id voucher", present: false },
      { label: "Nome e cognome", present: true },
      { label: "Codice fiscale", present: true },
      { label: "Testo del documento", present: true },
    ],
    versions: id === 1 ? [] : [version(2), version(1)],
  };
}

const MODELS: readonly OutputTemplate[] = KINDS.map((it) => ({
  ...it,
  text: TEXT,
  changed: it.kind === "piano" ? "2022-05-20T09:02:00" : null,
}));

/** In the preview page `?pdf=` says which file stands for every document. */
async function pdf(): Promise<ArrayBuffer> {
  const address = new URLSearchParams(location.search).get("pdf");
  if (!address) throw new Error("no file to show");
  return (await fetch(address)).arrayBuffer();
}

export function outputsWorld(): Answers {
  return {
    list_outputs: ({ filter }: { filter: OutputFilter }) => pageOf(filter),
    request_outputs: ({ request }: { request: number }) => ({
      request: rowOf(request),
      barred: null,
      kinds: [...KINDS],
      attachments: [...FILES],
    }),
    start_output: () => 1,
    output_detail: ({ id }: { id: number }) => detailOf(id),
    keep_output_draft: ({ draft }: { draft: OutputDraft }) => ({
      revision: draft.revision + 1,
      saved: "2022-06-01T09:13:00",
      fields: [],
    }),
    keep_output_version: () => 3,
    restore_output_version: () => undefined,
    discard_output: () => undefined,
    output_pdf: pdf,
    print_paper: pdf,
    save_output_pdf: () => "/home/giulia/Documenti/piano-2-v2.pdf",
    open_output_pdf: () => undefined,
    output_templates: () => [...MODELS],
    save_output_template: () => undefined,
    attach_file: () => 5,
    attach_made_elsewhere: () => 6,
    tell_of_file: () => undefined,
    open_attachment: () => undefined,
    export_attachment: () => "/home/giulia/Documenti/piano-firmato.pdf",
    remove_attachment: () => undefined,
  };
}
