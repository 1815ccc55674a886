import type { BuildingsDataset, Dataset, HazardPolygonsDataset, ZonesDataset } from '../../../src/domain/datasets.ts';
import { type ReadCityGmlOptions, readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import type { ReadResult } from '../../../src/readers/read-result.ts';
import { blobSource } from '../../../src/readers/source-file.ts';

/** Reads files given as path → content. */
export const readTexts = (
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: ReadCityGmlOptions,
): Promise<ReadResult> =>
  readCityGml(
    Object.entries(files).map(([path, content]) => blobSource(path, new Blob([content as BlobPart]))),
    options,
  );

const ofKind = <K extends Dataset['kind']>(result: ReadResult, kind: K): Extract<Dataset, { kind: K }>[] =>
  result.datasets.filter((dataset): dataset is Extract<Dataset, { kind: K }> => dataset.kind === kind);

/** The only buildings of a result. */
export function buildingsOf(result: ReadResult): BuildingsDataset {
  const [buildings, ...others] = ofKind(result, 'buildings');
  if (!buildings || others.length > 0) throw new Error(`expected one buildings dataset, got ${others.length}`);
  return buildings;
}

export const zonesOf = (result: ReadResult): ZonesDataset[] => ofKind(result, 'zones');
export const hazardsOf = (result: ReadResult): HazardPolygonsDataset[] => ofKind(result, 'hazard_polygons');
export const codesOf = (result: ReadResult): string[] => result.issues.map((issue) => issue.code);

/** Corners of the outer ring of a row's first polygon, [lon, lat] each. */
export function firstRing({ footprint }: BuildingsDataset, row: number): [number, number][] {
  const ring = footprint.polygonOffsets[footprint.rowOffsets[row] ?? 0] ?? 0;
  const corners: [number, number][] = [];
  for (let v = footprint.ringOffsets[ring] ?? 0; v < (footprint.ringOffsets[ring + 1] ?? 0); v++)
    corners.push([footprint.positions[2 * v] ?? Number.NaN, footprint.positions[2 * v + 1] ?? Number.NaN]);
  return corners;
}
