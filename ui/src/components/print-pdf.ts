// A PDF sent to the printer: its pages are drawn as pictures on the page's print side, and the system's own print
// window opens. Sheets lying on their side are turned, so that every printer takes them as they come.
import { bridge } from "../base/bridge";
import { openPdf } from "./pdf";

/** While the sheets are on the page, only they are printed. */
const PRINTING = "printing";
const PAGE = "@page { size: A4 portrait; margin: 0; }";

/** Resolves when the print window is there; the sheets go when it is done with them. */
export async function printPdf(bytes: ArrayBuffer): Promise<void> {
  putAway();
  const file = await openPdf(bytes);
  const sheets = document.createElement("div");
  sheets.className = "print-sheets";
  try {
    for (let page = 1; page <= file.pages; page += 1) {
      const picture = new Image();
      picture.alt = "";
      picture.src = URL.createObjectURL(await file.picture(page));
      await picture.decode();
      sheets.append(picture);
    }
  } finally {
    file.close();
  }
  document.body.append(sheets);
  document.documentElement.dataset[PRINTING] = "";
  paper.replaceSync(PAGE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  addEventListener("afterprint", putAway, { once: true });
  await bridge().print();
}

/** The page itself, or what of it is for paper: nothing of a document printed before may lie over it. */
export async function printPage(): Promise<void> {
  putAway();
  await bridge().print();
}

const paper = new CSSStyleSheet();

/** Nothing of a paper stays on the page. */
export function putAway(): void {
  for (const sheets of document.querySelectorAll(".print-sheets")) {
    for (const picture of sheets.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    sheets.remove();
  }
  delete document.documentElement.dataset[PRINTING];
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
}
