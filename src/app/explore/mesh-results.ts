import type { AnswerTable, Cell, ValueColumn } from '../../domain/answer.ts';
import { isMeshCode, meshLevelOfCodes } from '../../domain/mesh-code.ts';
import type { SceneMeshColumns } from '../../map/scene-types.ts';
import type { CommonChoice } from '../../panels/explore/questions/pivot-view.ts';
import { pivotView } from '../../panels/explore/questions/pivot-view.ts';
import { type RowFilter, rowsWhere } from '../../panels/explore/rows-where.ts';
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
  const isHit = (row: readonly Cell[]) =>
    table.keys[verdict]?.labels?.find((label) => label.value === String(row[verdict]))?.state === 'hit';
  const sum = (rows: readonly (readonly Cell[])[]): number => {
    const cells = rows.map((row) => row[at]).filter((cell) => typeof cell === 'number');
    return cells.length === 0 ? Number.NaN : cells.reduce((total, cell) => total + cell, 0);
  };
  const values = Float64Array.from(codes, (code) => sum(byMesh.get(code)!));
  const known = values.filter((value) => !Number.isNaN(value));
  return {
    table,
    value: view.value,
    where: allStates,
    meshCode: codes,
    values,
    ...(verdict >= 0 && {
      hitShare: Float32Array.from(codes, (code, i) => {
        const hit = sum(byMesh.get(code)!.filter(isHit));
        return hit > 0 && values[i]! > 0 ? Math.min(1, hit / values[i]!) : 0;
      }),
    }),
    largest: known.reduce((most, value) => Math.max(most, value), 0),
  };
}

/** Height of the column of the largest value, metres: as high as the hills around a town, and still within the view. */
const TALLEST_METERS = 600;
const COLUMN_COLOUR = '#5b7fb5';
const HAZARD_COLOUR = '#d2574f';

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
