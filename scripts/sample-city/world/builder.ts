import type { Building, Design } from './building.ts';
import type { District, DistrictMap } from './districts.ts';
import type { Point } from './frame.ts';
import type { LandUse } from './land-use.ts';
import { centroid, convexOverlap, type Ring, rectangle, signedArea } from './shapes.ts';
import type { Terrain } from './terrain.ts';

/** Puts buildings on free ground: off roads, water, steep slopes and each other. */
export class Builder {
  readonly buildings: Building[] = [];
  private readonly hulls = new Map<number, { readonly hull: Ring }[]>();
  private readonly terrain: Terrain;
  private readonly land: LandUse;
  private readonly map: DistrictMap;

  constructor(terrain: Terrain, land: LandUse, map: DistrictMap) {
    this.terrain = terrain;
    this.land = land;
    this.map = map;
  }

  /** Builds a rectangle (or, with `notch`, an L) and says whether there was room. */
  place(
    district: District,
    middle: Point,
    width: number,
    depth: number,
    angle: number,
    design: Design,
    options: {
      readonly notch?: readonly [number, number];
      readonly onReserved?: boolean;
      readonly steepest?: number;
    } = {},
  ): boolean {
    const hull = rectangle(middle, width, depth, angle);
    if (this.map.at(middle[0], middle[1]) !== district.index) return false;
    if (!options.onReserved && !this.land.isFree(hull)) return false;
    if (this.terrain.slopeAt(middle[0], middle[1]) > (options.steepest ?? 0.32)) return false;
    if (this.collides(hull)) return false;
    this.add(district, options.notch ? notched(middle, width, depth, angle, options.notch) : hull, hull, angle, design);
    return true;
  }

  private add(district: District, ring: Ring, hull: Ring, angle: number, design: Design): void {
    const footprint = signedArea(ring);
    const ground = Math.min(...ring.map(([x, y]) => this.terrain.groundAt(x, y)));
    this.buildings.push({
      ...design,
      ring,
      angle,
      district: district.index,
      fabric: district.fabric,
      footprintAreaSquareMeters: footprint,
      floorAreaSquareMeters: footprint * design.storeys * (design.storeys > 1 ? 0.93 : 1),
      groundMeters: ground,
      middle: centroid(ring),
    });
    const entry = { hull };
    for (const key of cellsOf(hull)) {
      const list = this.hulls.get(key);
      if (list) list.push(entry);
      else this.hulls.set(key, [entry]);
    }
  }

  private collides(hull: Ring): boolean {
    return cellsOf(hull).some((key) => this.hulls.get(key)?.some((other) => convexOverlap(hull, other.hull, 0.4)));
  }
}

/** Keys of the 32 m cells that a hull's bounding box (and the 1 m around it) touches. */
function cellsOf(hull: Ring): number[] {
  const xs = hull.map(([x]) => x);
  const ys = hull.map(([, y]) => y);
  const keys: number[] = [];
  for (let x = Math.floor((Math.min(...xs) - 1) / 32); x <= Math.floor((Math.max(...xs) + 1) / 32); x++)
    for (let y = Math.floor((Math.min(...ys) - 1) / 32); y <= Math.floor((Math.max(...ys) + 1) / 32); y++)
      keys.push((x + 64) * 4096 + y + 64);
  return keys;
}

/** An L: the rectangle without one corner of `cut` metres. */
function notched(
  [x, y]: Point,
  width: number,
  depth: number,
  angle: number,
  [cutWidth, cutDepth]: readonly [number, number],
): Point[] {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const at = (u: number, v: number): Point => [x + u * c - v * s, y + u * s + v * c];
  const w = width / 2;
  const d = depth / 2;
  return [at(-w, -d), at(w, -d), at(w, d - cutDepth), at(w - cutWidth, d - cutDepth), at(w - cutWidth, d), at(-w, d)];
}
