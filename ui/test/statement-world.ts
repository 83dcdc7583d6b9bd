// Invented answers for the rendiconto, as on Wednesday 1 June 2022. No real person or firm.
import type {
  MonthHours,
  Statement,
  StatementFigures,
  StatementFilter,
  StatementRow,
  Worth,
} from "../src/generated/types";
import type { Answers } from "./fake-bridge";

const at = (hours: number): Worth => ({ minutes: hours * 60, amount: hours * 3800 });

/** Hours agreed, delivered, scheduled, drafted, elsewhere, lost, free, not held. */
type Eight = readonly [number, number, number, number, number, number, number, number];

export function figures(of: Eight): StatementFigures {
  const [agreed, delivered, scheduled, draft, elsewhere, lost, free, missed] = of;
  return {
    agreed: at(agreed),
    delivered: at(delivered),
    scheduled: at(scheduled),
    draft: at(draft),
    elsewhere: at(elsewhere),
    lost: at(lost),
    free: at(free),
    missed: at(missed),
  };
}

const row = (label: string, detail: string, of: Eight, more: Partial<StatementRow> = {}): StatementRow => ({
  id: null,
  month: null,
  label,
  detail,
  taxCode: null,
  figures: figures(of),
  ...more,
});

const month = (iso: string, label: string, hours: readonly [number, number, number, number]): MonthHours => ({
  month: iso,
  label,
  hours: { delivered: hours[0] * 60, scheduled: hours[1] * 60, draft: hours[2] * 60, missed: hours[3] * 60 },
});

export const MONTHS: MonthHours[] = [
  month("2022-03-01", "marzo 2022", [22, 0, 0, 2]),
  month("2022-04-01", "aprile 2022", [47.5, 0, 0, 4]),
  month("2022-06-01", "giugno 2022", [12, 28, 7, 3]),
  month("2022-07-01", "luglio 2022", [0, 10, 5, 0]),
];

const TOTAL = figures([408, 81.5, 38, 12, 0, 3, 273.5, 9]);

const ROWS: Record<string, StatementRow[]> = {
  attivita: [
    row("JC-AN", "Analisi del quadro generale", [24, 14, 2, 0, 0, 2, 6, 2]),
    row("JC-DE", "Definizione del programma", [48, 21, 6, 2, 0, 1, 18, 2]),
    row("JC-PU", "Puntualizzazione delle problematiche", [24, 6.5, 2, 1, 0, 0, 14.5, 2]),
    row("JC-SU", "Supervisione delle attività", [24, 4, 3, 1, 0, 0, 16, 0]),
    row("JC-AL", "Allenamento e affiancamento", [132, 24, 13, 4, 0, 0, 91, 3]),
    row("JC-AL-R", "Allenamento e affiancamento rinforzato", [156, 12, 12, 4, 0, 0, 128, 0]),
  ],
  opal: [
    row("JC-1-1103/002", "Bortolin Nicolò", [72, 25, 8, 5, 0, 0, 34, 0], { id: 2 }),
    row("JC-1-1103/014", "El Amrani Samira", [18, 4, 2, 0, 0, 1, 11, 2], { id: 14 }),
  ],
  persona: [
    row("Bortolin Nicolò", "", [72, 25, 8, 5, 0, 0, 34, 0], { id: 31, taxCode: "BRTNCL99P05L407N" }),
    row("El Amrani Samira", "", [18, 4, 2, 0, 0, 1, 11, 2], { id: 32, taxCode: "LMRSMR94C54Z330H" }),
  ],
  coach: [
    row("Ferraresso Giulia", "", [0, 60, 30, 12, 0, 0, 0, 4], { id: 1 }),
    row("Zorzi Tommaso", "", [0, 21.5, 8, 0, 0, 0, 0, 5], { id: 2 }),
  ],
  sportello: [
    row("Treviso", "", [300, 60, 30, 12, 0, 3, 195, 9], { id: 1 }),
    row("Sportello non indicato", "", [108, 21.5, 8, 0, 0, 0, 78.5, 0]),
  ],
  cpi: [row("CPI Treviso", "", [408, 81.5, 38, 12, 0, 3, 273.5, 9], { id: 1 })],
  mese: MONTHS.map((it) =>
    row(
      it.label,
      "",
      [
        0,
        it.hours.delivered / 60,
        it.hours.scheduled / 60,
        it.hours.draft / 60,
        0,
        0,
        0,
        it.hours.missed / 60,
      ],
      {
        month: it.month,
      },
    ),
  ),
};

const RULES = [
  "Contano come erogate solo le ore delle erogazioni nello stato EROGATA; come programmate quelle PROGRAMMATE e AVVIATE; come bozze quelle INSERITE.",
  "Importi: ore × 38,00 € l’ora, arrotondati al centesimo una volta sola, sul totale di ogni attività di ogni OPAL (mezzo centesimo per eccesso); i totali sommano gli importi arrotondati. Gli importi concordati sono quelli della richiesta.",
  "Non usate: ore concordate di attività TERMINATE che non sono state erogate. Libere: ore ancora da programmare delle altre.",
  "Non svolte, a parte: erogazioni chiuse negativamente, le cui ore sono tornate libere, e quelle rimaste aperte in attività TERMINATE.",
];

const iso = (written: string): string | null => (written ? written.split("/").reverse().join("-") : null);

export function statementView(filter: StatementFilter): Statement {
  const rows = ROWS[filter.grouping] ?? [];
  return {
    grouping: filter.grouping,
    from: iso(filter.from),
    to: iso(filter.to),
    divided: filter.grouping !== "coach" && filter.grouping !== "mese",
    narrowed: Boolean(filter.from || filter.to || filter.coach),
    requests: 6,
    rules: RULES,
    found: rows.length,
    page: 1,
    pages: 1,
    rows,
    total: TOTAL,
    months: MONTHS,
    person: filter.person ? "Bortolin Nicolò" : null,
    leftOut: { found: 0, first: [] },
  };
}

/** Ten years, long names, seven pages. */
export function crowdedStatement(filter: StatementFilter): Statement {
  const months = Array.from({ length: 118 }, (_, it) => {
    const [year, number] = [2013 + Math.floor(it / 12), (it % 12) + 1];
    const first = `${year}-${String(number).padStart(2, "0")}-01`;
    return month(first, first, [9000 + 37 * it, it > 110 ? 4000 : 0, it > 114 ? 900 : 0, 400]);
  });
  const name = "Di Sant’Agostino Della Rovere Maria Antonietta";
  const many = Array.from({ length: 25 }, (_, it) =>
    row(filter.grouping === "opal" ? `JC-1-1103/${1000 + it}` : name, name, [72, 25, 8, 5, 0, 1, 33, 2], {
      id: it + 1,
      taxCode: "DSNMNT94C54Z330H",
    }),
  );
  const paged = filter.grouping === "opal" || filter.grouping === "persona";
  return {
    ...statementView(filter),
    months,
    requests: 20_000,
    ...(paged ? { rows: many, found: 20_000, page: filter.page, pages: 800 } : {}),
    total: figures([1_344_000, 1_021_500.5, 38_000, 12_000, 2000, 3000, 267_499, 90_000]),
  };
}

export function emptyStatement(filter: StatementFilter): Statement {
  const nothing = figures([0, 0, 0, 0, 0, 0, 0, 0]);
  return {
    ...statementView(filter),
    requests: 0,
    found: 0,
    page: 0,
    pages: 0,
    rows: [],
    total: nothing,
    months: [],
  };
}

export function statementWorld(view = statementView): Answers {
  return {
    statement: ({ filter }: { filter: StatementFilter }) => view(filter),
    save_statement: ({ format }: { format: string }) => `/home/giulia/rendiconto.${format}`,
  };
}
