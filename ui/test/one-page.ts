// What stands in for the reader of PDF where a test needs no more than a page of a register.
import type { PdfFile } from "../src/components/pdf";

const file: PdfFile = {
  pages: 1,
  picture: async () => new Blob(),
  size: async () => ({ width: 1122, height: 794 }),
  draw: async () => document.createElement("canvas"),
  lines: async () => ["REGISTRO ATTIVITÀ"],
  close: () => undefined,
};

export const openPdf = async (): Promise<PdfFile> => file;
export const givenUp = (): boolean => false;
