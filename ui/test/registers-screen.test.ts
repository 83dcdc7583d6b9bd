import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { PdfFile } from "../src/components/pdf";
import type { RegisterFilter, SignatureForm } from "../src/generated/types";
import { router } from "../src/shared/router";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { detailOf, registersWorld, SCAN } from "./registers-world";
import { world } from "./world";

const drawn: string[] = [];
const file: PdfFile = {
  pages: 2,
  picture: async () => new Blob(),
  size: async () => ({ width: 1122, height: 794 }),
  draw: async (page) => {
    drawn.push(`pagina ${page}`);
    return document.createElement("canvas");
  },
  lines: async (page) => [`REGISTRO ATTIVITÀ, pagina ${page} di 2`, "Bortolin Nicolò"],
  close: () => undefined,
};
vi.mock("../src/components/pdf", () => ({ openPdf: async () => file, givenUp: () => false }));

let bridge: FakeBridge;

beforeEach(() => {
  drawn.length = 0;
  bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    register_pdf: () => new ArrayBuffer(8),
    print_paper: () => new ArrayBuffer(8),
  });
});

const view = () => find("register-view");
const asked = () => bridge.last("list_registers")?.filter as RegisterFilter | undefined;
const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const open = async (path: string) => {
  await openAt(path, bridge);
  return until(() => document.querySelector(".sheet-of-paper canvas"));
};

describe("Registri", () => {
  it("shows the first register beside the list, page by page", async () => {
    await open("/registri");
    expect(words(view())).toContain("Registro 2022/018");
    expect(words(view())).toContain("2 erogazioni, in bianco");
    expect(words(find("pdf-preview"))).toContain("pagina 1 di 2");
    find<HTMLButtonElement>('[aria-label="Pagina successiva"]').click();
    await until(() => drawn.includes("pagina 2"));
    await until(() => words(find("pdf-preview")).includes("REGISTRO ATTIVITÀ, pagina 2"));
  });

  it("says the page in words beside the canvas", async () => {
    const canvas = await open("/registri?registro=17");
    expect(canvas.getAttribute("aria-label")).toBe("Pagina 1 del registro 2022/017; il suo testo segue");
    await until(() => words(find(".desk .vh")).includes("Bortolin Nicolò"));
  });

  it("takes page and text off the screen with the schermo riservato", async () => {
    await open("/registri?registro=17");
    privacy.set(true);
    await until(() => document.querySelector(".desk.covered"));
    expect(document.querySelector("canvas")).toBeNull();
    expect(document.body.textContent).not.toContain("Bortolin");
    expect(document.body.textContent).not.toContain("Cendron");
    privacy.set(false);
    await until(() => document.querySelector(".sheet-of-paper canvas"));
  });

  it("filters by state and by what is typed", async () => {
    await open("/registri?stato=FIRMATO");
    expect(bridge.last("list_registers")?.filter).toMatchObject({ state: "FIRMATO", text: "", page: 1 });
    write("#reg-text", "pavan");
    await until(() => asked()?.text === "pavan");
    await until(() => words().includes("Record trovati: 1 – pagina 1 di 1"));
  });

  it("says what to do where nothing was issued yet", async () => {
    bridge.answers.list_registers = () => ({ found: 0, page: 0, pages: 0, rows: [] });
    await openAt("/registri", bridge);
    await until(() => document.querySelector(".empty"));
    expect(words(find(".empty"))).toContain("Nessun registro emesso");
    expect(document.querySelector("register-view")).toBeNull();
    expect(button("Emetti il primo registro")).toBeTruthy();
  });

  it("opens the window at once when another screen asks for it", async () => {
    await openAt("/registri?richiesta=2&emetti=1", bridge);
    await until(() => document.querySelector("issue-form .issue-sum"));
    expect(bridge.last("list_registers")?.filter).toMatchObject({ request: 2 });
    expect(location.hash).not.toContain("emetti");
  });

  it("opens the window on the day another screen asks for, as often as it asks", async () => {
    for (const day of ["2022-05-31", "2022-06-01"]) {
      if (day === "2022-05-31") await openAt(`/registri?richiesta=2&emetti=1&giorno=${day}`, bridge);
      else router.go(`/registri?richiesta=2&emetti=1&giorno=${day}`);
      const field = await until(() => document.querySelector<HTMLInputElement>("#issue-date"));
      expect(field.value).toBe(day.split("-").reverse().join("/"));
      find('[data-key="annulla"]').click();
      await until(() => !document.querySelector("dialog"));
    }
  });

  it("prints its pages in the system’s window, and says why not", async () => {
    await open("/registri?registro=17");
    key("reg-print").click();
    await until(() => bridge.printed === 1);
    expect(document.querySelectorAll(".print-sheets img")).toHaveLength(file.pages);
    await until(() => key("reg-print").getAttribute("aria-busy") === "false");
    dispatchEvent(new Event("afterprint"));
    expect(document.querySelector(".print-sheets")).toBeNull();
    bridge.answers.print_paper = () => {
      throw refusal("UNEXPECTED", "Il disco non risponde.");
    };
    key("reg-print").click();
    await until(() => document.querySelector(".reg-notes")?.textContent?.includes("Il disco non risponde."));
    expect(bridge.printed).toBe(1);
  });

  it("saves, and says where", async () => {
    await open("/registri?registro=17");
    key("reg-save").click();
    await until(() => words().includes("PDF salvato in /home/giulia/Documenti/registro-2022-017.pdf"));
  });

  it("keeps quiet when the user closes the system’s window", async () => {
    bridge.answers.save_register = () => {
      throw refusal("CANCELLED", "Annullato.");
    };
    await open("/registri?registro=17");
    key("reg-save").click();
    await until(() => bridge.last("save_register"));
    await new Promise((done) => setTimeout(done, 20));
    expect(words()).not.toContain("Annullato.");
    expect(document.querySelector(".viol")).toBeNull();
  });
});

describe("an outdated register", () => {
  it("names what changed and offers a new version of the same order", async () => {
    await open("/registri?registro=16");
    expect(words(find(".reg-notes"))).toContain(
      "L’erogazione 55 del 30/05/2022 è stata chiusa negativamente.",
    );
    key("reg-again").click();
    await until(() => document.querySelector("issue-form .issue-sum"));
    expect(words(find("issue-form"))).toContain("Registro 2022/016, JC-AL, maggio 2022, versione 2");
    expect(document.querySelector("#issue-request")).toBeNull();
    key("procedi").click();
    await until(() => bridge.last("issue_register"));
    expect(bridge.last("issue_register")?.order).toMatchObject({ scope: { kind: "opal" }, replaces: 16 });
    await until(() => words().includes("Registro 2022/018 emesso."));
    await until(() => words(view()).includes("Registro 2022/018"));
  });

  it("of a blank sheet nothing of which was held asks for no new version", async () => {
    bridge.answers.register_detail = () => ({
      ...detailOf(16),
      blank: true,
      unused: true,
      outdated: ["Erogazione 55: è cambiato lo stato."],
    });
    await open("/registri?registro=16");
    expect(words(view())).toContain("non si è svolto nulla: non serve una nuova versione");
    expect(document.querySelector('[data-key="reg-again"]')).toBeNull();
  });

  it("tells which row of a blank sheet is to be struck by hand", async () => {
    bridge.answers.register_detail = () => ({
      ...detailOf(18),
      struck: ["Erogazione 39 del 03/06/2022: CHIUSA NEGATIVAMENTE."],
    });
    await open("/registri?registro=18");
    expect(words(find(".reg-notes"))).toContain("barra la riga di ciò che non si è svolto. Erogazione 39");
  });

  it("is not shown for one that still holds", async () => {
    await open("/registri?registro=17");
    expect(document.querySelector(".reg-notes")).toBeNull();
  });

  it("once replaced can be neither signed nor changed", async () => {
    await open("/registri?registro=12");
    expect(words(view())).toContain("Sostituito dal registro 2022/013.");
    expect(document.querySelector('[data-key^="sign-"]')).toBeNull();
    expect(document.querySelector('[data-key="scan-attach"]')).toBeNull();
  });
});

describe("the scans of a register", () => {
  const again = { ...SCAN, number: 2, fileKind: "immagine JPEG", added: "2022-06-01T09:05:00" };

  it("are none at first, and one opens by its day", async () => {
    await open("/registri?registro=17");
    expect(words(view())).toContain("Scansione: nessuna");
    expect(words(key("scan-attach"))).toContain("Allega scansione o file firmato…");
    await open("/registri?registro=15");
    expect(words(view())).toContain("Scansione: del 31/05/2022");
    expect(document.querySelector(".scans")).toBeNull();
    key("scan-open").click();
    await until(() => bridge.last("open_scan"));
    expect(bridge.last("open_scan")).toEqual({ id: 15, number: 1 });
    await until(() => words().includes("Copia di sola lettura: le modifiche non tornano in Affianca."));
  });

  it("are versions: the newest is named, those before can still be opened", async () => {
    bridge.answers.register_detail = () => ({ ...detailOf(15), scans: [again, SCAN] });
    await open("/registri?registro=15");
    expect(words(view())).toContain("Scansioni: 2, l’ultima del 01/06/2022");
    expect(words(key("scan-attach"))).toContain("Allega un altro file…");
    key("scan-open").click();
    await until(() => bridge.last("open_scan")?.number === 2);
    expect(words(find(".scans"))).toContain("PDF, Giulia Ferraresso");
    await until(() => words().includes("Copia di sola lettura"));
    key("scan-open-1").click();
    await until(() => bridge.last("open_scan")?.number === 1);
  });
});

describe("a mark put down by mistake", () => {
  it("is found among the registers signed in part", async () => {
    await open("/registri?stato=FIRMATO IN PARTE");
    expect(bridge.last("list_registers")?.filter).toMatchObject({ state: "FIRMATO IN PARTE" });
    expect(words(find("#reg-state"))).toContain("firmati in parte");
  });

  it("is taken back with its reason, and a register signed in part says so", async () => {
    await open("/registri?registro=17");
    await until(() => words().includes("FIRMATO IN PARTE"));
    expect(words(view())).toContain("1 di 2 necessarie");
    key("unsign-coach").click();
    await until(() => words().includes("Togli la firma"));
    key("procedi").click();
    await until(() => words().includes("Scrivi la motivazione"));
    expect(bridge.last("take_signature_back")).toBeUndefined();
    write("dialog textarea", "Segnata sul registro sbagliato.");
    key("procedi").click();
    await until(() => bridge.last("take_signature_back"));
    expect(bridge.last("take_signature_back")).toEqual({
      id: 17,
      back: { signer: "coach", reason: "Segnata sul registro sbagliato." },
    });
    await until(() => words().includes("Firma tolta dal registro 2022/017."));
  });
});

describe("«Segna come firmato»", () => {
  const sign = async () => {
    await open("/registri?registro=17");
    key("sign-recipient").click();
    await until(() => document.querySelector("#sign-who"));
  };

  it("starts from who is expected, today, and the place of the other signatures", async () => {
    await sign();
    expect(find<HTMLInputElement>("#sign-who").value).toBe("Roberta Cendron, referente");
    expect(find<HTMLInputElement>("#sign-place").value).toBe("Treviso");
    write("#sign-date", "01/06/2022");
    key("procedi").click();
    await until(() => bridge.last("sign_register"));
    expect(bridge.last("sign_register")).toEqual({
      id: 17,
      form: { signer: "recipient", who: "Roberta Cendron, referente", date: "01/06/2022", place: "Treviso" },
    });
    await until(() => words().includes("Firma segnata sul registro 2022/017."));
  });

  it("puts each refusal under its field and keeps what was typed", async () => {
    bridge.answers.sign_register = () => {
      throw refusal("INVALID", "Controlla i campi segnati.", {
        fields: [{ field: "date", message: "La firma non può stare nel futuro." }],
      });
    };
    await sign();
    write("#sign-who", "Nicolò Bortolin");
    write("#sign-date", "01/06/2032");
    key("procedi").click();
    await until(() => document.querySelector("#sign-date-err"));
    expect(words(find("#sign-date-err"))).toBe("La firma non può stare nel futuro.");
    expect(find<HTMLInputElement>("#sign-who").value).toBe("Nicolò Bortolin");
    expect(document.querySelector("sign-form .viol")).toBeNull();
  });

  it("puts down one of the two who may have signed, and nobody until it is said", async () => {
    const detail = detailOf(17);
    bridge.answers.register_detail = () => ({
      ...detail,
      signatures: detail.signatures.map((it) =>
        it.signer === "recipient" ? { ...it, expected: ["Bortolin Nicolò", "Roberta Cendron"] } : it,
      ),
    });
    bridge.answers.sign_register = ({ form }: { form: SignatureForm }) => {
      if (form.who) return;
      const fields = [{ field: "who", message: "Scrivi chi ha firmato." }];
      throw refusal("INVALID", "Controlla i campi segnati.", { fields });
    };
    await open("/registri?registro=17");
    key("sign-recipient").click();
    const radio = (value: string) => find<HTMLInputElement>(`sign-form input[value="${value}"]`);
    await until(() => document.querySelector("sign-form [role=radiogroup]"));
    expect(document.querySelector("sign-form input:checked")).toBeNull();
    key("procedi").click();
    await until(() => document.querySelector("#sign-which-err"));
    expect(words(find("#sign-which-err"))).toBe("Scegli chi ha firmato.");
    expect(document.activeElement).toBe(radio("0"));

    radio("another").click();
    await until(() => document.querySelector("#sign-who"));
    expect(find<HTMLInputElement>("#sign-who").value).toBe("");
    radio("1").click();
    await until(() => !document.querySelector("#sign-who"));
    privacy.set(true);
    await until(() => !words(find("sign-form")).includes("Cendron"));
    expect(words(find("sign-form"))).not.toContain("Bortolin");
    expect(words(find("sign-form"))).toContain("referente aziendale");
    privacy.set(false);
    key("procedi").click();
    await until(() => words().includes("Firma segnata sul registro 2022/017."));
    expect(bridge.last("sign_register")).toMatchObject({ form: { who: "Roberta Cendron" } });
  });

  it("covers who signs with the schermo riservato", async () => {
    await sign();
    privacy.set(true);
    await until(() => find<HTMLInputElement>("#sign-who").type === "password");
    expect(words(find("sign-form"))).not.toContain("Cendron");
  });
});
