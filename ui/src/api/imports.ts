// Commands of *Importa*: read a file or pasted text into a preview, then bring it in.
import type { FirmPreview } from "../generated/FirmPreview";
import type { FirmReport } from "../generated/FirmReport";
import type { ImportPreview } from "../generated/ImportPreview";
import type { ImportReport } from "../generated/ImportReport";
import { bridge, call } from "./client";

/** The program opens its own file dialog; CANCELLED when nothing was chosen. */
export const chooseImport = () => call<ImportPreview>("choose_import");
export const previewPasted = (text: string) => call<ImportPreview>("preview_pasted", { text });
/** Is told how many requests, or employers, are in, of how many. */
export type Heard = (progress: [done: number, all: number]) => void;
export const runImport = (token: string, heard: Heard) =>
  call<ImportReport>("run_import", { token, progress: bridge().channel(heard) });
/** Stops an import under way: nothing of it stays. */
export const cancelImport = (token: string) => call<void>("cancel_import", { token });

/** A list of employers; the program opens its own file dialog. */
export const chooseEmployers = () => call<FirmPreview>("choose_employers");
export const previewPastedEmployers = (text: string) =>
  call<FirmPreview>("preview_pasted_employers", { text });
export const runEmployersImport = (token: string, heard: Heard) =>
  call<FirmReport>("run_employers_import", { token, progress: bridge().channel(heard) });
