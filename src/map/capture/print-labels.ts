import { Cartesian3, Matrix4 } from 'cesium';
import { declutter } from '../labels/declutter.ts';
import type { LabelImage } from '../labels/draw-label.ts';
import type { PrintedLabel } from '../labels/printed-label.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { HalfExtents } from './tile-frustum.ts';

/** Pixels of the whole picture. */
export interface PlacedPicture {
  readonly image: HTMLCanvasElement;
  readonly left: number;
  readonly top: number;
}

/** Labels of the view where they stand on a picture of the given size, without those that would overlap others. */
export function placeLabels(
  host: SceneHost,
  picture: { readonly widthPixels: number; readonly heightPixels: number; readonly pixelRatio: number },
  whole: HalfExtents,
): readonly PlacedPicture[] {
  const { pixelRatio } = picture;
  const { viewMatrix } = host.widget.scene.camera;
  const labels = [...host.printing.labels].flatMap((list) => list());
  const images = new Map<PrintedLabel, LabelImage>();
  const boxes = labels.map((label) => {
    const place = pixelOf(label.position, viewMatrix, picture, whole);
    if (!place) return undefined;
    const image = label.draw(pixelRatio);
    images.set(label, image);
    const { widthPixels: width, heightPixels: height } = image;
    const [x, y] = [place[0] / pixelRatio, place[1] / pixelRatio];
    return { x, y: label.isStanding ? y - height / 2 : y, width, height };
  });
  const stays = declutter(boxes);
  return labels.flatMap((label, k) => {
    const box = boxes[k];
    const image = images.get(label);
    if (!stays[k] || !box || !image) return [];
    const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
    return [{ image: image.canvas, left: Math.round(left * pixelRatio), top: Math.round(top * pixelRatio) }];
  });
}

/** Undefined behind the eye and outside the picture. */
function pixelOf(
  position: Cartesian3,
  view: Matrix4,
  { widthPixels, heightPixels }: { readonly widthPixels: number; readonly heightPixels: number },
  { right, top }: HalfExtents,
): readonly [number, number] | undefined {
  const eye = Matrix4.multiplyByPoint(view, position, new Cartesian3());
  if (eye.z >= 0) return undefined;
  const x = eye.x / -eye.z / right;
  const y = eye.y / -eye.z / top;
  if (Math.abs(x) > 1 || Math.abs(y) > 1) return undefined;
  return [((x + 1) / 2) * widthPixels, ((1 - y) / 2) * heightPixels];
}
