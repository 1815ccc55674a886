import type { AnswerTable, Cell, ValueColumn } from '../../domain/answer.ts';
import type { TableRequest } from '../../domain/sheet.ts';
import { keyText } from '../../project/language/answer-text.ts';
import { hazardLabel } from '../../project/language/hazard-label.ts';
import type { PrintWords } from '../../project/language/print-words.ts';
import { labelOf, OUTSIDE_ZONES, shapeKey, UNKNOWN_ZONE, UNPLACED } from '../../project/table-shape.ts';
import { keyIndex, type Row } from './select-rows.ts';

/** A key on paper. Zones are one key: told apart by id, printed by name. */
export interface LaidKey {
  readonly name: string;
  readonly index: number;
  /** Of the column of the printed words. */
  readonly heading: string;
  /** In the order of paper: high → low, not hit, unknown; zones as they come, then outside, unplaced, unknown. */
  readonly values: readonly Cell[];
  readonly summable: boolean;
  readonly isZone: boolean;
  readonly describe: (value: Cell) => KeyWords;
}

export interface KeyWords {
  readonly text: string;
  readonly colour?: string;
  readonly unknown: boolean;
  readonly notHit: boolean;
  /** Why it is not known, as a note under the table says it. */
  readonly reason?: string;
}

/** `不明（未調査）：調査範囲の外`. */
const reasonText = (text: string, reason: string, { language }: PrintWords): string =>
  `${text}${language === 'ja' ? '：' : ': '}${reason}`;

/** What goes across, what goes down, what is added up, and what is only said. */
export interface TableLayout {
  readonly table: AnswerTable;
  readonly rows: readonly Row[];
  readonly across: readonly LaidKey[];
  readonly down: readonly LaidKey[];
  /** Keys whose values are alternatives over the same things: rows of different ones are never added up. */
  readonly alternatives: readonly number[];
  readonly values: readonly ValueColumn[];
  /** Values of the keys that have one value only. */
  readonly said: readonly string[];
}

/** Throws a RangeError for a key or a value column that the table has not. */
export function layOut(
  table: AnswerTable,
  rows: readonly Row[],
  request: Pick<TableRequest, 'across' | 'down' | 'values'>,
  words: PrintWords,
): TableLayout {
  const keys = laidKeys({ ...table, rows }, words);
  const named = (name: string): LaidKey => {
    const index = keyIndex(table, name === 'zone_name' ? 'zone_id' : name);
    return keys.find((key) => key.index === index)!;
  };
  const across = request.across.map(named).filter(({ values }) => values.length > 0);
  const rest = keys.filter((key) => !across.includes(key));
  const asked = request.down?.map(named);
  const isAdded = (key: LaidKey): boolean => asked !== undefined && !asked.includes(key) && key.summable;
  const varying = rest.filter((key) => key.values.length > 1 && !isAdded(key));
  const down = asked
    ? [...varying.filter((key) => !asked.includes(key)), ...asked.filter((key) => varying.includes(key))]
    : varying;
  return {
    table,
    rows,
    across,
    down,
    alternatives: keys.filter(({ summable, isZone }) => !summable && !isZone).map(({ index }) => index),
    values: valuesOf(table, request.values),
    said: saidOf(rest, words),
  };
}

function valuesOf(table: AnswerTable, names: readonly string[]): readonly ValueColumn[] {
  if (names.length === 0) return table.values;
  return names.map((name) => {
    const column = table.values.find((value) => value.name === name);
    if (!column) throw new RangeError(`table "${table.id}" has no value column "${name}"`);
    return column;
  });
}

function laidKeys(table: AnswerTable, words: PrintWords): readonly LaidKey[] {
  const kindAt = table.keys.findIndex(({ name }) => name === 'zone_kind');
  const nameAt = table.keys.findIndex(({ name }) => name === 'zone_name');
  const hasZones = kindAt >= 0 && nameAt >= 0;
  return table.keys.flatMap((column, index): LaidKey[] => {
    if (hasZones && index === nameAt) return [];
    if (hasZones && column.name === 'zone_id') return [zoneKey(table, index, kindAt, nameAt, words)];
    const key = shapeKey(table, index);
    return [
      {
        name: column.name,
        index,
        heading: words.pick(column.title),
        values: key.values,
        summable: key.summable,
        isZone: false,
        describe: (value) => {
          const label = labelOf(column, value);
          const text = keyText(column, value, words.language);
          return {
            text,
            ...(label?.colour && { colour: label.colour }),
            unknown: label?.state === 'unknown' || value === 'unknown',
            notHit: label?.state === 'not_hit',
            ...(label?.reason && { reason: reasonText(text, words.pick(label.reason), words) }),
          };
        },
      },
    ];
  });
}

/** Kind and id of the city as one zone; its name in the data is Japanese. */
const WHOLE_CITY = 'city';
const lastZones: readonly Cell[] = [OUTSIDE_ZONES, UNPLACED, UNKNOWN_ZONE];

/** Zones of one kind are a partition: what lies in none, or nobody knows where, has rows of its own. */
function zoneKey(table: AnswerTable, index: number, kindAt: number, nameAt: number, words: PrintWords): LaidKey {
  const { t, pick, language } = words;
  const names = new Map(table.rows.map((row) => [row[index] ?? null, String(row[nameAt] ?? '')]));
  const kinds = [...new Set(table.rows.map((row) => row[kindAt] ?? null))];
  const place = (value: Cell): number => lastZones.indexOf(value);
  const special = new Map<Cell, string>([
    [OUTSIDE_ZONES, t('answer.outside')],
    [UNKNOWN_ZONE, t('answer.unknownZone')],
    [WHOLE_CITY, keyText(table.keys[kindAt]!, WHOLE_CITY, language)],
  ]);
  return {
    name: 'zone_id',
    index,
    heading: kinds.length === 1 ? keyText(table.keys[kindAt]!, kinds[0], language) : pick(table.keys[nameAt]!.title),
    values: [...names.keys()].sort((a, b) => place(a) - place(b)),
    summable: kinds.length === 1,
    isZone: true,
    describe: (value) => ({
      text: special.get(value) ?? names.get(value) ?? String(value ?? ''),
      unknown: value === UNKNOWN_ZONE,
      notHit: false,
      ...(value === UNKNOWN_ZONE && {
        reason: reasonText(t('answer.unknownZone'), t('answer.unknownZoneReason'), words),
      }),
    }),
  };
}

/** `洪水 L2`, `市全域`: hazard and scale as one word; the kind of zone is said by the zone or by the heading of the zones. */
function saidOf(keys: readonly LaidKey[], { language }: PrintWords): readonly string[] {
  const single = keys.filter(({ values }) => values.length === 1);
  const hazard = single.find(({ name }) => name === 'hazard')?.values[0];
  const scale = single.find(({ name }) => name === 'scale');
  return single.flatMap((key) => {
    if (key.name === 'zone_kind') return [];
    if (key.name === 'hazard' && scale) return [hazardLabel(`${hazard}:${scale.values[0]}` as never, language)];
    if (key.name === 'scale' && hazard !== undefined) return [];
    if (key.name === 'year' && language === 'ja') return [`${key.values[0]}年`];
    if (key.name === 'month' && language === 'ja') return [key.values[0] === 0 ? '通年' : `${key.values[0]}月`];
    return [key.describe(key.values[0]!).text];
  });
}
