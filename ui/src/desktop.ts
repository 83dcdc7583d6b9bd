// The desktop's bridge, and the only file that knows the desktop shell. Imported by the real window alone.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { type Bridge, useBridge } from "./base/bridge";
import { AppError } from "./base/errors";
import type { Answer, Args, Command } from "./generated/client";
import type { DropPlace, FileEvent, ProgramEvent } from "./generated/types";

const desktop: Bridge = {
  async call<C extends Command>(command: C, args: Args<C>): Promise<Answer<C>> {
    try {
      return await invoke<Answer<C>>(command, sendable(args));
    } catch (thrown) {
      throw AppError.from(thrown);
    }
  },
  on(event: ProgramEvent, heard: () => void): () => void {
    const listening = listen(event, heard);
    return () => void listening.then((stop) => stop());
  },
  onFile(event: FileEvent, heard: (place: DropPlace) => void): () => void {
    const listening = listen<DropPlace>(event, ({ payload }) => heard(payload));
    return () => void listening.then((stop) => stop());
  },
  reload: () => location.reload(),
  setTitle: (title) => getCurrentWindow().setTitle(title),
  setZoom: (factor) => getCurrentWebview().setZoom(factor),
  // The page's own window.print() opens nothing on some systems.
  print: () => invoke("plugin:webview|print"),
};

/** The arguments as they cross: a function, through which a long command says how far it is, as a channel. */
function sendable(args: object): Record<string, unknown> {
  const cross = ([name, value]: [string, unknown]) => [
    name,
    typeof value === "function" ? new Channel((message) => value(message)) : value,
  ];
  return Object.fromEntries(Object.entries(args).map(cross));
}

useBridge(desktop);
