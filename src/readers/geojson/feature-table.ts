import { concatArrays, concatPolygons } from '../citygml/concat-columns.ts';
import type { Cell, RecordTable } from '../table/record-table.ts';
import { type FeaturePart, unpackColumn } from './feature-helper.ts';
import type { FeatureParser } from './feature-parser.ts';

/** What a parser has read, and behind it the parts that helpers have read, as one table. */
export function featureTable(
  parser: FeatureParser,
  file: string,
  crs: string | undefined,
  parts: readonly FeaturePart[] = [],
): RecordTable {
  const { fields, columns } = joinColumns(parser, parts);
  return {
    file,
    fields,
    rowCount: parts.reduce((sum, part) => sum + part.rowCount, parser.rowCount),
    columns,
    geometry: {
      type: concatArrays([Uint8Array.from(parser.types), ...parts.map((part) => part.types)], new Uint8Array(0)),
      points: concatArrays(
        [Float64Array.from(parser.points), ...parts.map((part) => part.points)],
        new Float64Array(0),
      ),
      polygons: concatPolygons([parser.polygons.finish(), ...parts.map((part) => part.polygons)]),
    },
    ...(crs !== undefined && { crs }),
    encoding: 'UTF-8',
    rowWord: 'feature',
    firstRow: 1,
  };
}

/** Fields in the order in which they first appear; a row without a field has null there. */
function joinColumns(parser: FeatureParser, parts: readonly FeaturePart[]) {
  const fields = [...parser.fields];
  const columns: Cell[][] = parser.columns;
  const rows = (upTo: number) => parts.slice(0, upTo).reduce((sum, part) => sum + part.rowCount, parser.rowCount);
  parts.forEach((part, p) => {
    part.fields.forEach((field, f) => {
      let at = fields.indexOf(field);
      if (at < 0) {
        at = fields.push(field) - 1;
        columns.push([]);
      }
      const column = columns[at]!;
      fillUp(column, rows(p));
      const values = unpackColumn(part.columns[f]!);
      for (let row = 0; row < values.length; row++) column.push(values[row]!);
    });
  });
  for (const column of columns) fillUp(column, rows(parts.length));
  return { fields, columns };
}

function fillUp(column: Cell[], length: number): void {
  while (column.length < length) column.push(null);
}
