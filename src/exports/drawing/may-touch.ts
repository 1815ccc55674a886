import { extentOf } from './draw-path.ts';
import { type DrawItem, type DrawText, MM_PER_POINT } from './drawing.ts';
import type { PixelView } from './pixel-view.ts';

/** Whether anything of an item may be seen: false only where surely nothing is. Spares tiles what lies on other ones. */
export function mayTouch(item: DrawItem, view: PixelView): boolean {
  if (item.kind === 'text') return mayTouchText(item, view);
  if (item.kind === 'group') {
    if (item.clip !== undefined && !view.touches(item.clip)) return false;
    return item.items.some((one) => mayTouch(one, view));
  }
  if (item.kind === 'image') return view.touches(item.frame, Math.hypot(item.frame.width, item.frame.height));
  // A sharp corner stands out by ten half widths at most.
  const padMm = (item.stroke?.widthMm ?? 0) * 5;
  return item.lines.some((line) => {
    const { minX, minY, maxX, maxY } = extentOf(line);
    return view.touches({ x: minX, y: minY, width: maxX - minX, height: maxY - minY }, padMm);
  });
}

/** The widest letter of the font (⸻) has three times its size, hardly one reaches more than once its size up or down. */
function mayTouchText({ x, y, text, font, halo, turnDegrees }: DrawText, view: PixelView): boolean {
  const size = font.sizePt * MM_PER_POINT;
  const reach = 3 * text.length * size;
  const up = turnDegrees ? reach + size : 1.5 * size;
  return view.touches({ x: x - reach, y: y - up, width: 2 * reach, height: 2 * up }, halo?.widthMm ?? 0);
}
