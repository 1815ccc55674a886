import { type DbfField, writeShapefile } from '../../../src/exports/gis/shapefile.ts';
import { esriWkt, JGD2011 } from '../../../src/spatial/crs-definitions.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { type Point, toLonLat } from '../world/frame.ts';
import type { Area } from '../world/plan-areas.ts';
import { toCp932 } from './text.ts';
import type { RawFile } from './zip.ts';

export type Field = DbfField;

export interface ShapeRecord {
  readonly values: readonly (string | number)[];
  /** Local metres. */
  readonly areas: readonly Area[];
}

/** Fixed, so that the bytes do not depend on the day. */
const date = { year: 2024, month: 4, day: 1 };

/** Polygon shapefile (.shp .shx .dbf .prj, and .cpg if wanted) in JGD2011 degrees, attributes in CP932. */
export function shapefile(
  base: string,
  fields: readonly Field[],
  records: readonly ShapeRecord[],
  withCpg: boolean,
): RawFile[] {
  const polygons = buildPolygonColumns(
    records.map(({ areas }) => areas.map((area) => area.map((ring) => ring.map((point: Point) => toLonLat(point))))),
  );
  return writeShapefile({
    base,
    geometry: { kind: 'polygons', polygons },
    fields,
    rows: records.map(({ values }) => values),
    encode: toCp932,
    prj: esriWkt(JGD2011),
    ...(withCpg && { cpg: 'CP932' }),
    date,
  });
}
