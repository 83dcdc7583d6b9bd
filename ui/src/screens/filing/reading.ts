// The reading of files handed over, one heap after the other. It goes on while another screen is looked at, and
// what it holds of the archive is forgotten when that locks.
import { attempt, type Outcome } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { Store } from "../../base/store";
import { confirmStep } from "../../components/dialog";
import {
  chooseSheets,
  filingDesk,
  readingOfSheets,
  readSheets,
  stopReadingSheets,
} from "../../generated/client";
import type { FilingDesk, FilingProgress, UnreadFile } from "../../generated/types";
import { status } from "../../shared/state";
import { unsaved } from "../../shared/unsaved";
import { answers } from "./answers";
import { waits } from "./groups";

/** How often the program is asked how far it is. */
const ASKED_EVERY_MS = 300;
/** Above this many bytes together, files cross one at a time. */
const TOGETHER = 20_000_000;

const NO_FILE = "non si può aprire; se è una cartella, trascina i file che contiene";

/** What is under way: how far the program is, and which of the files that cross one at a time. */
export interface Reading {
  progress: FilingProgress | null;
  file: { name: string; at: number; all: number } | null;
  stopping: boolean;
  /** The system's window may still be open: nothing is read before the program says so. */
  asking: boolean;
}

class SheetReading {
  readonly desk = new Store<FilingDesk | null>(null);
  readonly under = new Store<Reading | null>(null);
  readonly error = new Store<AppError | null>(null);
  /** What the page itself could not open. */
  readonly unopened = new Store<readonly UnreadFile[]>([]);
  private waiting: File[] = [];
  private stopped = false;
  /** Desks that came: an answer asked for before the last of them is old. */
  private came = 0;
  /** Archives that were locked since: an answer of an earlier one is nobody's. */
  private times = 0;

  /** What lies there now. */
  async refresh(): Promise<FilingDesk> {
    const { came } = this;
    const desk = await filingDesk();
    if (came === this.came) this.take(desk);
    return this.desk.value ?? desk;
  }

  take(desk: FilingDesk): void {
    this.came += 1;
    this.desk.set(desk);
    answers.keepOnly(desk);
  }

  /** Asks for files in the system's window. */
  async choose(): Promise<void> {
    if (!this.under.value) await this.run(() => this.send(() => chooseSheets()), true);
  }

  /** Those that come while others are read wait for their turn. */
  async add(files: readonly File[]): Promise<void> {
    this.waiting.push(...files);
    if (!this.under.value) await this.run(async () => undefined);
  }

  stop(): void {
    const { value } = this.under;
    if (!value) return;
    this.stopped = true;
    this.waiting = [];
    this.under.set({ ...value, stopping: true });
    stopReadingSheets().catch(() => undefined);
  }

  /** The desk is emptied: what the page could not open goes with it. */
  emptied(desk: FilingDesk): void {
    this.unopened.set([]);
    this.error.set(null);
    this.take(desk);
  }

  forget(): void {
    this.times += 1;
    this.came += 1;
    this.stopped = true;
    this.waiting = [];
    this.desk.set(null);
    this.under.set(null);
    this.error.set(null);
    this.unopened.set([]);
    answers.forget();
  }

  private async run(first: () => Promise<void>, asking = false): Promise<void> {
    const { times } = this;
    this.stopped = false;
    this.error.set(null);
    this.under.set({ progress: null, file: null, stopping: false, asking });
    this.follow(times);
    await first();
    this.show({ progress: null, asking: false });
    while (this.waiting.length && times === this.times) {
      const heap = this.waiting;
      this.waiting = [];
      await this.heap(heap);
    }
    if (times === this.times) this.under.set(null);
  }

  private async heap(files: readonly File[]): Promise<void> {
    const apart = files.reduce((sum, file) => sum + file.size, 0) > TOGETHER;
    const turns = apart ? files.map((file) => [file]) : [files];
    for (const [at, turn] of turns.entries()) {
      if (this.stopped) return;
      const [first] = turn;
      if (apart && first) this.show({ file: { name: first.name, at: at + 1, all: turns.length } });
      const opened = await this.opened(turn);
      if (opened.length && !this.stopped) await this.send(() => readSheets(opened));
    }
  }

  /** One that cannot be opened keeps the others from nothing. */
  private async opened(files: readonly File[]): Promise<{ name: string; base64: string }[]> {
    const opened: { name: string; base64: string }[] = [];
    for (const file of files) {
      const { done, value } = await attempt(() => base64Of(file));
      if (done) opened.push({ name: file.name, base64: value ?? "" });
      else this.unopened.set([...this.unopened.value, { name: file.name, why: NO_FILE }]);
    }
    return opened;
  }

  private async send(run: () => Promise<FilingDesk>): Promise<void> {
    const { times } = this;
    const { value, error }: Outcome<FilingDesk> = await attempt(run);
    if (times !== this.times) return;
    if (value) this.take(value);
    else {
      this.error.set(error);
      // Given up or refused: what was read before that lies there all the same.
      await attempt(() => this.refresh());
    }
  }

  private show(part: Partial<Reading>): void {
    const { value } = this.under;
    if (value) this.under.set({ ...value, ...part });
  }

  /** Asks how far it is until it is done. An answer lost is made up for by the next. */
  private follow(times: number): void {
    setTimeout(async () => {
      if (!this.under.value || times !== this.times) return;
      const progress = await readingOfSheets().catch(() => null);
      if (times !== this.times) return;
      this.show(progress ? { progress, asking: false } : { progress });
      this.follow(times);
    }, ASKED_EVERY_MS);
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(",") + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error("not opened"));
    reader.readAsDataURL(file);
  });
}

export const sheets = new SheetReading();

status.subscribe((now) => {
  if (now?.archive !== "aperto") sheets.forget();
});

/** The pages read and not yet filed go with the lock and the end of the program: the files stay where they are. */
unsaved.askBeforeEnd(async () => {
  const waiting = sheets.desk.value?.pages.filter(waits).length ?? 0;
  if (!waiting) return true;
  return confirmStep({
    title: "Fogli firmati da archiviare",
    question: "Vuoi proseguire lo stesso?",
    note: `${counted(waiting, "pagina letta non è ancora archiviata", "pagine lette non sono ancora archiviate")}. I file restano dove sono, ma poi vanno letti di nuovo, e quello che hai detto delle firme va ridetto.`,
    proceed: "Prosegui senza archiviare",
    danger: true,
  });
});
