// Written by `cargo xtask types` from src-tauri/src/commands/list.rs.

/** How long a text may be, in characters: the program refuses more. */
export const TEXT_LENGTHS = {
  line: 200,
  opal: 40,
  voucherId: 40,
  paperNumber: 40,
  requestDescription: 500,
  sessionDescription: 400,
  note: 2000,
  reason: 2000,
} as const;
