// What the journal is asked for before anything narrows it.
import type { JournalFilter } from "../generated/types";

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
