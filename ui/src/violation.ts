// What a rule of the manual has to say about a plan, as the program answers it.
export type { Mend, RuleId, Violation } from "./generated/types";
