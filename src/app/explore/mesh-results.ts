import { type AnswerTable, type Cell, units, type ValueColumn } from '../../domain/answer.ts';
import { isMeshCode, meshLevelOfCodes } from '../../domain/mesh-code.ts';
import type { SceneMeshColumns } from '../../map/scene-types.ts';
import type { MapResult } from '../../panels/explore/explore-data.ts';
import type { CommonChoice } from '../../panels/explore/questions/pivot-view.ts';
import { pivotView } from '../../panels/explore/questions/pivot-view.ts';
import { type RowFilter, rowsWhere } from '../../panels/explore/rows-where.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import { rowsBy } from './rows-by.ts';

/** A table's number of every mesh. */
export interface MeshResult {
  readonly table: AnswerTable;
  readonly value: ValueColumn;
  readonly where: RowFilter;
  readonly meshCode: readonly string[];
  /** Per mesh; NaN = not known. */
  readonly values: Float64Array;
  /** Per mesh, 0…1: the part that stands in the hazard; absent where the table tells no states. */
  readonly hitShare?: Float32Array;
  readonly largest: number;
}

/** Undefined where the table is not by mesh. */
export function meshResult(
  table: AnswerTable,
  choice: { readonly value?: string; readonly where?: RowFilter },
  common: CommonChoice,
): MeshResult | undefined {
  const mesh = table.keys.findIndex(({ name }) => name === 'mesh_code');
  if (mesh < 0) return undefined;
  const verdict = table.keys.findIndex(({ labels }) => labels?.some(({ state }) => state === 'hit'));
  const view = pivotView(table, choice, common);
  const { mesh_code: _, ...where } = { ...view.where, ...choice.where };
  const { [table.keys[verdict]?.name ?? '']: __, ...allStates } = where;
  const at = table.keys.length + table.values.indexOf(view.value);
  const byMesh = rowsBy(rowsWhere(table, allStates), mesh);
  const codes = [...byMesh.keys()].filter(isMeshCode);
  const sumOf = (rows: readonly (readonly Cell[])[], column: number): number => {
    const cells = rows.map((row) => row[column]).filter((cell) => typeof cell === 'number');
    return cells.length === 0 ? Number.NaN : cells.reduce((total, cell) => total + cell, 0);
  };
  const values = Float64Array.from(codes, (code) => sumOf(byMesh.get(code)!, at));
  const hits = hitReader(table, verdict, at);
  return {
    table,
    value: view.value,
    where: allStates,
    meshCode: codes,
    values,
    ...(hits && {
      hitShare: Float32Array.from(codes, (code, i) => {
        const hit = sumOf(hits.rows(byMesh.get(code)!), hits.column);
        return hit > 0 && values[i]! > 0 ? Math.min(1, hit / values[i]!) : 0;
      }),
    }),
    largest: values.filter((value) => !Number.isNaN(value)).reduce((most, value) => Math.max(most, value), 0),
  };
}

/** Where a table says how much of a value is hit: in rows of their own, or in a column beside it (`people`, `people_hit`). */
function hitReader(table: AnswerTable, verdict: number, at: number) {
  const beside = table.values.findIndex(({ name }) => name === `${table.values[at - table.keys.length]?.name}_hit`);
  if (beside >= 0) return { rows: (rows: readonly (readonly Cell[])[]) => rows, column: table.keys.length + beside };
  if (verdict < 0) return undefined;
  const isHit = (row: readonly Cell[]) =>
    table.keys[verdict]?.labels?.find((label) => label.value === String(row[verdict]))?.state === 'hit';
  return { rows: (rows: readonly (readonly Cell[])[]) => rows.filter(isHit), column: at };
}

/** Height of the column of the largest value, metres: as high as the hills around a town, and still within the view. */
const TALLEST_METERS = 600;
const COLUMN_COLOUR = '#5b7fb5';
const HAZARD_COLOUR = '#d2574f';

/** What the columns are; their height is the value. */
export function meshLegend({ table, value, values, hitShare }: MeshResult): MapResult {
  const unit = (language: 'ja' | 'en') => units[value.unit][language];
  const row = (id: string, swatch: LegendRow['swatch'], ja: string, en: string): LegendRow => ({
    id,
    swatch,
    label: { ja, en },
    count: null,
  });
  return {
    title: {
      ja: `${table.title.ja}：柱の高さは${value.title.ja}（${unit('ja')}）`,
      en: `${table.title.en}: height is ${value.title.en} (${unit('en')})`,
    },
    rows: [
      ...(hitShare ? [row('hit', { kind: 'fill', colour: HAZARD_COLOUR }, '災害の区域内', 'In the hazard')] : []),
      row(
        'rest',
        { kind: 'fill', colour: COLUMN_COLOUR },
        hitShare ? '区域外・区域が不明' : value.title.ja,
        hitShare ? 'Outside, or hazard not known' : value.title.en,
      ),
      ...(values.some(Number.isNaN)
        ? [row('unknown', { kind: 'unknown' }, '秘匿・データなし', 'Withheld or no data')]
        : []),
    ],
  };
}

/** For the scene. `fullValue` is the same for all steps of a slider, so that the columns can be compared. */
export function sceneMeshColumns(
  result: Pick<MeshResult, 'meshCode' | 'values' | 'hitShare'>,
  fullValue: number,
): SceneMeshColumns | undefined {
  const level = meshLevelOfCodes(result.meshCode);
  if (!level || !(fullValue > 0)) return undefined;
  return {
    level,
    meshCode: result.meshCode,
    heightMeters: Float32Array.from(result.values, (value) => (value / fullValue) * TALLEST_METERS),
    fullHeightMeters: TALLEST_METERS,
    ...(result.hitShare && { hazardShare: result.hitShare }),
    colour: COLUMN_COLOUR,
    hazardColour: HAZARD_COLOUR,
  };
}
