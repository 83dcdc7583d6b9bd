// What the program answered on the example archive, on Wednesday 1 June 2022: `cargo xtask answers`
// records it, `cargo xtask check` holds it against the program. A test changes what it is about.
import type { Answer, Command } from "../src/generated/client";
import type { FieldKind, FieldRead } from "../src/generated/types";

const FILES = import.meta.glob<unknown>("./answers/*.json", { eager: true, import: "default" });

function kept(command: Command, name?: string): unknown {
  const file = `./answers/${name === undefined ? command : `${command}.${name}`}.json`;
  if (!(file in FILES)) throw new Error(`${file} is not recorded`);
  return structuredClone(FILES[file]);
}

/** A copy of the answer to a command, in the case named. */
export function recorded<C extends Command>(command: C, name?: string): Answer<C> {
  return kept(command, name) as Answer<C>;
}

/** What the program takes a field for: nothing where the text is none of those recorded. */
export function fieldRead(kind: FieldKind, text: string): FieldRead {
  const known = kept("read_field") as { kind: FieldKind; text: string; read: FieldRead }[];
  const found = known.find((it) => it.kind === kind && it.text === text);
  return found?.read ?? { text: null, date: null, minutes: null, note: null, problem: null };
}

/** What the program refused a command with, in the case named. */
export function refused(command: Command, name: string): object {
  return kept(command, name) as object;
}

/** The one of a recorded list that is meant. */
export function one<T>(list: readonly T[], meant: (item: T) => boolean): T {
  const found = list.find(meant);
  if (found === undefined) throw new Error("the recorded answer has none of the kind");
  return found;
}
