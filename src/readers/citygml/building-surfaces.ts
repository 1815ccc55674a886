import type { CityObject } from './city-object.ts';

/** What a surface of a building shows, told from the elements it stands under. */
export const SurfaceKind = {
  other: 0,
  footprint: 1,
  roofEdge: 2,
  lod1: 3,
  roof: 4,
  wall: 5,
  ground: 6,
  /** Roofs, walls and grounds of LOD3, used only where there is no LOD2. */
  fine: 7,
  /** Of a lod2 geometry without semantic surfaces. */
  lod2: 8,
  otherBoundary: 9,
} as const;
export type SurfaceKind = (typeof SurfaceKind)[keyof typeof SurfaceKind];

/** CityGML 2.0 and 3.0 names; in 3.0 the geometry property is core:lodNMultiSurface everywhere. */
const BOUNDARIES: Readonly<Record<string, SurfaceKind>> = {
  RoofSurface: SurfaceKind.roof,
  WallSurface: SurfaceKind.wall,
  GroundSurface: SurfaceKind.ground,
  OuterCeilingSurface: SurfaceKind.otherBoundary,
  OuterFloorSurface: SurfaceKind.otherBoundary,
  ClosureSurface: SurfaceKind.otherBoundary,
};
const NOT_THE_SHELL = /Installation|Opening|Door|Window|Room|Furniture/;

/** Walks up from the owner of a surface to the building or part it belongs to. */
export function classifyOwner(object: CityObject, owner: number): { kind: SurfaceKind; unit: number } {
  let boundary: SurfaceKind = SurfaceKind.other;
  let property = '';
  let inside = false;
  let node = owner;
  for (; node > 0; node = object.parent(node)) {
    const local = object.local(node);
    if (local === 'BuildingPart') break;
    if (local.startsWith('lod') && property === '') property = local;
    else if (BOUNDARIES[local] !== undefined) boundary = BOUNDARIES[local];
    else if (NOT_THE_SHELL.test(local)) inside = true;
  }
  return { kind: inside ? SurfaceKind.other : kindOf(property, boundary), unit: node };
}

function kindOf(property: string, boundary: SurfaceKind): SurfaceKind {
  const level = property.charCodeAt(3) - 48;
  if (level === 0) {
    if (property === 'lod0RoofEdge' || boundary === SurfaceKind.roof) return SurfaceKind.roofEdge;
    return boundary === SurfaceKind.wall ? SurfaceKind.other : SurfaceKind.footprint;
  }
  if (level === 1) return SurfaceKind.lod1;
  if (level === 3) return boundary === SurfaceKind.ground ? SurfaceKind.fine : SurfaceKind.other;
  if (level !== 2) return SurfaceKind.other;
  return boundary === SurfaceKind.other ? SurfaceKind.lod2 : boundary;
}

/** Surfaces of one building or building part, by kind. */
export interface UnitSurfaces {
  readonly unit: number;
  readonly byKind: readonly number[][];
}

const KIND_COUNT = 10;

export function groupSurfaces(object: CityObject): UnitSurfaces[] {
  const units: UnitSurfaces[] = [];
  let [lastOwner, lastList]: [number, number[]] = [-1, []];
  const listOf = (owner: number): number[] => {
    const { kind, unit } = classifyOwner(object, owner);
    let found = units.find((item) => item.unit === unit);
    if (!found) {
      found = { unit, byKind: Array.from({ length: KIND_COUNT }, () => []) };
      units.push(found);
    }
    return found.byKind[kind] as number[];
  };
  const add = (surface: number, owner: number): void => {
    if (owner !== lastOwner) [lastOwner, lastList] = [owner, listOf(owner)];
    lastList.push(surface);
  };
  for (let surface = 0; surface < object.surfaceCount; surface++) add(surface, object.surfaceOwner(surface));
  addReferenced(object, units, listOf);
  return units;
}

/** Surfaces given by xlink:href; a lod2Solid repeats those of its boundary surfaces, which are there already. */
function addReferenced(object: CityObject, units: readonly UnitSurfaces[], listOf: (owner: number) => number[]): void {
  if (object.references.length === 0) return;
  const present = new Set(units.flatMap(({ byKind }) => byKind.slice(1).flat()));
  for (const { node, target } of object.references) {
    const surface = object.surfaceById(target);
    if (surface === undefined) continue;
    const { kind } = classifyOwner(object, node);
    if (kind !== SurfaceKind.lod2 || !present.has(surface)) listOf(node).push(surface);
  }
}
