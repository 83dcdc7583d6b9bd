// What the program takes a typed date, time or duration for. The page reads none of them itself: it shows the
// weekday and writes the house's form that the program answers with, once the field is left.
import { readField } from "../generated/client";
import type { FieldKind, FieldRead } from "../generated/types";

const NOTHING: FieldRead = { text: null, date: null, minutes: null, note: null, problem: null };

/** Nothing where the program does not answer: what was typed stays as it is, and is read when it is sent. */
export async function reading(kind: FieldKind, text: string): Promise<FieldRead> {
  if (!text.trim()) return NOTHING;
  return readField(kind, text).catch(() => NOTHING);
}

/** For the `change` of an input: what was typed stands in the house's form, unless one went on typing. */
export function settle(kind: FieldKind, write: (text: string) => void): (event: Event) => Promise<void> {
  return async (event) => {
    const input = event.target as HTMLInputElement;
    const typed = input.value;
    const { text } = await reading(kind, typed);
    if (text !== null && text !== typed && input.value === typed) write(text);
  };
}
