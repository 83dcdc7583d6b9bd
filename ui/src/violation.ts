// What a rule of the manual has to say about a plan, as the program answers it.
export type { Mend } from "./generated/Mend";
export type { RuleId } from "./generated/RuleId";
export type { Violation } from "./generated/Violation";
