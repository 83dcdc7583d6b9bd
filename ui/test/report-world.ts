// Invented answers for Relazione sugli esiti and Attestazione, as on Wednesday 1 June 2022. No real person.
import type {
  Attachment,
  AttestationPage,
  FinalReport,
  GapView,
  ReportDraft,
  ReportVersion,
  SectionView,
} from "../src/generated/types";
import type { Answers } from "./fake-bridge";

const section = (name: SectionView["section"], label: string, onlyOnFailure = false): SectionView => ({
  section: name,
  label,
  hint: "Che cosa è cambiato lungo il percorso.",
  onlyOnFailure,
});

export const SECTIONS: SectionView[] = [
  section("activities", "Attività svolte"),
  section("integration", "Integrazione nel contesto aziendale"),
  section("abilities", "Potenziamento delle capacità di svolgimento della prestazione lavorativa"),
  section("keeping", "Miglioramento delle probabilità di mantenere l’occupazione nel tempo"),
  section("difficulties", "Criticità riscontrate", true),
  section("reasons", "Possibili motivazioni dell’interruzione del rapporto di lavoro", true),
  section("actions", "Azioni intraprese in itinere", true),
];

const ACTIVITIES = `Il percorso di affiancamento si è svolto dal 09/05/2022 al 31/05/2022 in 9 incontri, per un totale di 25 ore (concordate: 64 ore). Datore di lavoro: Vivai Sile, Casier. Luoghi: Sportello Treviso (3 incontri); Vivai Sile, Casier (6 incontri). Coach: Giulia Ferraresso.

Analisi del quadro generale (JC-AN): 2 incontri, 4 ore (concordate: 4 ore).
– 09/05/2022, dalle 09:00 alle 11:00 (2 ore), Sportello Treviso: colloquio di conoscenza;
– 11/05/2022, dalle 09:00 alle 11:00 (2 ore), Vivai Sile, Casier: visita in azienda.`;

export const BLANK: ReportDraft = {
  outcome: null,
  activities: ACTIVITIES,
  integration: "",
  abilities: "",
  keeping: "",
  difficulties: "",
  reasons: "",
  actions: "",
};

export const VERSION: ReportVersion = {
  id: 5,
  version: 1,
  readyAt: "2022-06-01T09:00:00",
  readyBy: "Giulia Ferraresso",
  pages: 2,
  dataHash: "9f3c71ab0e42d85b",
  uncovered: "",
  delivery: null,
  reopenedAt: null,
};

/** A paper made with another program, handed over or not. */
export const MADE_ELSEWHERE: Attachment = {
  id: 31,
  activity: null,
  activityCode: null,
  outputKind: null,
  paper: "relazione",
  drafted: "2022-05-20",
  handed: null,
  name: "relazione-finale.pdf",
  fileKind: "PDF",
  size: 240_000,
  sha256: "9f3c71ab0e42d85b".repeat(4),
  added: "2022-06-01T09:00:00",
  addedBy: "Giulia Ferraresso",
};

export function gaps(draft: ReportDraft): GapView[] {
  const asked = SECTIONS.filter((it) => !it.onlyOnFailure || draft.outcome === "non riuscito");
  return [
    ...(draft.outcome ? [] : [{ field: "outcome", label: "Esito del percorso" }]),
    ...asked.filter((it) => !draft[it.section].trim()).map((it) => ({ field: it.section, label: it.label })),
  ];
}

export const report = (more: Partial<FinalReport> = {}): FinalReport => ({
  request: 2,
  opal: "JC-1-1103/002",
  surname: "Bortolin",
  name: "Nicolò",
  taxCode: "BRTNCL88P14L407V",
  voucherId: "40217",
  centreName: "CPI Treviso",
  admitted: true,
  state: "BOZZA",
  revision: 3,
  savedAt: "2022-06-01T09:10:00",
  draft: BLANK,
  sections: SECTIONS,
  longest: 20000,
  missing: gaps(more.draft ?? BLANK),
  skeletonOutdated: false,
  running: [],
  versions: [],
  elsewhere: [],
  ...more,
});

const line = (code: string, title: string, sessions: number, agreed: number, delivered: number) => ({
  code,
  title,
  sessions,
  agreed,
  minutes: delivered,
  amount: Math.round((delivered * 3800) / 60),
});

export const attested = (more: Partial<AttestationPage> = {}): AttestationPage => ({
  request: 2,
  opal: "JC-1-1103/002",
  surname: "Bortolin",
  name: "Nicolò",
  taxCode: "BRTNCL88P14L407V",
  activities: [
    line("JC-AN", "Analisi del quadro generale", 2, 240, 240),
    line("JC-DE", "Definizione del programma", 2, 480, 240),
    line("JC-PU", "Puntualizzazione delle problematiche", 0, 240, 0),
    line("JC-SU", "Supervisione delle attività", 0, 240, 0),
    line("JC-AL-R", "Allenamento e affiancamento rinforzato", 5, 3120, 1020),
  ],
  sessions: 9,
  minutes: 1500,
  amount: 95000,
  rate: 3800,
  barred: null,
  remarks: ["5 attività non sono ancora TERMINATE: si attesta ciò che è stato erogato finora."],
  issued: [],
  elsewhere: [],
  ...more,
});

export function reportWorld(first: FinalReport = report()): Answers {
  let stored = first;
  const keep = (draft: ReportDraft) => {
    const saved = { revision: stored.revision + 1, savedAt: "2022-06-01T09:12:00", missing: gaps(draft) };
    stored = { ...stored, ...saved, draft };
    return saved;
  };
  const change = (part: Partial<ReportVersion>) => {
    stored = { ...stored, versions: stored.versions.map((it, at) => (at === 0 ? { ...it, ...part } : it)) };
  };
  return {
    final_report: () => stored,
    save_report_draft: ({ draft }: { draft: ReportDraft }) => keep(draft),
    refresh_report_draft: ({ draft }: { draft: ReportDraft }) => {
      const text = `${draft.activities}\n\nNuovo incontro.`;
      stored = { ...stored, skeletonOutdated: false };
      return { saved: keep({ ...draft, activities: text }), text, replaced: 2, added: 1 };
    },
    ready_report: () => {
      stored = { ...stored, state: "PRONTA", missing: [], versions: [VERSION, ...stored.versions] };
      return VERSION.id;
    },
    reopen_report: () => {
      change({ reopenedAt: "2022-06-01T09:30:00" });
      stored = { ...stored, state: "BOZZA" };
    },
    deliver_report: ({ form }: { form: { receivedBy: string; how: string } }) => {
      change({ delivery: { date: "2022-06-01", receivedBy: form.receivedBy, how: form.how } });
      stored = { ...stored, state: "CONSEGNATA" };
    },
    report_pdf: () => new ArrayBuffer(8),
    print_paper: () => new ArrayBuffer(8),
    save_report: () => "/home/giulia/Documenti/relazione-JC-1-1103-002-v1.pdf",
    open_report: () => undefined,
  };
}

export function attestationWorld(first: AttestationPage = attested()): Answers {
  let stored = first;
  return {
    attestations: () => stored,
    preview_attestation: () => new ArrayBuffer(8),
    issue_attestation: () => {
      const { sessions, minutes, amount } = stored;
      const row = {
        id: 7,
        number: "ATT-2022/001",
        issued: "2022-06-01T09:12:00",
        issuedBy: "Giulia Ferraresso",
        sessions,
        minutes,
        amount,
        pages: 2,
        dataHash: "9f3c71ab0e42d85b",
        uncovered: "",
        outdated: false,
      };
      stored = { ...stored, issued: [row, ...stored.issued] };
      return row.id;
    },
    attestation_pdf: () => new ArrayBuffer(8),
    save_attestation: () => "/home/giulia/Documenti/attestazione-2022-001.pdf",
    open_attestation: () => undefined,
  };
}
