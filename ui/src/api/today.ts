// What is due: today's sessions, deadlines, hours left, the days that come.
import type { Today } from "../generated/Today";
import { call } from "./client";

export const today = () => call<Today>("today");
