// Invented answers for the screen Archivio.
import type {
  JournalEntry,
  JournalFilter,
  JournalPage,
  Programme,
  ScheduledCopies,
} from "../src/generated/types";
import { type Answers, refusal } from "./fake-bridge";

export const ENTRIES: readonly JournalEntry[] = Array.from({ length: 60 }, (_, at) => ({
  seq: 60 - at,
  at: at < 4 ? "2022-06-01T08:40:00" : "2022-05-31T18:05:00",
  who: "Giulia Ferraresso",
  what: at % 2 ? "Erogazione programmata" : "Registro emesso",
  subject: at % 2 ? "erogazione 58, JC-1-1103/009 JC-AL" : "registro 2022/017, Bortolin Nicolò",
  request: 2,
  opal: "JC-1-1103/009",
  details: at % 2 ? [["avvisi confermati", "Confermo senza luogo"]] : [],
}));

/** Rows as the program turns them: by the row one stands at. */
export function journalPage({ turn, seq, pageSize, person, request, from }: JournalFilter): JournalPage {
  if (from === "boh") {
    const fields = [{ field: "from", message: "«boh» non è una data: scrivi per esempio 28/06/2022." }];
    throw refusal("INVALID", "Una data non va bene.", { fields });
  }
  const all = ENTRIES.length;
  const at = ENTRIES.findIndex((it) => it.seq === seq);
  const last = Math.floor((all - 1) / pageSize) * pageSize;
  const begin = { newest: 0, oldest: last, older: at + 1, newer: Math.max(0, at - pageSize) }[turn];
  const rows = ENTRIES.slice(begin, begin + pageSize);
  return {
    found: all,
    more: false,
    newer: begin > 0,
    older: begin + pageSize < all,
    rows,
    actions: [
      ["SCHEDULE_SESSION", "Erogazione programmata"],
      ["ISSUE_REGISTER", "Registro emesso"],
    ],
    whos: ["Affianca", "Giulia Ferraresso", "Marco Zanon"],
    person: person === null ? null : ["Bortolin", "Nicolò"],
    opal: request === null ? null : "JC-1-1103/009",
  };
}

export const PROGRAMME: Programme = {
  code: "JC-1103",
  title: "Job Coach – D.G.R. 1103/2021",
  service: "Job Coach",
  referenceText:
    "Fondo Regionale per l'Occupazione delle persone con Disabilità. Decreto Direttoriale di Veneto Lavoro n. 18 del 30/03/2022 \"Approvazione e adozione dell'Avviso pubblico per la realizzazione di interventi di accompagnamento al lavoro delle persone con disabilità di cui alla D.G.R. 1103 del 09/08/2021\"",
  validFrom: "2022-03-30",
  validTo: null,
  rate: 3800,
  components: [
    {
      code: "JC-AN",
      title: "Analisi del quadro generale",
      voucher: null,
      minutes: 240,
      amount: 15200,
      atEmployer: false,
    },
    {
      code: "JC-AL",
      title: "Allenamento e affiancamento",
      voucher: "base",
      minutes: 2640,
      amount: 167200,
      atEmployer: true,
    },
  ],
  limits: { earliest: "07:30", latest: "23:00", daily: 480, weekly: 2400, answerDays: 7, lateDays: 7 },
};

export const COPIES: ScheduledCopies = {
  folder: "/media/giulia/CHIAVETTA/copie",
  synced: null,
  copies: 0,
  last: null,
};

export function archiveWorld(): Answers {
  return {
    archive_place: () => "/home/giulia/.local/share/affianca",
    make_copy: () => "/media/chiavetta/affianca-2022-06-01.copia",
    change_passphrase: () => undefined,
    change_key: () => ({
      code: "K7QD-2M9X-PW4H-8TRB-YZ3C-6VNF",
      copies: 12,
      lastCopy: "2022-05-31T17:42:00",
    }),
    key_coaches: () => ({ own: [], without: [{ id: 2, name: "Marco Silvestrin" }] }),
    add_key_coach: () => undefined,
    remove_key_coach: () => undefined,
    new_recovery_code: () => "K7QD-2M9X-PW4H-8TRB-YZ3C-6VNF",
    journal: ({ filter }: { filter: JournalFilter }) => journalPage(filter),
    export_journal: () => "/home/giulia/Documenti/giornale-2022-06-01.csv",
    verify_journal: () => ({
      rows: 60,
      broken: null,
      message: "Le 60 righe del giornale sono integre.",
      matters: [],
    }),
    programmes: () => [PROGRAMME],
    stop_copy: () => undefined,
    scheduled_copies: () => null,
    choose_copies_folder: () => COPIES,
    stop_scheduled_copies: () => undefined,
    lock_minutes: () => ({ minutes: 10, choices: [2, 5, 10, 15, 20, 30, 60] }),
    set_lock_minutes: () => undefined,
    capture_allowed: () => null,
    daily_notice: () => false,
    first_steps_away: () => true,
  };
}
