// How long a text may be: what the program refuses beyond cannot be typed. Its figures come from the program;
// here stand only the widths of fields that are read and not kept as they were typed.
import { TEXT_LENGTHS } from "../generated/lengths";

export const LENGTHS = {
  ...TEXT_LENGTHS,
  /** Room for spaces and dots between the characters of a code. */
  taxCode: 20,
  portalId: 20,
  dayOfYear: 20,
  timeOrDuration: 20,
} as const;
