// Commands of *Importa*: read a file or pasted text into a preview, then bring it in.
import type { ImportPreview } from "../generated/ImportPreview";
import type { ImportReport } from "../generated/ImportReport";
import { call } from "./client";

/** The program opens its own file dialog; CANCELLED when nothing was chosen. */
export const chooseImport = () => call<ImportPreview>("choose_import");
export const previewPasted = (text: string) => call<ImportPreview>("preview_pasted", { text });
export const runImport = (token: string) => call<ImportReport>("run_import", { token });
