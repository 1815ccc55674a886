import { type AnswerTable, type Cell, cellOf, type Headline, type Text } from '../domain/answer.ts';
import { type HazardKey, hazardNames, parseHazardKey } from '../domain/hazard.ts';

/** Of several hazards the headline speaks of one, so that nobody is counted twice: the first of 想定最大規模, else the first. */
export const headlineHazard = (keys: readonly HazardKey[]): HazardKey | undefined =>
  keys.find((key) => parseHazardKey(key).scale === 'L2') ?? keys[0];

/** What a headline calls the hazard that it speaks of: 「洪水 L2」. */
export function hazardText(key: HazardKey): Text {
  const { hazard, scale } = parseHazardKey(key);
  const { ja, en } = hazardNames[hazard];
  return { ja: `${ja} ${scale}`.trim(), en: `${en.toLowerCase()} ${scale}`.trim() };
}

/**
 * The people of the whole city in the counted rows, of all in the rows with these cells. Undefined where the table is not
 * by the whole city, or the city's people are not known.
 */
export function cityHeadline(
  table: AnswerTable,
  cells: Readonly<Record<string, Cell>>,
  isCounted: (cell: (column: string) => Cell) => boolean,
  text: Text,
): Headline | undefined {
  const own = { zone_kind: 'city', ...cells };
  const ofRows = table.rows.flatMap((row, i) =>
    Object.entries(own).every(([name, value]) => cellOf(table, row, name) === value) ? [i] : [],
  );
  const [first] = ofRows;
  if (first === undefined || cellOf(table, table.rows[first]!, 'population') === null) return undefined;
  const rows = ofRows.filter((i) => isCounted((column) => cellOf(table, table.rows[i]!, column)));
  return { table: table.id, rows, value: 'population', text, ofRows };
}
