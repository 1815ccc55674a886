import type { AnswerTable, Cell, KeyColumn, ValueColumn } from '../../domain/answer.ts';
import type { FeatureColumn, FeatureTable } from '../../domain/feature-table.ts';

/** What rows of an answer are joined to shapes by: the column of the answer, and that of the shapes. */
export const joinKeys = [
  { answer: 'zone_id', feature: 'zone_id' },
  { answer: 'mesh_code', feature: 'mesh_code' },
  { answer: 'facility_number', feature: 'facility_number' },
  { answer: 'shelter_number', feature: 'facility_number' },
  { answer: 'facility_id', feature: 'facility_id' },
] as const;
export type JoinKey = (typeof joinKeys)[number];

/** Undefined where the rows of a table stand for nothing that has a shape. */
export const joinKeyOf = (table: Pick<AnswerTable, 'keys'>): JoinKey | undefined =>
  joinKeys.find(({ answer }) => table.keys.some(({ name }) => name === answer));

/** Columns that only say once more what the shape is. */
const describing: Readonly<Record<JoinKey['answer'], readonly string[]>> = {
  zone_id: ['zone_kind', 'zone_name'],
  mesh_code: ['mesh_level'],
  facility_number: ['facility_id', 'facility_name', 'facility_kind', 'address'],
  shelter_number: ['facility_id', 'facility_name'],
  facility_id: ['facility_name', 'facility_kind', 'address'],
};

/**
 * An answer's table joined to shapes: one row a zone (mesh, facility), one column a value × class. Shapes without rows keep
 * empty cells; rows without a shape (outside all zones, not known) are rows without ground, so that every column adds up to
 * what it adds up to in the answer. What the answer has no row for is empty, never 0. Throws a RangeError for a table that is
 * joined to nothing, and for one that has two rows for one cell.
 */
export function joinAnswer(
  shapes: FeatureTable,
  table: AnswerTable,
  options: { readonly zoneKind?: string; readonly description: string },
): FeatureTable {
  const key = joinKeyOf(table);
  if (!key) throw new RangeError(`rows of "${table.id}" stand for nothing that has a shape`);
  const rows = rowsOfKind(table, options.zoneKind);
  const at = indexOf(table, key.answer);
  const shapeIds = idsOf(shapes, key.feature);
  const known = new Set(shapeIds);
  const ids = [...shapeIds, ...new Set(rows.map((row) => String(row[at])).filter((id) => !known.has(id)))];
  const places = new Map<string, number>();
  // Of shapes that share an id the first takes the numbers: nobody is counted twice.
  for (const [place, id] of ids.entries()) if (!places.has(id)) places.set(id, place);
  const placeOf = (row: readonly Cell[]): number => places.get(String(row[at]))!;
  const { attributes, classes } = sortedKeys(table, key, rows, placeOf);
  const columns = [
    ...shapes.columns.map((column) => lengthened(column, key, ids, table, rows)),
    ...attributes.map((i) => attributeColumn(table.keys[i]!, i, rows, placeOf, ids.length)),
    ...pivot(table, rows, classes, placeOf, ids.length),
  ];
  return {
    name: `${shapes.name}_${table.id}`,
    title: table.title,
    description: options.description,
    crs: shapes.crs,
    geometry: withRows(shapes.geometry, ids.length),
    columns: columns.map(renamed),
  };
}

const indexOf = (table: AnswerTable, name: string): number => table.keys.findIndex((column) => column.name === name);

/** Zones of one kind only: the kinds cut the same buildings in several ways. */
function rowsOfKind(table: AnswerTable, zoneKind: string | undefined): readonly (readonly Cell[])[] {
  const at = indexOf(table, 'zone_kind');
  return at < 0 || zoneKind === undefined ? table.rows : table.rows.filter((row) => row[at] === zoneKind);
}

function idsOf({ columns }: FeatureTable, name: string): string[] {
  const column = columns.find((one) => one.name === name);
  if (!column) throw new RangeError(`the shapes have no column "${name}"`);
  return Array.from(column.values, String);
}

/** The shapes, and behind them rows without ground. */
function withRows(geometry: FeatureTable['geometry'], count: number): FeatureTable['geometry'] {
  if (geometry.kind === 'points') {
    const positions = new Float64Array(2 * count).fill(Number.NaN);
    positions.set(geometry.positions);
    return { kind: 'points', positions };
  }
  const { polygons } = geometry;
  const rowOffsets = new Uint32Array(count + 1).fill(polygons.rowOffsets.at(-1)!);
  rowOffsets.set(polygons.rowOffsets);
  return { kind: 'polygons', polygons: { ...polygons, rowOffsets } };
}

/** Key and name stand in every row, also in those behind the shapes: 区域外, 不明. Other attributes end where shapes do. */
function lengthened(
  column: FeatureColumn,
  key: JoinKey,
  ids: readonly string[],
  table: AnswerTable,
  rows: readonly (readonly Cell[])[],
): FeatureColumn {
  if (column.name === key.feature)
    return column.type === 'text' ? { ...column, values: ids } : { ...column, values: ids.map(Number) };
  const at = Math.max(indexOf(table, 'zone_name'), indexOf(table, 'facility_name'));
  if (column.name !== 'name' || column.type !== 'text' || at < 0) return column;
  const keyAt = indexOf(table, key.answer);
  const names = new Map(rows.map((row) => [String(row[keyAt]), String(row[at])]));
  return { ...column, values: ids.map((id, i) => column.values[i] ?? names.get(id) ?? null) };
}

/**
 * Keys that every facility has one value of (its zone, its class) are attributes; all others tell rows of one shape apart
 * (hazard, scale, class …) and go across.
 */
function sortedKeys(
  table: AnswerTable,
  key: JoinKey,
  rows: readonly (readonly Cell[])[],
  placeOf: (row: readonly Cell[]) => number,
): { readonly attributes: readonly number[]; readonly classes: readonly number[] } {
  const others = table.keys.flatMap(({ name }, i) =>
    name === key.answer || describing[key.answer].includes(name) ? [] : [i],
  );
  const isAttribute = (i: number): boolean => {
    const values = new Map<number, Cell | undefined>();
    return rows.every((row) => {
      const place = placeOf(row);
      if (!values.has(place)) values.set(place, row[i]);
      return values.get(place) === row[i];
    });
  };
  const attributes = key.feature.startsWith('facility') ? others.filter(isAttribute) : [];
  return { attributes, classes: others.filter((i) => !attributes.includes(i)) };
}

function attributeColumn(
  { name, title }: KeyColumn,
  at: number,
  rows: readonly (readonly Cell[])[],
  placeOf: (row: readonly Cell[]) => number,
  count: number,
): FeatureColumn {
  const values = new Array<string | null>(count).fill(null);
  for (const row of rows) values[placeOf(row)] = row[at] === null ? null : String(row[at]);
  return { name, title, missing: 'no_data', type: 'text', values };
}

interface Combination {
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly rows: Map<number, readonly Cell[]>;
}

function pivot(
  table: AnswerTable,
  rows: readonly (readonly Cell[])[],
  classes: readonly number[],
  placeOf: (row: readonly Cell[]) => number,
  count: number,
): FeatureColumn[] {
  const combinations = new Map<string, Combination>();
  for (const row of rows) {
    const cells = classes.map((i) => String(row[i] ?? ''));
    const combination = combinations.get(JSON.stringify(cells)) ?? combinationOf(table, classes, cells);
    combinations.set(JSON.stringify(cells), combination);
    if (combination.rows.has(placeOf(row)))
      throw new RangeError(`"${table.id}" has two rows for ${combination.name || 'one shape'}`);
    combination.rows.set(placeOf(row), row);
  }
  const ordered = [...combinations.values()];
  return ordered.flatMap((combination) =>
    table.values.map((value, i) => valueColumn(value, table.keys.length + i, combination, count)),
  );
}

function combinationOf(table: AnswerTable, classes: readonly number[], cells: readonly string[]): Combination {
  const labelOf = ({ labels }: KeyColumn, cell: string) =>
    labels?.find(({ value }) => value === cell)?.label ?? { ja: cell, en: cell };
  const words = classes.map((i, at) => labelOf(table.keys[i]!, cells[at]!));
  return {
    name: cells.map(asciiName).filter(Boolean).join('_'),
    title: { ja: words.map(({ ja }) => ja).join('・'), en: words.map(({ en }) => en).join(', ') },
    rows: new Map(),
  };
}

/** What a name of a column can hold. */
const asciiName = (text: string): string =>
  text
    .replace(/\+$/, '_up')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

function valueColumn(value: ValueColumn, at: number, { name, title, rows }: Combination, count: number): FeatureColumn {
  const values = new Float64Array(count).fill(Number.NaN);
  for (const [place, row] of rows) {
    const cell = row[at];
    if (typeof cell === 'number') values[place] = cell;
  }
  const isCount = value.unit === 'buildings' || value.unit === 'facilities' || value.unit === 'count';
  return {
    name: name === '' ? value.name : `${value.name}_${name}`,
    title: {
      ja: title.ja === '' ? value.title.ja : `${value.title.ja}（${title.ja}）`,
      en: title.en === '' ? value.title.en : `${value.title.en} (${title.en})`,
    },
    unit: value.unit,
    missing: value.missing,
    type: isCount && values.every((cell) => Number.isNaN(cell) || Number.isInteger(cell)) ? 'integer' : 'number',
    values,
  };
}

/** A name that came before gets a number: classes may differ in letters that a name cannot hold. */
function renamed(column: FeatureColumn, index: number, all: readonly FeatureColumn[]): FeatureColumn {
  const before = all.slice(0, index).filter(({ name }) => name === column.name).length;
  return before === 0 ? column : { ...column, name: `${column.name}_${before + 1}` };
}
