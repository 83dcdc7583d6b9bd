// How long a text may be, as the program reads it: more cannot be typed. The one place of the page where these
// figures stand; the program refuses the same lengths.

export const LENGTHS = {
  /** A name, a title, an address. */
  line: 200,
  opal: 40,
  voucherId: 40,
  requestDescription: 500,
  /** Printed on the register. */
  sessionDescription: 400,
  reason: 2000,
  /** Room for spaces and dots between the characters of a code. */
  taxCode: 20,
  portalId: 20,
  dayOfYear: 10,
  timeOrDuration: 8,
} as const;
