import type { AnswerTable, Cell, Text, ValueColumn } from '../../domain/answer.ts';
import type { SceneZone, SceneZoneFill, SceneZoneFills } from '../../map/scene-types.ts';
import { type PivotColumn, pivot } from '../../panels/explore/questions/pivot.ts';
import {
  type CommonChoice,
  type PivotView,
  pivotView,
  type ViewChoice,
} from '../../panels/explore/questions/pivot-view.ts';
import {
  isPartialStack,
  isStackable,
  stackedColumns,
  stackedValue,
} from '../../panels/explore/questions/stacked-columns.ts';
import { rowsWhere } from '../../panels/explore/rows-where.ts';
import { shownValue } from '../../project/language/answer-text.ts';
import { displayText, PARTIAL_MARK, valueDisplay } from '../../project/language/value-display.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import type { Language } from '../../project/project-schema.ts';
import { labelOf } from '../../project/table-shape.ts';
import { classOfValue, classSteps } from './class-steps.ts';
import { rowsBy } from './rows-by.ts';

/** A table's number of every zone of one kind. */
export interface ZoneResult {
  readonly table: AnswerTable;
  readonly zoneKind: string;
  readonly value: ValueColumn;
  /** What is added up: the columns that a bar of the chart is made of. */
  readonly stack: readonly PivotColumn[];
  /** By zone id; null = not known. */
  readonly values: ReadonlyMap<string, number | null>;
  /** Zones whose number leaves out rows without a value. */
  readonly partial: ReadonlySet<string>;
}

/** From light to dark in a hue that no hazard's ramp has, five classes. */
const ramp = ['#dfe8f5', '#b3cae8', '#7fa6d6', '#4a7fbd', '#1f568f'] as const;
/** A zone that the hazard does not reach, as a building that it does not reach (ui.md §4). */
const NONE_COLOUR = '#d5dae0';
const FILL_OPACITY = 0.72;

/**
 * What a table says of the zones of one kind, for the map: the number that its row of the zone has on the screen, of classes
 * the hits together as in the chart. Undefined where the table is not by zone, is a list, or has a number that may not be
 * added up. The kind is the one chosen for the table, else `zoneKind` where the table has it, else that with the most zones.
 */
export function zoneResult(
  table: AnswerTable,
  { zoneKind: wanted, view: chosen = {} }: { readonly zoneKind: string; readonly view?: ViewChoice },
  common: CommonChoice,
): ZoneResult | undefined {
  const { shape, list } = pivotView(table, chosen, common);
  const zoneKind = shape.hasZones && !list ? kindOnMap(table, shape.zoneKinds, chosen.zoneKind, wanted) : undefined;
  if (zoneKind === undefined) return undefined;
  const view = pivotView(table, { ...chosen, zoneKind }, common);
  const laidOut = pivot(table, view);
  const stack = stackedColumns(laidOut, view);
  // Classes of which none is hit are an answer, too: 0.
  if (stack.length > 0 && !isStackable(stack, view)) return undefined;
  const zones = laidOut.rows.filter(({ kind }) => kind === 'row');
  const unknown = unknownZones(table, view);
  const partial = zones.filter((row) => isPartialStack(laidOut, row, stack)).map(({ id }) => id);
  return {
    table,
    zoneKind,
    value: view.value,
    stack,
    values: new Map(zones.map((row) => [row.id, unknown.has(row.id) ? null : stackedValue(laidOut, row, stack)])),
    partial: new Set(partial),
  };
}

const keyIndex = (table: AnswerTable, name: string): number => table.keys.findIndex((key) => key.name === name);

function kindOnMap(
  table: AnswerTable,
  kinds: readonly string[],
  chosen: string | undefined,
  wanted: string,
): string | undefined {
  const zones = kinds.filter((kind) => kind !== 'city' && kind !== 'drawn');
  const named = [chosen, wanted].find((kind) => kind !== undefined && zones.includes(kind));
  if (named !== undefined) return named;
  const idOf = keyIndex(table, 'zone_id');
  const count = (kind: string) => new Set(rowsWhere(table, { zone_kind: kind }).map((row) => row[idOf])).size;
  return zones.toSorted((a, b) => count(b) - count(a))[0];
}

/** Zones of which nothing is known under the key that makes the columns: no hit there is no statement. */
function unknownZones(table: AnswerTable, { columns, where, zoneKind }: PivotView): ReadonlySet<string> {
  if (columns === null) return new Set();
  const isUnknown = (row: readonly Cell[]): boolean =>
    labelOf(columns.column, row[columns.index] ?? null)?.state === 'unknown';
  const byZone = rowsBy(rowsWhere(table, { ...where, zone_kind: zoneKind }), keyIndex(table, 'zone_id'));
  return new Set([...byZone].flatMap(([id, rows]) => (rows.every(isUnknown) ? [id] : [])));
}

export interface ZoneChoropleth {
  readonly fills: ReadonlyMap<string, SceneZoneFill>;
  readonly legend: { readonly title: Text; readonly rows: readonly LegendRow[] };
}

/** The colours of a result and their legend: classes of round width, zero apart, unknown hatched. */
export function zoneChoropleth(
  { values, value, stack, table, partial }: ZoneResult,
  language: Language,
): ZoneChoropleth {
  const known = [...values.values()].filter((one) => one !== null);
  const largest = Math.max(0, ...known);
  const display = valueDisplay(value, largest, language);
  const steps = classSteps(largest, ramp.length);
  const text = (number: number) => displayText(number, display);
  const edges = { ...display, decimals: edgeDecimals(shownValue(steps.width, value.unit) / display.divisor) };
  const edge = (step: number) => displayText(step * steps.width, edges);
  const colourOf = (number: number | null) =>
    number === null ? null : number === 0 ? NONE_COLOUR : ramp[classOfValue(number, steps)]!;
  const labelOfZone = (id: string, number: number | null) =>
    number === null ? '?' : `${partial.has(id) ? PARTIAL_MARK : ''}${number === 0 ? '0' : text(number)}`;
  const fills = new Map(
    [...values].map(([id, number]) => [id, { colour: colourOf(number), label: labelOfZone(id, number) }]),
  );
  const classes = Array.from({ length: largest > 0 ? steps.count : 0 }, (_, step): LegendRow => {
    const range = `${edge(step)} – ${edge(step + 1)}`;
    return row(`step-${step}`, { kind: 'fill', colour: ramp[step]! }, range);
  });
  const { unit } = display;
  const title = (of: Language) => `${value.title[of]}${unit === '' ? '' : of === 'ja' ? `（${unit}）` : ` (${unit})`}`;
  return {
    fills,
    legend: {
      title: {
        ja: `${table.title.ja}：${countedOf(stack).ja}${title('ja')}${partial.size > 0 ? '。※ は値のない部分を除く' : ''}`,
        en: `${table.title.en}: ${countedOf(stack).en}${title('en')}${partial.size > 0 ? '; ※ leaves out what has no value' : ''}`,
      },
      rows: [
        ...classes.toReversed(),
        ...(known.includes(0) ? [row('zero', { kind: 'fill', colour: NONE_COLOUR }, '0')] : []),
        ...(known.length < values.size ? [{ ...row('unknown', { kind: 'unknown' }, ''), label: unknownLabel }] : []),
      ],
    },
  };
}

/** Places that a round width needs. */
const edgeDecimals = (width: number): number =>
  Math.max(
    0,
    [0, 1, 2, 3].find((places) => Math.abs(width * 10 ** places - Math.round(width * 10 ** places)) < 1e-6) ?? 3,
  );

/** What is counted, in front of the value's name: the one class that is a hit, or all of them; nothing of value columns. */
function countedOf(stack: readonly PivotColumn[]): Text {
  const [only, ...others] = stack;
  if (only?.kind !== 'class' || only.title === 'sum') return { ja: '', en: '' };
  if (others.length > 0) return { ja: '該当の合計・', en: 'all hit, ' };
  return { ja: `${only.title.ja}・`, en: `${only.title.en}, ` };
}

const unknownLabel = { ja: '不明', en: 'Not known' } as const;

const row = (id: string, swatch: LegendRow['swatch'], text: string): LegendRow => ({
  id,
  swatch,
  label: { ja: text, en: text },
  count: null,
});

/** For the scene; `zones` are those of the result's kind, whose identity decides whether shapes are laid out anew. */
export const sceneZoneFills = (zones: readonly SceneZone[], { fills }: ZoneChoropleth): SceneZoneFills => ({
  zones,
  fills,
  opacity: FILL_OPACITY,
});
