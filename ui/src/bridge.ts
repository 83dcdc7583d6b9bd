// The only file that knows the desktop shell. Everything else sees the interface Bridge, so that
// tests and the preview page can pass a fake one.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { AppError } from "./base/errors";

export interface Bridge {
  /** Calls a command of the program; what it refuses is thrown as AppError. */
  call<T>(command: string, args?: Record<string, unknown>): Promise<T>;
  /** Listens to an event of the program; the answer stops listening. */
  on<T>(event: string, heard: (payload: T) => void): () => void;
  /** An argument through which a long command reports how far it is. */
  channel<T>(heard: (message: T) => void): unknown;
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
  setTitle: (title) => getCurrentWindow().setTitle(title),
};
