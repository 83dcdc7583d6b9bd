// What the buttons over a text do, each with its keys: the same list makes the toolbar and the keyboard.
import { chainCommands, setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { nodes, strong } from "./schema";

export interface Tool {
  key: string;
  label: string;
  /** As ProseMirror names them, and as a person reads them. */
  keys: string;
  shown: string;
  run: Command;
  /** Whether the cursor stands in it; none for what is no format. */
  on?: (state: EditorState) => boolean;
}

const heading = (level: number): Tool => ({
  key: `titolo-${level}`,
  label: level === 1 ? "Titolo" : "Sottotitolo",
  keys: `Mod-Alt-${level}`,
  shown: `Ctrl+Alt+${level}`,
  run: block(nodes.heading as NodeType, { level }),
  on: (state) => {
    const { parent } = state.selection.$from;
    return parent.type === nodes.heading && parent.attrs.level === level;
  },
});

const list = (type: NodeType, label: string, digit: string): Tool => ({
  key: type.name,
  label,
  keys: `Mod-Shift-${digit}`,
  shown: `Ctrl+Maiusc+${digit}`,
  run: toggleList(type),
  on: (state) => listOf(state) === type,
});

export const TOOLS: readonly Tool[] = [
  heading(1),
  heading(2),
  {
    key: "testo",
    label: "Testo",
    keys: "Mod-Alt-0",
    shown: "Ctrl+Alt+0",
    run: block(nodes.paragraph as NodeType),
    on: (state) => state.selection.$from.parent.type === nodes.paragraph && !listOf(state),
  },
  {
    key: "grassetto",
    label: "Grassetto",
    keys: "Mod-b",
    shown: "Ctrl+B",
    run: toggleMark(strong as NonNullable<typeof strong>),
    on: (state) => {
      const { from, to, empty, $from } = state.selection;
      if (!strong) return false;
      if (empty) return Boolean(strong.isInSet(state.storedMarks ?? $from.marks()));
      return state.doc.rangeHasMark(from, to, strong);
    },
  },
  list(nodes.bullet_list as NodeType, "Elenco puntato", "8"),
  list(nodes.ordered_list as NodeType, "Elenco numerato", "7"),
  { key: "annulla", label: "Annulla", keys: "Mod-z", shown: "Ctrl+Z", run: undo },
  { key: "ripeti", label: "Ripeti", keys: "Mod-y", shown: "Ctrl+Y", run: redo },
];

function listOf(state: EditorState): NodeType | null {
  const { $from } = state.selection;
  const type = $from.depth >= 2 ? $from.node($from.depth - 2).type : null;
  return type === nodes.bullet_list || type === nodes.ordered_list ? type : null;
}

/** Makes a block of what stands at the cursor, out of the list it may stand in. */
function block(type: NodeType, attrs?: Record<string, unknown>): Command {
  const lift = liftListItem(nodes.list_item as NodeType);
  const set = setBlockType(type, attrs);
  return (state, dispatch, view) => {
    if (!listOf(state)) return set(state, dispatch, view);
    if (!view || !dispatch) return lift(state);
    lift(state, view.dispatch.bind(view), view);
    set(view.state, view.dispatch.bind(view), view);
    return true;
  };
}

function toggleList(type: NodeType): Command {
  const lift = liftListItem(nodes.list_item as NodeType);
  const plain = setBlockType(nodes.paragraph as NodeType);
  const wrap = wrapInList(type);
  return (state, dispatch, view) => {
    const inside = listOf(state);
    if (inside === type) return lift(state, dispatch, view);
    if (inside) return turnInto(type)(state, dispatch, view);
    if (!view || !dispatch) return chainCommands(wrap, plain)(state);
    // Only paragraphs may stand in a list: a heading becomes one first.
    if (state.selection.$from.parent.type !== nodes.paragraph) plain(state, view.dispatch.bind(view), view);
    return wrap(view.state, view.dispatch.bind(view), view);
  };
}

/** Dots into numbers, or the other way round. */
function turnInto(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const at = $from.before($from.depth - 2);
    dispatch?.(state.tr.setNodeMarkup(at, type));
    return true;
  };
}
