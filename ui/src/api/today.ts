// What is due: today's sessions, deadlines, hours left, the days that come.
import type { Today } from "../generated/Today";
import type { TodayFilter } from "../generated/TodayFilter";
import { call } from "./client";

export const today = (filter: TodayFilter) => call<Today>("today", { filter });
