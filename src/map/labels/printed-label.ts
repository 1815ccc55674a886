import type { Cartesian3 } from 'cesium';
import type { LabelImage } from './draw-label.ts';

/** A name, plate or mark that the scene shows, in the order of importance. */
export interface PrintedLabel {
  /** ECEF, metres. */
  readonly position: Cartesian3;
  /** Its foot is the place; otherwise its middle is. */
  readonly isStanding: boolean;
  readonly draw: (pixelsPerCssPixel: number) => LabelImage;
}
