// Commands about the rendiconto.
import type { Statement } from "../generated/Statement";
import type { StatementFilter } from "../generated/StatementFilter";
import type { StatementFormat } from "../generated/StatementFormat";
import { call } from "./client";

export const statement = (filter: StatementFilter) => call<Statement>("statement", { filter });

/** Where the file was saved. */
export const saveStatement = (filter: StatementFilter, format: StatementFormat) =>
  call<string>("save_statement", { filter, format });
