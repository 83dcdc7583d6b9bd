// Commands of *Importa*: read a file or pasted text into a preview, then bring it in.
import type { ImportPreview } from "../generated/ImportPreview";
import type { ImportReport } from "../generated/ImportReport";
import { bridge, call } from "./client";

/** The program opens its own file dialog; CANCELLED when nothing was chosen. */
export const chooseImport = () => call<ImportPreview>("choose_import");
export const previewPasted = (text: string) => call<ImportPreview>("preview_pasted", { text });
/** `heard` is told how many requests are in, of how many. */
export const runImport = (token: string, heard: (progress: [number, number]) => void) =>
  call<ImportReport>("run_import", { token, progress: bridge().channel(heard) });
/** Stops an import under way: nothing of it stays. */
export const cancelImport = (token: string) => call<void>("cancel_import", { token });
