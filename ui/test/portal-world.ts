// Invented answers for «Da riportare», Wednesday 1 June 2022. No real person or firm.
import type { PortalItem, PortalKnown, PortalQueue } from "../src/generated/types";
import type { Answers } from "./fake-bridge";

const DELIVERY = [
  { step: "inserisci", label: "Nuova erogazione → invia" },
  { step: "programma", label: "programma" },
  { step: "avvia", label: "avvia" },
  { step: "concludi", label: "Concludi" },
] as const;

/** The last `count` buttons of a delivery. */
export const lastSteps = (count: number) => DELIVERY.slice(DELIVERY.length - count);

export function portalItem(id: number, more: Partial<PortalItem> = {}): PortalItem {
  return {
    subject: { kind: "erogazione", id },
    number: id,
    request: 14,
    activity: 7,
    opal: "JC-1-1103/014",
    code: "JC-AL-R",
    surname: "El Amrani",
    name: "Samira",
    date: "2022-05-30",
    start: "08:30",
    known: null,
    trueState: "EROGATA",
    portalId: "",
    steps: [...DELIVERY],
    values: [
      { label: "Sportello", value: "Treviso", personal: false },
      { label: "Operatore", value: "Ferraresso Giulia", personal: false },
      { label: "Data", value: "30/05/2022", personal: false },
      { label: "Inizio", value: "08:30", personal: false },
      { label: "Fine", value: "10:30", personal: false },
      {
        label: "Note",
        value: "Luogo: Lavanderia Montello, Villorba\nCon la tutor di reparto",
        personal: true,
      },
    ],
    changed: [],
    due: "2022-06-06",
    daysLeft: 5,
    urgency: "più avanti",
    consequence: "Si può riportare fino al 06/06/2022.",
    paragraph: "§3.2",
    waitsFor: null,
    possible: [null, "INSERITA", "PROGRAMMATA", "AVVIATA", "EROGATA"],
    stamp: `niente>EROGATA@${id}`,
    ...more,
  };
}

export const ITEMS: PortalItem[] = [
  portalItem(51, {
    surname: "Marangon",
    name: "Luca",
    opal: "JC-1-1103/009",
    known: "AVVIATA",
    portalId: "2041",
    steps: lastSteps(1),
    due: "2022-06-01",
    daysLeft: 0,
    urgency: "oggi",
    date: "2022-05-25",
    consequence: "Oggi è l’ultimo giorno per riportarla.",
  }),
  portalItem(9, {
    subject: { kind: "richiesta", id: 9 },
    request: 9,
    activity: null,
    code: "",
    surname: "Kovalenko",
    name: "Oksana",
    opal: "JC-1-1103/031",
    date: null,
    start: null,
    known: "PROPOSTA",
    trueState: "AMMESSO AL SERVIZIO",
    steps: [{ step: "ammetti", label: "Ammissione al servizio" }],
    values: [],
    due: "2022-06-03",
    daysLeft: 2,
    urgency: "entro 3 giorni",
    consequence: "Da comunicare entro il 03/06/2022, o sul portale la richiesta è cancellata.",
    paragraph: "§2",
    possible: ["PROPOSTA", "AMMESSO AL SERVIZIO"],
  }),
  portalItem(54),
  portalItem(60, {
    surname: "Bortolin",
    name: "Nicolò",
    opal: "JC-1-1103/002",
    code: "JC-DE",
    date: "2022-06-03",
    known: "INSERITA",
    portalId: "2044",
    trueState: "PROGRAMMATA",
    steps: [
      { step: "modifica", label: "modifica → invia" },
      { step: "programma", label: "programma" },
    ],
    changed: [
      { label: "Data", before: "02/06/2022", now: "03/06/2022", personal: false },
      { label: "Note", before: "", now: "Luogo: Vivai Prà dei Salici, Casier", personal: true },
    ],
    due: "2022-06-10",
    daysLeft: 9,
    consequence: "Si può riportare fino al 10/06/2022.",
  }),
  portalItem(7, {
    subject: { kind: "attività", id: 7 },
    code: "JC-AN",
    surname: "Pavan",
    name: "Giorgio",
    opal: "JC-1-1103/018",
    date: null,
    start: null,
    trueState: "TERMINATA",
    steps: [{ step: "termina", label: "Concludi" }],
    values: [],
    due: null,
    daysLeft: null,
    consequence: "Il manuale non dà un termine.",
    paragraph: "§3.3",
    waitsFor:
      "Prima riporta le erogazioni di questa attività: dopo, sul portale, non si possono più modificare.",
    possible: [null, "TERMINATA"],
  }),
  portalItem(33, {
    surname: "Popescu",
    name: "Irina",
    opal: "JC-1-1103/004",
    date: "2022-05-10",
    due: "2022-05-17",
    daysLeft: -15,
    urgency: "scaduto",
    consequence: "Non più riportabile: il termine era il 17/05/2022.",
  }),
];

export function portalView(more: Partial<PortalQueue> = {}): PortalQueue {
  const items = more.items ?? ITEMS;
  return {
    items,
    found: items.filter((it) => it.urgency !== "scaduto").length,
    lost: items.filter((it) => it.urgency === "scaduto").length,
    people: [
      { id: 1, surname: "El Amrani", name: "Samira" },
      { id: 2, surname: "Marangon", name: "Luca" },
    ],
    coaches: [
      { id: 1, name: "Ferraresso Giulia" },
      { id: 2, name: "Zorzi Paolo" },
    ],
    ...more,
  };
}

/** Long names, many entries. */
export function crowdedPortal(): PortalQueue {
  const [surname, name] = ["Szczepańska-Wiśniewska della Rovere", "Maximilienne Évangéline"];
  const items = Array.from({ length: 60 }, (_, at) => portalItem(100 + at, { surname, name }));
  return portalView({ items: [...ITEMS, ...items], found: 412, lost: 1000 });
}

export function portalWorld(view: PortalQueue = portalView()): Answers {
  let queue = view;
  return {
    portal_queue: () => structuredClone(queue),
    report_to_portal: ({ orders }) => {
      const gone = new Set(orders.map(({ subject }) => `${subject.kind}-${subject.id}`));
      const items = queue.items.filter(({ subject }) => !gone.has(`${subject.kind}-${subject.id}`));
      queue = { ...queue, items, found: Math.max(0, queue.found - orders.length) };
      return orders.map(({ subject }) => ({ subject, known: null, form: null })) as PortalKnown[];
    },
    correct_portal: () => {
      queue = view;
    },
    set_portal_id: () => undefined,
  };
}
