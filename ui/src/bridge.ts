// The only file that knows the desktop shell. Everything else sees the interface Bridge, so that
// tests and the preview page can pass a fake one.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { open, save } from "@tauri-apps/plugin-dialog";
import { AppError } from "./errors";

export interface FileFilter {
  name: string;
  extensions: string[];
}

export interface Bridge {
  /** Calls a command of the program; what it refuses is thrown as AppError. */
  call<T>(command: string, args?: Record<string, unknown>): Promise<T>;
  /** Listens to an event of the program; the answer stops listening. */
  on<T>(event: string, heard: (payload: T) => void): () => void;
  /** An argument through which a long command reports its progress. */
  channel<T>(heard: (message: T) => void): unknown;
  /** The path chosen, or null when the user changed their mind. */
  saveDialog(defaultName: string, filters: FileFilter[]): Promise<string | null>;
  openDialog(filters: FileFilter[]): Promise<string | null>;
  setTitle(title: string): Promise<void>;
}

export const desktop: Bridge = {
  async call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    try {
      return await invoke<T>(command, args);
    } catch (thrown) {
      throw AppError.from(thrown);
    }
  },
  on<T>(event: string, heard: (payload: T) => void): () => void {
    const listening = listen<T>(event, ({ payload }) => heard(payload));
    return () => void listening.then((stop) => stop());
  },
  channel<T>(heard: (message: T) => void): unknown {
    const channel = new Channel<T>();
    channel.onmessage = heard;
    return channel;
  },
  saveDialog: (defaultName, filters) => save({ defaultPath: defaultName, filters }),
  async openDialog(filters) {
    const chosen = await open({ multiple: false, directory: false, filters });
    return typeof chosen === "string" ? chosen : null;
  },
  setTitle: (title) => getCurrentWindow().setTitle(title),
};
