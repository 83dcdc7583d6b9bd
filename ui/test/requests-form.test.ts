import { describe, expect, it } from "vitest";
import { togglePrivacy } from "../src/base/privacy";
import type { RequestForm } from "../src/generated/types";
import { router } from "../src/shared/router";
import { type FakeBridge, refusal } from "./fake-bridge";
import { find, submit, until, write } from "./page";
import { choose, openAt, text, times } from "./requests-open";
import { check, idOf, PERSON, requestDetail, rowOf } from "./requests-world";

const WAITS = idOf("waiting");
const NEW = "/richieste/nuova";
const READY = ".request-form";

const value = (selector: string): string => find<HTMLInputElement>(selector).value;
const formOf = (bridge: FakeBridge, command: "check_request" | "create_request" | "edit_request") =>
  bridge.last(command)?.form;
const rest = (time: number) => new Promise((done) => setTimeout(done, time));

describe("form of a request", () => {
  it("starts from the program's own blank form", async () => {
    await openAt(NEW, READY);
    expect(value("#request-requestDate")).toBe("01/06/2022");
    expect(value("#request-hours-4")).toBe("44:00");
    expect(value("#request-amount-4")).toBe("1.672,00 €");
    await until(() => find(".hours tfoot").textContent?.includes("64:00"));
    expect(text()).toContain("Risposta entro mercoledì 8 giugno 2022");
  });

  it("checks while one types, once, and tells the problem beside its field", async () => {
    const bridge = await openAt(NEW, READY);
    await until(() => times(bridge, "check_request") === 1);
    for (const typed of ["J", "JC-1-1103/00", rowOf("admitted").opal]) write("#request-opal", typed);
    const told = await until(() => document.querySelector("#request-opal-err"));
    expect(told.textContent).toContain("è già nell’archivio");
    expect(find("#request-opal").getAttribute("aria-describedby")).toContain("request-opal-err");
    expect(times(bridge, "check_request")).toBe(2);
  });

  it("takes the amount of lowered hours from the program, and leaves alone one written by hand", async () => {
    await openAt(NEW, READY);
    write("#request-hours-4", "40");
    await until(() => value("#request-amount-4") === "1.520,00\u00a0€");
    write("#request-amount-4", "1.500,00");
    write("#request-hours-0", "2");
    await until(() => value("#request-amount-0") === "76,00\u00a0€");
    expect(value("#request-amount-4")).toBe("1.500,00");
  });

  it("writes hours in the house's form once the field is left, and leaves what could mean two things", async () => {
    await openAt(NEW, READY);
    write("#request-hours-2", "1.30");
    await until(() => value("#request-hours-2") === "01:30");
    write("#request-hours-2", "9,5");
    write("#request-hours-3", "2");
    await until(() => value("#request-hours-3") === "02:00");
    expect(value("#request-hours-2")).toBe("9,5");
  });

  it("saves right after the hours were typed with the amount that follows from them", async () => {
    const bridge = await openAt(NEW, READY);
    write("#request-hours-4", "40");
    submit();
    await until(() => bridge.last("create_request"));
    expect(formOf(bridge, "create_request")?.activities[4]?.amount).toBe("1.520,00\u00a0€");
  });

  it("brings the other voucher's hours and keeps what the user wrote", async () => {
    const bridge = await openAt(NEW, READY);
    write("#request-hours-1", "6");
    await until(() => value("#request-amount-1") === "228,00\u00a0€");
    choose("#request-voucherKind", "rinforzato");
    await until(() => value("#request-hours-4") === "52:00");
    expect(bridge.last("request_activities")).toEqual({
      voucherKind: "rinforzato",
      requestDate: "01/06/2022",
    });
    expect(value("#request-hours-1")).toBe("06:00");
    expect(value("#request-amount-1")).toBe("228,00\u00a0€");
  });

  it("offers to link a person whose codice fiscale is known", async () => {
    const bridge = await openAt(NEW, READY);
    write("#request-taxCode", PERSON.taxCode.toLowerCase());
    await until(() => document.querySelector("[data-key=link]"));
    expect(text()).toContain(`già nell’archivio: ${PERSON.surname} ${PERSON.name}`);
    find("[data-key=link]").click();
    await until(() => document.querySelector("[data-key=unlink]"));
    await until(() => formOf(bridge, "check_request")?.beneficiary === PERSON.id);
  });

  it("keeps every word of a refused save, tells each problem and goes to the first", async () => {
    await openAt(NEW, READY, {
      create_request: () => {
        throw refusal("INVALID", "Controlla i campi indicati.", {
          fields: [
            { field: "surname", message: "Scrivi il cognome." },
            { field: "activities", message: "Manca JC-AL." },
          ],
        });
      },
    });
    write("#request-opal", "JC-1-1103/077");
    write("#request-description", "Accompagnamento");
    submit();
    await until(() => document.querySelector("#request-surname-err"));
    expect(value("#request-opal")).toBe("JC-1-1103/077");
    expect(value("#request-description")).toBe("Accompagnamento");
    expect(document.activeElement?.id).toBe("request-surname");
    expect(find(".form-foot").textContent).toContain("Manca JC-AL.");
    expect(text()).toContain("2 campi da correggere");
    write("#request-surname", "Rossi");
    await until(() => !document.querySelector("#request-surname-err"));
  });

  it("asks one tick for what is doubtful, and takes it back when the doubt changes", async () => {
    let doubt = "Il codice fiscale non sembra di questa persona.";
    const bridge = await openAt(NEW, READY, {
      check_request: ({ form }: { form: RequestForm }) => ({
        ...check(form),
        warnings: [{ field: "taxCode", message: doubt }],
      }),
    });
    const tick = await until(() => document.querySelector<HTMLInputElement>("#request-confirmed"));
    tick.click();
    await until(() => formOf(bridge, "check_request")?.confirmed);
    doubt = "La data di nascita non corrisponde.";
    write("#request-name", "Elena");
    await until(() => text().includes(doubt));
    expect(find<HTMLInputElement>("#request-confirmed").checked).toBe(false);
  });

  it("covers with the schermo riservato the doubts and the problems that quote somebody", async () => {
    await openAt(NEW, READY, {
      check_request: ({ form }: { form: RequestForm }) => ({
        ...check(form),
        warnings: [
          { field: "taxCode", message: "Il codice fiscale non corrisponde al cognome «Bortolin»." },
          { field: "notifiedDate", message: "Il termine per rispondere era il 20/05/2022." },
        ],
        fields: [{ field: "employer", message: "È stato unito a «Vivai Sile»: sceglilo dall’elenco." }],
      }),
    });
    await until(() => text().includes("al cognome «Bortolin»") && text().includes("unito a «Vivai Sile»"));
    togglePrivacy();
    await until(() => !text().includes("Bortolin"));
    expect(document.body.innerHTML).not.toContain("Vivai Sile");
    expect(text()).toContain("Il termine per rispondere era il 20/05/2022.");
  });

  it("sends the voucher's end as typed and tells its problem beside the field", async () => {
    const told = "La scadenza del voucher non può precedere la data della richiesta.";
    const bridge = await openAt(NEW, READY, {
      check_request: ({ form }: { form: RequestForm }) => ({
        ...check(form),
        fields: form.voucherEnds === "1/1/22" ? [{ field: "voucherEnds", message: told }] : [],
      }),
    });
    write("#request-voucherEnds", "1/1/22");
    const problem = await until(() => document.querySelector("#request-voucherEnds-err"));
    expect(problem.textContent).toContain(told);
    expect(find("#request-voucherEnds").getAttribute("aria-describedby")).toContain(
      "request-voucherEnds-err",
    );
    expect(text()).toContain("Lasciala vuota se non la sai ancora.");
    write("#request-voucherEnds", "30/09/2023");
    submit();
    await until(() => bridge.last("create_request"));
    expect(formOf(bridge, "create_request")?.voucherEnds).toBe("30/09/2023");
  });

  it("goes to the new request once it is saved", async () => {
    const bridge = await openAt(NEW, READY);
    write("#request-opal", "JC-1-1103/045");
    submit();
    await until(() => bridge.last("create_request"));
    expect(formOf(bridge, "create_request")?.opal).toBe("JC-1-1103/045");
    await until(() => location.hash === "#/richieste/45");
  });

  it("corrects a request under its own code, which cannot change", async () => {
    const bridge = await openAt(`/richieste/${WAITS}/modifica`, READY);
    expect(find<HTMLInputElement>("#request-opal").readOnly).toBe(true);
    write("#request-description", "Altra descrizione");
    submit();
    await until(() => bridge.last("edit_request"));
    expect(bridge.last("edit_request")?.id).toBe(WAITS);
  });

  it("lets stand what the program says can no longer be corrected, and tells why", async () => {
    const personFixed = "Ci sono già documenti o attività avviate.";
    const hoursFixed = "C’è già un’attività TERMINATA.";
    await openAt(`/richieste/${WAITS}/modifica`, READY, {
      request_detail: () => ({ ...requestDetail(WAITS), personFixed, hoursFixed, notifiedGuessed: true }),
    });
    expect(find<HTMLSelectElement>("#request-voucherKind").disabled).toBe(true);
    expect(find<HTMLInputElement>("#request-hours-0").readOnly).toBe(true);
    for (const words of [personFixed, hoursFixed, "Presunta, perché manca nella tabella del portale"])
      expect(text()).toContain(words);
  });

  it("keeps what is being written when the archive changes underneath", async () => {
    const bridge = await openAt(NEW, READY);
    write("#request-opal", "JC-1-1103/077");
    const lists = times(bridge, "directory");
    bridge.emit("archive-changed");
    await until(() => times(bridge, "directory") > lists);
    await rest(20);
    expect(value("#request-opal")).toBe("JC-1-1103/077");
    expect(times(bridge, "blank_request")).toBe(1);
  });

  it("takes the person off the page under the schermo riservato, and brings it back as it was", async () => {
    await openAt(NEW, READY);
    await until(() => document.querySelector("#request-surname"));
    write("#request-surname", "Zorzan");
    togglePrivacy();
    await until(() => !document.querySelector("#request-surname"));
    expect(text()).not.toContain("Zorzan");
    togglePrivacy();
    await until(() => document.querySelector("#request-surname"));
    expect(value("#request-surname")).toBe("Zorzan");
  });
});

describe("leaving the form", () => {
  it("goes at once when nothing was written", async () => {
    await openAt(NEW, READY);
    router.go("/richieste");
    expect(router.place.value?.path).toBe("/richieste");
  });

  it("keeps what was written, and gives it back on the way in", async () => {
    await openAt(NEW, READY);
    write("#request-opal", "JC-1-1103/077");
    await rest(5);
    router.go("/richieste");
    await until(() => router.place.value?.path === "/richieste");
    expect(document.querySelector("dialog")).toBeNull();
    router.go(NEW);
    await until(() => document.querySelector("#request-opal"));
    expect(value("#request-opal")).toBe("JC-1-1103/077");
    find("[data-key=scarta-testo]").click();
    await until(() => value("#request-opal") === "");
  });
});
