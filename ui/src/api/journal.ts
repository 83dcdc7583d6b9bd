// Commands about the journal: read by pages, verified, taken out.
import type { IntegrityReport } from "../generated/IntegrityReport";
import type { JournalFilter } from "../generated/JournalFilter";
import type { JournalFormat } from "../generated/JournalFormat";
import type { JournalPage } from "../generated/JournalPage";
import { call } from "./client";

/** Everything, from the newest row. */
export const ALL_OF_IT: JournalFilter = {
  request: null,
  person: null,
  who: "",
  action: null,
  from: "",
  to: "",
  turn: "newest",
  seq: null,
  pageSize: 25,
};

export const journal = (filter: JournalFilter) => call<JournalPage>("journal", { filter });
export const verifyJournal = () => call<IntegrityReport>("verify_journal");
/** Asks where, and answers with the path; CANCELLED when the user gave up. */
export const exportJournal = (filter: JournalFilter, format: JournalFormat) =>
  call<string>("export_journal", { filter, format });
