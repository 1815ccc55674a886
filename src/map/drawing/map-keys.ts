/** Keys that are typed into a field or pressed on a button belong to it, and not to the map. */
export function isForMap({ target }: KeyboardEvent, canvas: HTMLCanvasElement): boolean {
  return target === document.body || target === canvas || (target instanceof Node && target.contains(canvas));
}
