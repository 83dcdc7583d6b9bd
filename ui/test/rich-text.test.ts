import { DOMParser } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { TOOLS } from "../src/components/rich-text/commands";
import { fromDoc, toDoc } from "../src/components/rich-text/convert";
import { schema } from "../src/components/rich-text/schema";
import type { RichText } from "../src/generated/types";
import { TEXT } from "./outputs-world";

const pasted = (markup: string): RichText => {
  const box = document.createElement("div");
  box.innerHTML = markup;
  return fromDoc(DOMParser.fromSchema(schema).parse(box));
};
const paragraph = (text: string): RichText => ({
  blocks: [{ kind: "paragraph", runs: [{ text, bold: false }] }],
});

/** Uses a tool on a text with everything selected. */
function using(key: string, text: RichText): RichText {
  let state = EditorState.create({ doc: toDoc(text) });
  const whole = TextSelection.between(state.doc.resolve(0), state.doc.resolve(state.doc.content.size));
  state = state.apply(state.tr.setSelection(whole));
  const dispatch = (transaction: (typeof state)["tr"]) => {
    state = state.apply(transaction);
  };
  const view = {
    get state() {
      return state;
    },
    dispatch,
  };
  const tool = TOOLS.find((it) => it.key === key);
  tool?.run(state, dispatch, view as never);
  return fromDoc(state.doc);
}

describe("the text of a document", () => {
  it("comes back from the editor as it went in", () => {
    expect(fromDoc(toDoc(TEXT))).toEqual(TEXT);
    expect(fromDoc(toDoc({ blocks: [] })).blocks).toEqual([{ kind: "paragraph", runs: [] }]);
  });

  it("takes from what is pasted only what it knows", () => {
    const text = pasted(
      `<h2 style="color:red">Titolo</h2><p>uno <b>due</b> <a href="http://x">tre</a><script>alert(1)</script></p>
       <table><tr><td>cella</td></tr></table><ul><li>a<ul><li>b</li></ul></li></ul><img src="x">`,
    );
    const all = JSON.stringify(text);
    expect(text.blocks[0]).toEqual({ kind: "heading", level: 1, runs: [{ text: "Titolo", bold: false }] });
    expect(all).toContain('{"text":"due","bold":true}');
    for (const foreign of ["href", "style", "script", "<", "img"]) expect(all).not.toContain(foreign);
  });

  it("puts a space where a control character was pasted", () => {
    const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text("a\tb\u0007c")])]);
    expect(fromDoc(doc)).toEqual(paragraph("a b c"));
  });
});

describe("the tools", () => {
  it("make titles, bold and plain text", () => {
    expect(using("titolo-2", paragraph("a")).blocks[0]).toMatchObject({ kind: "heading", level: 2 });
    expect(using("grassetto", paragraph("a")).blocks[0]).toMatchObject({ runs: [{ text: "a", bold: true }] });
    const heading: RichText = { blocks: [{ kind: "heading", level: 1, runs: [{ text: "a", bold: false }] }] };
    expect(using("testo", heading)).toEqual(paragraph("a"));
  });

  it("make a list of paragraphs and of a title, turn dots into numbers, and undo the list", () => {
    const dots = using("bullet_list", paragraph("a"));
    expect(dots.blocks[0]).toMatchObject({ kind: "list", ordered: false });
    const numbers = using("ordered_list", dots);
    expect(numbers.blocks[0]).toMatchObject({ kind: "list", ordered: true });
    expect(using("ordered_list", numbers)).toEqual(paragraph("a"));
    const heading: RichText = { blocks: [{ kind: "heading", level: 1, runs: [{ text: "a", bold: false }] }] };
    expect(using("bullet_list", heading).blocks[0]).toMatchObject({ kind: "list" });
    expect(using("titolo-1", dots).blocks[0]).toMatchObject({ kind: "heading" });
  });

  it("each has words and keys", () => {
    for (const tool of TOOLS) expect(tool.label && tool.shown && tool.keys).toBeTruthy();
    expect(new Set(TOOLS.map((it) => it.keys)).size).toBe(TOOLS.length);
  });
});
