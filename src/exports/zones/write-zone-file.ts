import { writeZip } from '../../project/file/write-zip.ts';
import { esriWkt } from '../../spatial/crs-definitions.ts';
import { encodeCp932 } from '../encode-cp932.ts';
import { type DbfField, writeShapefile } from './shapefile.ts';
import { type ZoneColumn, type ZoneExport, type ZoneRows, zoneFileBase, zoneRows } from './zone-export.ts';
import { zonesGeoJson } from './zones-geojson.ts';
import { zonesGeoPackage } from './zones-geopackage.ts';
import { zonesGeoParquet } from './zones-geoparquet.ts';

export const zoneFileFormats = ['geojson', 'shapefile', 'geopackage', 'geoparquet'] as const;
export type ZoneFileFormat = (typeof zoneFileFormats)[number];

export interface ZoneFileOptions {
  readonly format: ZoneFileFormat;
  /** Of a shapefile's attributes; the other formats are UTF-8 by definition. CP932 is what Japanese desktop tools expect. */
  readonly encoding?: 'cp932' | 'utf-8';
}

export interface ZoneFile {
  /** `青瀬市_案A_居住誘導区域_20261123.gpkg`; a shapefile is a zip. */
  readonly name: string;
  readonly blob: Blob;
  /** Characters that CP932 does not have; each was written as 〓. */
  readonly unmappable: readonly string[];
  /** Fields of a shapefile whose text was cut at 254 bytes. */
  readonly cut: readonly string[];
}

/** A scenario's zones of one kind as a file for other GIS, which our reader takes back with the same geometry. */
export async function writeZoneFile(
  input: ZoneExport,
  { format, encoding = 'cp932' }: ZoneFileOptions,
): Promise<ZoneFile> {
  const base = zoneFileBase(input);
  const rows = zoneRows(input);
  const whole = { unmappable: [], cut: [] };
  switch (format) {
    case 'geojson': {
      const blob = new Blob([zonesGeoJson(base, input.crs, rows)], { type: 'application/geo+json' });
      return { name: `${base}.geojson`, blob, ...whole };
    }
    case 'geopackage': {
      const text = { name: base, description: input.scenario.description, date: input.date };
      const bytes = await zonesGeoPackage(text, input.crs, rows);
      return { name: `${base}.gpkg`, blob: new Blob([bytes], { type: 'application/geopackage+sqlite3' }), ...whole };
    }
    case 'geoparquet': {
      const blob = new Blob([zonesGeoParquet(input.crs, rows)], { type: 'application/vnd.apache.parquet' });
      return { name: `${base}.parquet`, blob, ...whole };
    }
    case 'shapefile':
      return zippedShapefile(input, base, rows, encoding);
  }
}

/** Largest text field of dBASE. */
const MOST_TEXT_BYTES = 254;

async function zippedShapefile(
  { crs, date }: ZoneExport,
  base: string,
  { polygons, columns }: ZoneRows,
  encoding: 'cp932' | 'utf-8',
): Promise<ZoneFile> {
  const unmappable = new Set<string>();
  const encode = (text: string): Uint8Array => {
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    const encoded = encodeCp932(text);
    for (const character of encoded.unmappable) unmappable.add(character);
    return encoded.bytes;
  };
  const fitted = columns.map((column) => fittedColumn(column, encode));
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const parts = writeShapefile({
    base,
    polygons,
    fields: fitted.map(({ field }) => field),
    rows: Array.from({ length: polygons.rowOffsets.length - 1 }, (_, row) => fitted.map(({ values }) => values[row]!)),
    encode,
    prj: esriWkt(crs),
    cpg: encoding === 'utf-8' ? 'UTF-8' : 'CP932',
    date: { year, month, day },
  });
  const zip = await writeZip(parts, new Date(year, month - 1, day));
  return {
    name: `${base}.zip`,
    blob: new Blob([zip], { type: 'application/zip' }),
    unmappable: [...unmappable],
    cut: fitted.filter(({ isCut }) => isCut).map(({ field }) => field.name),
  };
}

interface FittedColumn {
  readonly field: DbfField;
  readonly values: readonly (string | number)[];
  readonly isCut: boolean;
}

/** A column as wide as its longest value; longer text than a field holds ends at a whole character. */
function fittedColumn(column: ZoneColumn, encode: (text: string) => Uint8Array): FittedColumn {
  const name = column.shortName;
  if (column.type === 'integer') return { field: { name, type: 'N', length: 9 }, values: column.values, isCut: false };
  const values = column.values.map((text) => cutToBytes(text, encode));
  const length = values.reduce((most, text) => Math.max(most, encode(text).length), 1);
  return { field: { name, type: 'C', length }, values, isCut: values.some((text, row) => text !== column.values[row]) };
}

function cutToBytes(text: string, encode: (text: string) => Uint8Array): string {
  if (encode(text).length <= MOST_TEXT_BYTES) return text;
  const characters = [...text];
  let bytes = 0;
  const end = characters.findIndex((character) => {
    bytes += encode(character).length;
    return bytes > MOST_TEXT_BYTES;
  });
  return characters.slice(0, end).join('');
}
