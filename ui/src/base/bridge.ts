// The one door to the program: the generated client's calls go through the bridge that is set. Tests and the
// preview page set one of their own.
import { type Call, carryCalls } from "../generated/client";
import type { DropPlace, FileEvent, ProgramEvent } from "../generated/types";

export interface Bridge {
  /** Calls a command of the program; what it refuses is thrown as AppError. */
  readonly call: Call;
  /** Listens to an event of the program; the answer stops listening. */
  on(event: ProgramEvent, heard: () => void): () => void;
  /** Listens to what a file dragged over the window does, and where; the answer stops listening. */
  onFile(event: FileEvent, heard: (place: DropPlace) => void): () => void;
  setTitle(title: string): Promise<void>;
  /** Throws the page away with all it holds, and loads it anew. */
  reload(): void;
  /** Draws the page this many times its usual size. */
  setZoom(factor: number): Promise<void>;
  /** Opens the system's print window on the page. */
  print(): Promise<void>;
}

let current: Bridge | undefined;

export function useBridge(bridge: Bridge): void {
  current = bridge;
  carryCalls((command, args) => bridge.call(command, args));
}

export function bridge(): Bridge {
  if (!current) throw new Error("the bridge is not set");
  return current;
}
