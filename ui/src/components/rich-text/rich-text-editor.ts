// A plain editor of text: headings, lists, bold, with a toolbar and keys. The library is ProseMirror; what
// comes out is the archive's own format. With the schermo riservato on, the words leave the page.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { NodeType } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { privacy } from "../../base/privacy";
import { Watch } from "../../base/store";
import type { RichText } from "../../generated/types";
import { TOOLS } from "./commands";
import { fromDoc, toDoc } from "./convert";
import "./rich-text.css";
import { nodes } from "./schema";

@customElement("rich-text-editor")
export class RichTextEditor extends LightElement {
  /** What is written: as it was given, then as it was typed. Another object given starts anew, with nothing to undo. */
  @property({ attribute: false }) text: RichText = { blocks: [] };
  /** What the text is, for who does not see the page. */
  @property() label = "";
  /** The tool the arrows have reached. */
  @state() private reached = 0;
  private editor: EditorView | undefined;
  /** The last words typed here: given back by who keeps them, they are nothing new. */
  private typed: RichText | undefined;

  constructor() {
    super();
    new Watch(this, [privacy]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.editor?.destroy();
    this.editor = undefined;
  }

  override focus(): void {
    this.editor?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.editor) this.begin();
    else if (changed.has("text") && this.text !== this.typed) this.editor.updateState(this.fresh());
    this.place();
  }

  protected override render(): TemplateResult {
    const state = this.editor?.state;
    return html`<div class="rt-bar" role="toolbar" aria-label="Formato del testo" @keydown=${this.move}>
        ${TOOLS.map(
          (tool, at) => html`<button
            type="button"
            class="btn sm quiet rt-${tool.key}"
            data-key="rt-${tool.key}"
            title="${tool.label} (${tool.shown})"
            aria-keyshortcuts=${tool.shown.replace("Ctrl", "Control").replace("Maiusc", "Shift")}
            aria-pressed=${tool.on ? String(state !== undefined && tool.on(state)) : nothing}
            tabindex=${at === this.reached ? 0 : -1}
            ?disabled=${privacy.value}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => this.use(at)}
            @focus=${() => {
              this.reached = at;
            }}
          >${tool.label}</button>`,
        )}
      </div>
      <div class="rt-page" ?hidden=${privacy.value}></div>
      ${
        privacy.value
          ? html`<div class="rt-page rt-covered"><div class="empty">
              ${icon("hide")}
              <p><b>Testo coperto</b></p>
              <p>Lo schermo riservato è attivo. Premi F9 per tornare a scrivere.</p>
            </div></div>`
          : nothing
      }`;
  }

  private begin(): void {
    this.editor = new EditorView(null, {
      state: this.fresh(),
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": this.label,
        class: "rt-text",
        lang: "it",
        spellcheck: "true",
      },
      dispatchTransaction: (transaction) => {
        if (!this.editor) return;
        this.editor.updateState(this.editor.state.apply(transaction));
        this.requestUpdate();
        if (!transaction.docChanged) return;
        this.text = this.typed = fromDoc(this.editor.state.doc);
        this.dispatchEvent(new CustomEvent("written", { bubbles: true }));
      },
    });
    this.requestUpdate();
  }

  private fresh(): EditorState {
    const tools = Object.fromEntries(TOOLS.map((tool) => [tool.keys, tool.run]));
    return EditorState.create({
      doc: toDoc(this.text),
      plugins: [
        history(),
        keymap({
          ...tools,
          "Mod-Shift-z": tools["Mod-y"] as never,
          Enter: splitListItem(nodes.list_item as NodeType),
        }),
        keymap(baseKeymap),
      ],
    });
  }

  /** The words stand on the page only while they may be seen. */
  private place(): void {
    const dom = this.editor?.dom;
    const page = this.querySelector(".rt-page");
    if (!dom || !page) return;
    if (privacy.value) dom.remove();
    else if (dom.parentElement !== page) page.append(dom);
  }

  private use(at: number): void {
    const tool = TOOLS[at];
    if (!tool || !this.editor) return;
    tool.run(this.editor.state, this.editor.dispatch.bind(this.editor), this.editor);
    this.editor.focus();
  }

  private move(event: KeyboardEvent): void {
    const last = TOOLS.length - 1;
    const to = {
      ArrowRight: this.reached === last ? 0 : this.reached + 1,
      ArrowLeft: this.reached === 0 ? last : this.reached - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.querySelectorAll<HTMLElement>(".rt-bar button")[to]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rich-text-editor": RichTextEditor;
  }
}
