// How large the page of the preview is drawn: as wide as the pane, or by steps of a hundred.

/** Percent of the natural size; null fits the width of the pane. */
export type Zoom = number | null;

const STEPS = [33, 50, 67, 80, 100, 125, 150, 200, 300] as const;

export const LEAST = STEPS[0];
export const MOST = STEPS[STEPS.length - 1] as number;

/** The step after or before what is shown now. */
export function nextZoom(shown: number, direction: 1 | -1): number {
  const further =
    direction > 0 ? STEPS.find((step) => step > shown + 1) : STEPS.findLast((step) => step < shown - 1);
  return further ?? (direction > 0 ? MOST : LEAST);
}

export function zoomWords(zoom: Zoom): string {
  return zoom === null ? "larghezza pagina" : `${zoom}%`;
}
