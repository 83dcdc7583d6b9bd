// The entries of the navigation, in the order of the manual's own areas.

import { counted } from "../base/format";
import type { IconName } from "../base/icons";
import type { Counters } from "../generated/types";

export interface Counter {
  count: number;
  /** «6 cose da fare oggi», for the title and for screen readers. */
  words: string;
  /** It expires today. */
  hot: boolean;
}

export interface Section {
  id: string;
  label: string;
  drawing: IconName;
  to: string;
  /** Parted from the entries above by a line. */
  apart?: boolean;
  counter?: (counters: Counters) => Counter;
}

const calm = (count: number, one: string, many: string): Counter => ({
  count,
  words: counted(count, one, many),
  hot: false,
});

/** What cannot wait for tomorrow. */
const pressing = (count: number, one: string, many: string): Counter => ({
  ...calm(count, one, many),
  hot: true,
});

/** The key that leads to an entry: its place, and 0 for the tenth. */
export const keyOfSection = (at: number): string => String((at + 1) % 10);

export const SECTIONS: readonly Section[] = [
  {
    id: "oggi",
    label: "Oggi",
    drawing: "today",
    to: "/oggi",
    counter: ({ today }) => pressing(today, "cosa da fare oggi", "cose da fare oggi"),
  },
  {
    id: "richieste",
    label: "Richieste",
    drawing: "requests",
    to: "/richieste",
    counter: ({ requests }) => calm(requests, "proposta da valutare", "proposte da valutare"),
  },
  { id: "politiche", label: "Politiche attive", drawing: "policies", to: "/politiche" },
  {
    id: "portale",
    label: "Da riportare",
    drawing: "portal",
    to: "/portale",
    counter: ({ portal }) =>
      pressing(portal, "voce da riportare sul portale oggi", "voci da riportare sul portale oggi"),
  },
  { id: "agenda", label: "Agenda", drawing: "agenda", to: "/agenda" },
  {
    id: "registri",
    label: "Registri",
    drawing: "registers",
    to: "/registri",
    counter: ({ registers }) => calm(registers, "da firmare", "da firmare"),
  },
  {
    id: "documenti",
    label: "Documenti",
    drawing: "documents",
    to: "/documenti",
  },
  { id: "rendiconto", label: "Rendiconto", drawing: "statement", to: "/rendiconto" },
  { id: "anagrafiche", label: "Anagrafiche", drawing: "people", to: "/anagrafiche", apart: true },
  { id: "archivio", label: "Archivio", drawing: "archive", to: "/archivio" },
];
