import type { AnswerTable, Cell, KeyColumn, Text, ValueColumn } from '../../domain/answer.ts';
import type { SceneZone, SceneZoneFill, SceneZoneFills } from '../../map/scene-types.ts';
import { type CommonChoice, pivotView } from '../../panels/explore/questions/pivot-view.ts';
import { OUTSIDE_ZONES, UNKNOWN_ZONE } from '../../panels/explore/questions/table-shape.ts';
import { displayText, valueDisplay } from '../../panels/explore/questions/value-display.ts';
import { type RowFilter, rowsWhere } from '../../panels/explore/rows-where.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import type { Language } from '../../project/project-schema.ts';
import { classOfValue, classSteps } from './class-steps.ts';
import { rowsBy } from './rows-by.ts';

/** A table's number of every zone of one kind. */
export interface ZoneResult {
  readonly table: AnswerTable;
  readonly zoneKind: string;
  readonly value: ValueColumn;
  /** Key whose hits are added up; absent where everything is. */
  readonly verdict: KeyColumn | undefined;
  /** What is added up, besides the zone. */
  readonly where: RowFilter;
  /** By zone id; null = not known. */
  readonly values: ReadonlyMap<string, number | null>;
}

/** From light to dark in a hue that no hazard's ramp has, five classes. */
const ramp = ['#dfe8f5', '#b3cae8', '#7fa6d6', '#4a7fbd', '#1f568f'] as const;
/** A zone that the hazard does not reach, as a building that it does not reach (ui.md §4). */
const NONE_COLOUR = '#d5dae0';
const FILL_OPACITY = 0.72;

/**
 * What a table says of the zones of one kind, for the map: of classes with states only the hits are added up, of other
 * partitions everything. Undefined where the table is not by zone. `zoneKind` is taken where the table has it, else the kind
 * with the most zones.
 */
export function zoneResult(
  table: AnswerTable,
  choice: { readonly zoneKind: string; readonly value?: string; readonly where?: RowFilter },
  common: CommonChoice,
): ZoneResult | undefined {
  const { zoneKind: _, ...rest } = choice;
  const { shape, where, value: shown, columns } = pivotView(table, rest, common);
  // Tables without rows of verdicts have a column of the hits beside the whole: `people`, `people_hit`.
  const value = table.values.find(({ name }) => name === `${shown.name}_hit`) ?? shown;
  const zoneKind = kindOnMap(table, shape.zoneKinds, choice.zoneKind);
  if (!shape.hasZones || zoneKind === undefined) return undefined;
  const fixed: RowFilter = { ...where, ...choice.where, zone_kind: zoneKind };
  const { zone_id: _id, zone_name: _name, ...narrowed } = fixed;
  // The classes that the table on the screen is laid out by decide what a hit is.
  const verdict = [columns?.column, ...table.keys].find((key) => key !== undefined && hasHits(key));
  const values = new Map<string, number | null>();
  const rows = rowsBy(rowsWhere(table, narrowed), keyIndex(table, 'zone_id'));
  for (const [zoneId, ofZone] of rows)
    if (zoneId !== OUTSIDE_ZONES && zoneId !== UNKNOWN_ZONE)
      values.set(zoneId, zoneValue(table, value, verdict, ofZone));
  return { table, zoneKind, value, verdict, where: narrowed, values };
}

const keyIndex = (table: AnswerTable, name: string): number => table.keys.findIndex((key) => key.name === name);

function kindOnMap(table: AnswerTable, kinds: readonly string[], wanted: string): string | undefined {
  const zones = kinds.filter((kind) => kind !== 'city' && kind !== 'drawn');
  if (zones.includes(wanted)) return wanted;
  const idOf = keyIndex(table, 'zone_id');
  const count = (kind: string) => new Set(rowsWhere(table, { zone_kind: kind }).map((row) => row[idOf])).size;
  return zones.toSorted((a, b) => count(b) - count(a))[0];
}

function zoneValue(
  table: AnswerTable,
  value: ValueColumn,
  verdict: KeyColumn | undefined,
  rows: readonly (readonly Cell[])[],
): number | null {
  const at = table.keys.length + table.values.indexOf(value);
  const judge = verdict ? keyIndex(table, verdict.name) : -1;
  const stateOf = (row: readonly Cell[]) => verdict?.labels?.find((label) => label.value === String(row[judge]))?.state;
  const judged = verdict ? rows.filter((row) => stateOf(row) !== 'unknown') : rows;
  if (judged.length === 0) return null;
  const counted = verdict ? judged.filter((row) => stateOf(row) === 'hit') : judged;
  const cells = counted.map((row) => row[at] ?? null).filter((cell) => typeof cell === 'number');
  if (counted.length > 0 && cells.length === 0) return null;
  return value.additive ? cells.reduce((sum, cell) => sum + cell, 0) : (cells[0] ?? null);
}

const hasHits = ({ labels }: KeyColumn): boolean => labels?.some(({ state }) => state === 'hit') ?? false;

export interface ZoneChoropleth {
  readonly fills: ReadonlyMap<string, SceneZoneFill>;
  readonly legend: { readonly title: Text; readonly rows: readonly LegendRow[] };
}

/** The colours of a result and their legend: classes of round width, zero apart, unknown hatched. */
export function zoneChoropleth({ values, value, verdict, table }: ZoneResult, language: Language): ZoneChoropleth {
  const known = [...values.values()].filter((one) => one !== null);
  const largest = Math.max(0, ...known);
  const display = valueDisplay(value, largest, language);
  const steps = classSteps(largest, ramp.length);
  const text = (number: number) => displayText(number, display);
  const colourOf = (number: number | null) =>
    number === null ? null : number === 0 ? NONE_COLOUR : ramp[classOfValue(number, steps)]!;
  const fills = new Map(
    [...values].map(([id, number]) => [id, { colour: colourOf(number), label: number === null ? '?' : text(number) }]),
  );
  const classes = Array.from({ length: largest > 0 ? steps.count : 0 }, (_, step): LegendRow => {
    const range = `${text(step * steps.width)} – ${text((step + 1) * steps.width)}`;
    return row(`step-${step}`, { kind: 'fill', colour: ramp[step]! }, range);
  });
  const unit = display.unit === '' ? '' : display.unit;
  const title = (of: Language) => `${value.title[of]}${unit === '' ? '' : of === 'ja' ? `（${unit}）` : ` (${unit})`}`;
  return {
    fills,
    legend: {
      title: {
        ja: `${table.title.ja}：${countedOf(verdict).ja}${title('ja')}`,
        en: `${table.title.en}: ${countedOf(verdict).en}${title('en')}`,
      },
      rows: [
        ...classes.toReversed(),
        ...(known.includes(0) ? [row('zero', { kind: 'fill', colour: NONE_COLOUR }, '0')] : []),
        ...(known.length < values.size ? [{ ...row('unknown', { kind: 'unknown' }, ''), label: unknownLabel }] : []),
      ],
    },
  };
}

/** What is counted, in front of the value's name: the one class that is a hit, or all of them. */
function countedOf(verdict: KeyColumn | undefined): Text {
  const [only, ...others] = verdict?.labels?.filter(({ state }) => state === 'hit') ?? [];
  if (!only) return { ja: '', en: '' };
  if (others.length > 0) return { ja: '該当の合計・', en: 'all hit, ' };
  return { ja: `${only.label.ja}・`, en: `${only.label.en}, ` };
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
