// The icon package ships its icons one file each, without types for the single files.
declare module "lucide/dist/esm/icons/*.mjs" {
  const drawing: readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];
  export default drawing;
}
