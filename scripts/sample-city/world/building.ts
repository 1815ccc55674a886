import type { Fabric } from './districts.ts';
import type { Point } from './frame.ts';
import type { Ring } from './shapes.ts';

/** What is to be built: size, use and age, before its ground is known. */
export interface Design {
  readonly usage: number;
  readonly structure: number;
  readonly storeys: number;
  readonly heightMeters: number;
  readonly year: number;
  readonly name: string;
}

export interface Building extends Design {
  readonly ring: Ring;
  /** Direction of the long side, radians. */
  readonly angle: number;
  readonly district: number;
  readonly fabric: Fabric;
  readonly footprintAreaSquareMeters: number;
  readonly floorAreaSquareMeters: number;
  /** Lowest ground under the footprint, TP metres. */
  readonly groundMeters: number;
  readonly middle: Point;
}
