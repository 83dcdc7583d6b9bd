// What is typed and not yet sent or saved, in one place for every form: under a key while the form is open,
// asked about before it is closed, before the screen is left and before the lock, forgotten when it is sent.
// Every change passes through `keep` and `drop`: who keeps the words beyond the page's memory does it there.
// They are personal data and do not outlive the open archive.

import type { TemplateResult } from "lit";
import { closeDialogs, confirmStep, type DialogHandle, showDialog } from "../components/dialog";
import { type Guard, router } from "./router";
import { status } from "./state";

/** What is asked before the words are left, in a window of its own. */
export interface Leaving {
  title: string;
  question: string;
  note?: string;
  proceed?: string;
  danger?: boolean;
}

/** Of a form whose words are lost when it is closed. */
export const closing = (what: "inviare" | "salvare"): Leaving => ({
  title: `Chiudi senza ${what}`,
  question: "Vuoi chiudere lo stesso?",
  note: "Quello che hai scritto in questa maschera va perso.",
});

export interface Manner<T> {
  leaving: Leaving;
  /** The words wait for their user when the screen is left: only closing the form and the lock ask. */
  waits?: boolean;
  /** Tried before anything is asked, by forms that save by themselves. */
  save?: () => Promise<unknown>;
  /** The part that counts as typed; all of it when not told. */
  typed?: (words: T) => unknown;
}

/** What is to be known of the words of any form. */
interface Held {
  readonly key: string;
  readonly value: unknown;
  readonly dirty: boolean;
  readonly guarded: boolean;
  leave(): true | Promise<boolean>;
  close(): void;
}

/** The words of one form, as plain data: as they are now, and as the archive has them. */
export class UnsavedWords<T> implements Held {
  private current: T;
  private settled: string;
  private closed = false;

  constructor(
    private readonly register: Unsaved,
    readonly key: string,
    words: T,
    private readonly manner: Manner<T>,
  ) {
    this.current = words;
    this.settled = this.trace(words);
    this.keep();
  }

  get value(): T {
    return this.current;
  }

  /** Something typed is neither sent nor saved. */
  get dirty(): boolean {
    return this.trace(this.current) !== this.settled;
  }

  /** Whether leaving the screen would lose them. */
  get guarded(): boolean {
    return !this.manner.waits;
  }

  write(words: T): void {
    this.current = words;
    this.keep();
  }

  /** Tells what the archive has: the words as they were sent, or as they were read. */
  settle(words: T = this.current): void {
    this.settled = this.trace(words);
    this.keep();
  }

  /** Begins anew with words nobody has touched. */
  begin(words: T): void {
    this.current = words;
    this.settle(words);
  }

  /** Whether the form may be closed; asks only when something would be lost, answers at once when not. */
  leave(): true | Promise<boolean> {
    return this.dirty ? this.ask() : true;
  }

  /** The form is closed, or its words are sent. */
  close(): void {
    this.closed = true;
    this.register.drop(this);
  }

  private async ask(): Promise<boolean> {
    await this.manner.save?.();
    return !this.dirty || confirmStep(this.manner.leaving);
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

  /** The words of a form just opened; they take the place of what the key held before. */
  open<T>(key: string, words: T, manner: Manner<T>): UnsavedWords<T> {
    return new UnsavedWords(this, key, words, manner);
  }

  /** What was left half written under a key, where it is of the kind asked for. */
  left<T>(key: string, is: (words: unknown) => words is T): UnsavedWords<T> | null {
    const held = this.held.get(key);
    return held?.dirty && is(held.value) ? (held as UnsavedWords<T>) : null;
  }

  /** Leaving the screen would lose something. */
  get holds(): boolean {
    return this.dirty().some(({ guarded }) => guarded);
  }

  /** Whether the screen may be left. */
  async mayLeave(): Promise<boolean> {
    for (const words of this.dirty().filter(({ guarded }) => guarded)) {
      if (!(await words.leave())) return false;
    }
    return true;
  }

  /** The screen is left: what it held goes with it, the windows over it too. */
  leave(): void {
    for (const words of this.dirty().filter(({ guarded }) => guarded)) words.close();
    closeDialogs();
  }

  /** Whether the archive may be locked: what the screen holds is asked about first, then what waits elsewhere. */
  async mayLock(): Promise<boolean> {
    if (!(await router.mayLeave())) return false;
    if (this.dirty().every(({ guarded }) => guarded)) return true;
    return confirmStep({
      title: "Blocca l’archivio",
      question: "Confermi di voler bloccare lo stesso ?",
      note: "Quello che hai scritto di un’erogazione non è ancora stato inviato o salvato: con il blocco va perso.",
      proceed: "Blocca senza salvare",
      danger: true,
    });
  }

  clear(): void {
    this.held.clear();
  }

  keep(words: Held): void {
    this.held.set(words.key, words);
  }

  /** Words already replaced under their key are nothing to drop. */
  drop(words: Held): void {
    if (this.held.get(words.key) === words) this.held.delete(words.key);
  }

  private dirty(): Held[] {
    return [...this.held.values()].filter((words) => words.dirty);
  }
}

export const unsaved = new Unsaved();
router.guard = unsaved;

status.subscribe((now) => {
  if (now?.archive !== "aperto") unsaved.clear();
});

/** A window with words of its own: Esc and Annulla ask before they are lost, and they go with the window. */
export async function showForm<T, W>(
  words: UnsavedWords<W>,
  draw: (handle: DialogHandle<T>, headingId: string) => TemplateResult,
  look: { wide?: boolean; role?: "dialog" | "alertdialog" } = {},
): Promise<T | undefined> {
  try {
    return await showDialog<T>(draw, { ...look, mayClose: () => words.leave() });
  } finally {
    words.close();
  }
}
