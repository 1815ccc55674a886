import { type LookupPixels, TEXTURE_WIDTH } from '../colour/building-textures.ts';
import type { SceneMeshColumns } from '../scene-types.ts';
import { TALLEST_METERS } from './column-glb.ts';

/** Heights are stored in sixteenths of a metre, in sixteen bits. */
export const HEIGHT_STEPS = 16;

/** Height (red, green: high and low byte) and hazard share (blue) per mesh; 0 = no column. */
export function columnPixels({ heightMeters, hazardShare }: SceneMeshColumns): LookupPixels {
  const count = heightMeters.length;
  const height = Math.max(1, Math.ceil(count / TEXTURE_WIDTH));
  const words = new Uint32Array(TEXTURE_WIDTH * height);
  for (let mesh = 0; mesh < count; mesh++) {
    const meters = heightMeters[mesh]!;
    if (!(meters > 0)) continue;
    // A value above zero is never drawn as none.
    const steps = Math.max(1, Math.round(Math.min(meters, TALLEST_METERS) * HEIGHT_STEPS));
    const share = Math.round(255 * Math.min(1, Math.max(0, hazardShare?.[mesh] || 0)));
    words[mesh] = (steps >> 8) | ((steps & 0xff) << 8) | (share << 16);
  }
  return { pixels: new Uint8Array(words.buffer), height };
}
