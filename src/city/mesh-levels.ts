import type { MeshLevel } from '../domain/datasets.ts';

/** Of several meshes the finest says most of where people are. */
export const finestMeshFirst: readonly MeshLevel[] = ['100m', '125m', '250m', '500m', '1km', '10km', '80km'];
