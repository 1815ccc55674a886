import type { MeshLevel } from '../../domain/datasets.ts';
import { createMeshIndex } from '../../spatial/mesh-index.ts';
import type { BuildingColumns } from '../../tables/city-tables.ts';

/** Which mesh of a source each building lies in. Meshes are numbered from `firstNumber`; number 0 is in none of them. */
export interface MeshMembers {
  readonly meshCode: readonly string[];
  readonly numberOfCode: ReadonlyMap<string, number>;
  /** Per building. */
  readonly meshNumber: Uint32Array;
  /** Per mesh, in the order of the codes. */
  readonly buildings: Uint32Array;
}

/** By the representative point. Codes are numbered in their own order, so that the order of a file changes nothing. */
export function meshMembers(
  codes: Iterable<string>,
  level: MeshLevel,
  { lon, lat }: Pick<BuildingColumns, 'lon' | 'lat'>,
  firstNumber = 1,
): MeshMembers {
  const meshCode = [...new Set(codes)].sort();
  const mesh = createMeshIndex(meshCode, level).locate(lon, lat);
  const buildings = new Uint32Array(meshCode.length);
  const meshNumber = new Uint32Array(mesh.length);
  for (let row = 0; row < mesh.length; row++) {
    if (mesh[row]! < 0) continue;
    buildings[mesh[row]!]!++;
    meshNumber[row] = firstNumber + mesh[row]!;
  }
  return {
    meshCode,
    numberOfCode: new Map(meshCode.map((code, i) => [code, firstNumber + i])),
    meshNumber,
    buildings,
  };
}
