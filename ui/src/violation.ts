// What a rule of the manual has to say about a plan, as the program answers it.

/** A way out that puts `value` into the form field `field`. */
export interface Mend {
  label: string;
  field: string;
  value: string;
}

export interface Violation {
  rule: string;
  /** E blocks, W is to acknowledge, I informs. */
  severity: "E" | "W" | "I";
  /** A warning on a draft that will be an error at Programma. */
  blocksSchedule: boolean;
  /** The form field it stands under. */
  field: string | null;
  message: string;
  figures: string | null;
  paragraph: string;
  acknowledgement: string | null;
  mend: Mend | null;
}
