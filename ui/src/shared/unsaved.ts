// What is typed and not yet sent or saved, in one place for every form. It is kept in the archive within a
// moment of the last key, and offered again where it was left: after Esc, another screen, the lock, a crash. A way
// out is asked about only when the archive could not keep it. Sent, or given up, it is forgotten there too.

import { AppError } from "../base/errors";
import { Store } from "../base/store";
import { closeDialogs, confirmStep } from "../components/dialog";
import { forgetUnsent, keepUnsent, unsent as readUnsent } from "../generated/client";
import type { KeptUnsent, Unsent } from "../generated/types";
import { type Guard, router } from "./router";
import { status } from "./state";

/** How long after a key the words are kept: the next keys do not put it off. */
const PAUSE_MS = 400;

export interface Manner<T> {
  /** What the form calls itself, in the list of what was left: no name of a person. */
  title: string;
  /** The words wait for their user when the screen is left. */
  waits?: boolean;
  /** Tried first, by forms that save by themselves. */
  save?: () => Promise<unknown>;
  /** The part that counts as typed; all of it when not told. */
  typed?: (words: T) => unknown;
}

/** What is to be known of the words of any form. */
interface Held {
  readonly key: string;
  readonly title: string;
  readonly value: unknown;
  readonly dirty: boolean;
  readonly guarded: boolean;
  save(): Promise<unknown>;
  close(): void;
  /** The archive is locked: nothing of it is registered any more. */
  cut(): void;
}

/** The words of one form, as plain data: as they are now, and as the archive has them. */
export class UnsavedWords<T> implements Held {
  private current: T;
  private begun: T;
  private settled: string;
  private closed = false;
  /** What was left under the key and is still to find its form. */
  private waiting: KeptUnsent | undefined;
  /** The words go on from what was left. */
  private goesOn = false;
  /** Moment of what was left half written and is gone on with. */
  resumed: string | null = null;
  /** Told when what was left has found its form, for who draws that. */
  heard: (() => void) | null = null;

  constructor(
    private readonly register: Unsaved,
    readonly key: string,
    words: T,
    private readonly manner: Manner<T>,
    left?: KeptUnsent,
    /** The form never left the page: nobody need be told. */
    private readonly quiet = false,
  ) {
    this.current = words;
    this.begun = words;
    this.settled = this.trace(words);
    this.waiting = left;
    this.resume();
    this.keep();
  }

  get value(): T {
    return this.current;
  }

  get title(): string {
    return this.manner.title;
  }

  /** Something typed is neither sent nor saved. */
  get dirty(): boolean {
    return this.trace(this.current) !== this.settled;
  }

  /** Whether the form goes with its screen. */
  get guarded(): boolean {
    return !this.manner.waits;
  }

  write(words: T): void {
    this.current = words;
    this.keep();
  }

  /** Tells what the archive has: the words as they were sent, or as they were read. */
  settle(words: T = this.current): void {
    this.begun = words;
    this.settled = this.trace(words);
    if (!this.dirty) this.forget();
    this.keep();
  }

  /** The form knows what it opens with: what was left half written of it goes on. */
  begin(words: T): void {
    this.begun = words;
    this.settled = this.trace(words);
    if (!this.goesOn) this.current = words;
    this.resume();
    this.keep();
  }

  /** What was left is given up: the form is as it opens. */
  startOver(): void {
    this.forget();
    this.current = this.begun;
    this.keep();
  }

  /** Whether the form may be closed, at once when nothing is typed: asks only when it could not be kept. */
  leave(): true | Promise<boolean> {
    return this.dirty ? this.register.secure([this]) : true;
  }

  async save(): Promise<void> {
    await this.manner.save?.();
  }

  /** The words are sent: nothing of them is left, and the archive is told at once. */
  sent(): void {
    this.settle();
    this.close();
    void this.register.flush();
  }

  /** The form is closed: what is typed is left for the next time. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.register.drop(this);
  }

  cut(): void {
    this.closed = true;
  }

  /** Takes up what was left, once it is known to be of this form. */
  private resume(): void {
    if (!this.waiting) return;
    const left = readWords(this.waiting);
    if (!sameShape(left, this.begun)) return;
    this.current = left as T;
    this.goesOn = true;
    this.resumed = this.dirty && !this.quiet ? this.waiting.kept : null;
    this.waiting = undefined;
    queueMicrotask(() => this.heard?.());
  }

  private forget(): void {
    this.goesOn = false;
    this.resumed = null;
  }

  /** A saving that ends after the form was closed registers nothing any more. */
  private keep(): void {
    if (!this.closed) this.register.keep(this);
  }

  private trace(words: T): string {
    return JSON.stringify(this.manner.typed ? this.manner.typed(words) : words);
  }
}

export class Unsaved implements Guard {
  private readonly held = new Map<string, Held>();
  /** What was left in forms that are closed, the last first. */
  readonly left = new Store<readonly KeptUnsent[]>([]);
  /** Why what is typed could not be kept. */
  readonly failure = new Store<AppError | null>(null);
  /** What the archive has to be told: words to keep, or none. */
  private readonly news = new Map<string, Unsent | null>();
  /** Forms of which the archive keeps something. */
  private readonly inArchive = new Set<string>();
  private readonly asked = new Set<() => Promise<boolean>>();
  /** The form whose words the archive is writing down. */
  private writing: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();

  /** The words of a form just opened; they take the place of what the key held before. */
  open<T>(key: string, words: T, manner: Manner<T>): UnsavedWords<T> {
    const held = this.held.get(key);
    const left = this.left.value.find(({ form }) => form === key);
    if (left) this.take(key);
    if (!held?.dirty) return new UnsavedWords(this, key, words, manner, left);
    return new UnsavedWords(this, key, words, manner, { ...written(held), kept: "" }, true);
  }

  /** Keys of the forms with something half written that begin so. */
  keysOf(beginning: string): string[] {
    const open = this.dirty().map(({ key }) => key);
    return [...open, ...this.left.value.map(({ form }) => form)].filter((key) => key.startsWith(beginning));
  }

  /** What was left under a key, as the form wrote it down. */
  wordsOf(key: string): unknown {
    const held = this.held.get(key);
    if (held) return held.value;
    const left = this.left.value.find(({ form }) => form === key);
    return left && readWords(left);
  }

  /** Something typed goes with the screen. */
  get holds(): boolean {
    return this.dirty().some(({ guarded }) => guarded);
  }

  /** Whether the screen may be left. */
  mayLeave(): Promise<boolean> {
    return this.secure(this.dirty().filter(({ guarded }) => guarded));
  }

  /** The screen is left: its forms are closed, the windows over it too. */
  leave(): void {
    for (const words of this.dirty().filter(({ guarded }) => guarded)) words.close();
    closeDialogs();
  }

  /** Whether all that is typed is kept, for the lock and the end of the program. */
  async mayEnd(): Promise<boolean> {
    for (const ask of this.asked) if (!(await ask())) return false;
    return this.secure(this.dirty());
  }

  /** Has something that is no form asked before the lock and the end; the answer takes it back. */
  askBeforeEnd(ask: () => Promise<boolean>): () => void {
    this.asked.add(ask);
    return () => void this.asked.delete(ask);
  }

  /** Has the archive keep these words; asks only when it could not. */
  async secure(words: readonly Held[]): Promise<boolean> {
    for (const one of words) await one.save();
    if (await this.flush()) return true;
    const unkept = words.filter(({ key, dirty }) => dirty && this.news.has(key));
    if (unkept.length === 0) return true;
    return confirmStep({
      title: "Testo non conservato",
      question: "Vuoi proseguire lo stesso?",
      note: `L’archivio non ha potuto conservare quello che hai scritto (${unkept.map(({ title }) => title).join(", ")}): andando avanti va perso. ${this.failure.value?.message ?? ""}`,
      proceed: "Prosegui e perdi il testo",
      danger: true,
    });
  }

  /** Reads what was left in the archive just opened. */
  async read(): Promise<void> {
    const kept = await readUnsent().catch(() => []);
    for (const { form } of kept) this.inArchive.add(form);
    this.left.set(kept.filter(({ form }) => !this.held.has(form)));
  }

  /** Gives up what was left in a form that is closed. */
  async giveUp(key: string): Promise<void> {
    this.take(key);
    this.tell(key, null);
    await this.flush();
  }

  /** Tells the archive at once; true when it has all of it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.running.then(() => this.send());
    await this.running;
    return this.news.size === 0;
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const words of this.held.values()) words.cut();
    this.held.clear();
    this.news.clear();
    this.inArchive.clear();
    this.left.set([]);
    this.failure.set(null);
  }

  keep(words: Held): void {
    this.held.set(words.key, words);
    this.tell(words.key, words.dirty ? written(words) : null);
  }

  /** Words already replaced under their key are nothing to drop. */
  drop(words: Held): void {
    if (this.held.get(words.key) !== words) return;
    this.held.delete(words.key);
    if (!words.dirty) {
      this.tell(words.key, null);
      return;
    }
    const unsent = written(words);
    this.tell(words.key, unsent);
    this.left.set([{ ...unsent, kept: "" }, ...this.left.value]);
  }

  private take(key: string): void {
    this.left.set(this.left.value.filter(({ form }) => form !== key));
  }

  private tell(key: string, unsent: Unsent | null): void {
    if (!unsent && !this.inArchive.has(key) && this.writing !== key) {
      this.news.delete(key);
      return;
    }
    this.news.set(key, unsent);
    this.timer ??= setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** The program says when it kept the words of a form that is closed by now. */
  private date(key: string, kept: string): void {
    if (this.left.value.some(({ form }) => form === key))
      this.left.set(this.left.value.map((it) => (it.form === key ? { ...it, kept } : it)));
  }

  private async send(): Promise<void> {
    let failure: AppError | null = null;
    for (const [key, unsent] of [...this.news]) {
      this.writing = key;
      try {
        if (unsent) this.date(key, await keepUnsent(unsent));
        else await forgetUnsent(key);
      } catch (thrown) {
        failure = AppError.from(thrown);
        continue;
      } finally {
        this.writing = null;
      }
      if (unsent) this.inArchive.add(key);
      else this.inArchive.delete(key);
      // What was typed meanwhile is told the next time.
      if (this.news.get(key) === unsent) this.news.delete(key);
    }
    this.failure.set(failure);
  }

  private dirty(): Held[] {
    return [...this.held.values()].filter((words) => words.dirty);
  }
}

const written = ({ key, title, value }: Held): Unsent => ({
  form: key,
  title,
  place: router.place.value?.path ?? "",
  words: JSON.stringify(value),
});

function readWords({ words }: KeptUnsent): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

/** Words of an older form of the program must not stand in a newer one. */
function sameShape(left: unknown, fresh: unknown): boolean {
  if (fresh === null || left === null || typeof fresh !== "object" || typeof left !== "object")
    return typeof left === typeof fresh && fresh !== null;
  const keys = (it: object) => (Array.isArray(it) ? "list" : Object.keys(it).sort().join());
  return keys(left) === keys(fresh);
}

export const unsaved = new Unsaved();
router.guard = unsaved;

let opened = false;
status.subscribe((now) => {
  const open = now?.archive === "aperto";
  if (open && !opened) void unsaved.read();
  if (!open) unsaved.clear();
  opened = open;
});
