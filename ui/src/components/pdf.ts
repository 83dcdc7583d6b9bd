// pdf.js behind four verbs, brought in only when a document is looked at. What the PDF needs is inside it
// (fonts are embedded), so nothing is evaluated, and nothing is fetched but the program's own decoders of the
// pictures of scans (JPEG 2000, fax, JBIG2), which the build lays beside the page.
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import type { TextContent } from "pdfjs-dist/types/src/display/api";

/** A page's own size at 100 %, in CSS pixels. */
export interface PageSize {
  width: number;
  height: number;
}

export interface PdfFile {
  readonly pages: number;
  size(page: number): Promise<PageSize>;
  /** A new canvas with the page drawn on it, `width` CSS pixels wide and crisp on this screen. */
  draw(page: number, width: number): Promise<HTMLCanvasElement>;
  /** The page as a picture for the printer, upright. */
  picture(page: number): Promise<Blob>;
  /** The lines of the page, in reading order. */
  lines(page: number): Promise<string[]>;
  close(): void;
}

const CSS_PER_POINT = 96 / 72;
/** 250 dots an inch: nine points are crisp, and a page stays under the most dots. */
const PRINTED_DOTS_PER_POINT = 250 / 72;
/** Above this many dots some engines leave a canvas blank. */
const MOST_DOTS = 16_000_000;

export async function openPdf(bytes: ArrayBuffer): Promise<PdfFile> {
  const [pdfjs, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?url"),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  const loading = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    useWasm: false,
    wasmUrl: new URL("pdf/", document.baseURI).href,
    useWorkerFetch: false,
    enableXfa: false,
  });
  const pdf = await loading.promise;
  return new OpenPdf(pdf, () => void loading.destroy());
}

class OpenPdf implements PdfFile {
  private drawing: RenderTask | undefined;

  constructor(
    private readonly pdf: PDFDocumentProxy,
    readonly close: () => void,
  ) {}

  get pages(): number {
    return this.pdf.numPages;
  }

  async size(page: number): Promise<PageSize> {
    const { width, height } = (await this.pdf.getPage(page)).getViewport({ scale: CSS_PER_POINT });
    return { width, height };
  }

  async draw(page: number, width: number): Promise<HTMLCanvasElement> {
    this.drawing?.cancel();
    const sheet = await this.pdf.getPage(page);
    const natural = sheet.getViewport({ scale: 1 });
    const height = (width * natural.height) / natural.width;
    const dots = Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(MOST_DOTS / (width * height)));
    const viewport = sheet.getViewport({ scale: (width * dots) / natural.width });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.setProperty("width", `${width}px`);
    this.drawing = sheet.render({ canvas, viewport });
    await this.drawing.promise;
    return canvas;
  }

  async picture(page: number): Promise<Blob> {
    const sheet = await this.pdf.getPage(page);
    const natural = sheet.getViewport({ scale: 1 });
    const lying = natural.width > natural.height;
    const viewport = sheet.getViewport({
      scale: PRINTED_DOTS_PER_POINT,
      rotation: (sheet.rotate + (lying ? 90 : 0)) % 360,
    });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await sheet.render({ canvas, viewport, intent: "print" }).promise;
    return new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error(`page ${page} could not be drawn`))));
    });
  }

  async lines(page: number): Promise<string[]> {
    // Not getTextContent: it walks the stream in a way WebKit does not know.
    const reader = (await this.pdf.getPage(page)).streamTextContent().getReader();
    const lines = [""];
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const item of (part.value as TextContent).items) {
        if (!("str" in item)) continue;
        lines[lines.length - 1] += item.str;
        if (item.hasEOL) lines.push("");
      }
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  }
}

/** True for a drawing given up because a newer one was asked for. */
export function givenUp(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "RenderingCancelledException";
}
