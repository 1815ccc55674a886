import type { DepthRankOrState, ExposureRow, ResidenceState } from '../../analysis/exposure-result.ts';
import { type HazardKey, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { type HazardClass, hazardClasses, isDepthHazard, notHitColour } from '../../domain/hazard-classes.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { Measure } from '../../project/project-schema.ts';

/** A column of the rank table: one class, several taken together (5 m以上), not hit, unknown, or the sum (ranks null). */
export interface RankColumn {
  readonly id: string;
  readonly ranks: readonly DepthRankOrState[] | null;
  readonly kind: 'class' | 'none' | 'unknown' | 'sum';
  readonly colour: string;
  readonly label: { readonly ja: string; readonly en: string } | null;
  /** Counts as an answer to the question: 3 m and deeper, or any zone of a hazard without depths. */
  readonly answers: boolean;
}

export type RowId = ResidenceState | 'sum';

export interface RankRow {
  readonly id: RowId;
  readonly residence: ResidenceState | null;
  /** One value a column; null = no data. */
  readonly values: readonly (number | null)[];
}

export interface RankTable {
  readonly columns: readonly RankColumn[];
  readonly rows: readonly RankRow[];
}

const measured: Readonly<Record<Measure, (row: ExposureRow) => number | null>> = {
  population: (row) => row.population,
  population65: (row) => row.population65,
  population75: (row) => row.population75,
  populationDay: (row) => row.populationDay,
  buildings: (row) => row.buildings,
  floorArea: (row) => row.floorAreaSquareMeters,
  verticalEvacuationImpossible: (row) => row.verticalEvacuationImpossible,
};

export interface CellQuery {
  readonly zoneKind: ZoneKind | 'city';
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
  readonly zoneId?: string;
  readonly residence?: ResidenceState | null;
  /** null or absent = every rank. */
  readonly ranks?: readonly DepthRankOrState[] | null;
}

/** Sum over the matching rows, unrounded; null where the measure has no data in any of them. */
export function sumExposure(rows: readonly ExposureRow[], query: CellQuery): number | null {
  const value = measured[query.measure];
  let sum: number | null = null;
  for (const row of rows) {
    if (row.zoneKind !== query.zoneKind || hazardKey(row.hazard, row.scale) !== query.hazardKey) continue;
    if (query.zoneId !== undefined && row.zoneId !== query.zoneId) continue;
    if (query.residence != null && row.residence !== query.residence) continue;
    if (query.ranks != null && !query.ranks.includes(row.depthRank)) continue;
    const part = value(row);
    if (part !== null) sum = (sum ?? 0) + part;
  }
  return sum ?? (hasData(rows, query) ? 0 : null);
}

/** Whether the measure has data for this hazard at all: then a cell without rows is 0, otherwise it is "no data". */
function hasData(rows: readonly ExposureRow[], { hazardKey: key, measure }: CellQuery): boolean {
  return rows.some((row) => hazardKey(row.hazard, row.scale) === key && measured[measure](row) !== null);
}

/** Ranks that answer the standing question: water of 3 m and more, or lying in a zone of the hazard at all. */
export function answeringRanks(key: HazardKey): readonly DepthRankOrState[] {
  const { hazard } = parseHazardKey(key);
  if (isDepthHazard(hazard)) return [3, 4, 5, 6];
  return hazardClasses(hazard).map(({ state }) => state);
}

/** Columns high → low, then not hit, unknown, sum. Depths of 5 m and more stand together, as in the 手引き tables. */
export function rankColumns(key: HazardKey, colourVisionSafe: boolean): readonly RankColumn[] {
  const { hazard } = parseHazardKey(key);
  const classes = hazardClasses(hazard, colourVisionSafe);
  const depth = isDepthHazard(hazard);
  const shown = depth ? classes.filter(({ state }) => state <= 3) : classes;
  const answers = answeringRanks(key);
  const deep = classes.find(({ state }) => state === 4);
  return [
    ...(depth && deep ? [deepColumn(deep)] : []),
    ...shown.map((item) => classColumn(item, answers.includes(item.state))),
    { id: 'none', ranks: ['none'], kind: 'none', colour: notHitColour, label: null, answers: false },
    { id: 'unknown', ranks: ['unknown'], kind: 'unknown', colour: '', label: null, answers: false },
    { id: 'sum', ranks: null, kind: 'sum', colour: '', label: null, answers: false },
  ];
}

const classColumn = ({ state, colour, ja, en }: HazardClass, answers: boolean): RankColumn => ({
  id: `rank-${state}`,
  ranks: [state],
  kind: 'class',
  colour,
  label: { ja, en },
  answers,
});

const deepColumn = ({ colour }: HazardClass): RankColumn => ({
  id: 'deep',
  ranks: [4, 5, 6],
  kind: 'class',
  colour,
  label: { ja: '5 m以上', en: '5 m +' },
  answers: true,
});

/**
 * The city by inside / outside 居住誘導区域 × rank. The row of buildings whose side is unknown appears only where there
 * are any; a city without the areas has the sum alone.
 */
export function rankTable(
  rows: readonly ExposureRow[],
  key: HazardKey,
  measure: Measure,
  colourVisionSafe = false,
): RankTable {
  const columns = rankColumns(key, colourVisionSafe);
  const city = cityRows(rows);
  const row = (id: RowId, residence: ResidenceState | null): RankRow => ({
    id,
    residence,
    values: columns.map(({ ranks }) =>
      sumExposure(city, { zoneKind: 'city', hazardKey: key, measure, residence, ranks }),
    ),
  });
  const present = new Set(city.map(({ residence }) => residence));
  const sides = (['inside', 'outside', 'unknown'] as const).filter((side) => present.has(side));
  const onlyUnknown = sides.length === 1 && sides[0] === 'unknown';
  return { columns, rows: [...(onlyUnknown ? [] : sides.map((side) => row(side, side))), row('sum', null)] };
}

const cityRows = (rows: readonly ExposureRow[]): readonly ExposureRow[] =>
  rows.filter(({ zoneKind }) => zoneKind === 'city');

/** One area of the chosen kind, with the figures of its row in the area table. */
export interface AreaRow {
  readonly zoneId: string;
  readonly zoneName: string;
  readonly total: number | null;
  readonly answer: number | null;
  readonly answerInside: number | null;
  readonly answerOutside: number | null;
  readonly unknown: number | null;
}

export function areaRows(
  rows: readonly ExposureRow[],
  key: HazardKey,
  zoneKind: ZoneKind,
  measure: Measure,
): readonly AreaRow[] {
  const answers = answeringRanks(key);
  const byZone = new Map<string, ExposureRow[]>();
  for (const row of rows) {
    if (row.zoneKind !== zoneKind || hazardKey(row.hazard, row.scale) !== key) continue;
    const own = byZone.get(row.zoneId);
    if (own === undefined) byZone.set(row.zoneId, [row]);
    else own.push(row);
  }
  return [...byZone].map(([zoneId, own]) => {
    const sum = (query: Partial<CellQuery>) => sumExposure(own, { zoneKind, hazardKey: key, measure, ...query });
    return {
      zoneId,
      zoneName: own[0]?.zoneName ?? zoneId,
      total: sum({}),
      answer: sum({ ranks: answers }),
      answerInside: sum({ ranks: answers, residence: 'inside' }),
      answerOutside: sum({ ranks: answers, residence: 'outside' }),
      unknown: sum({ ranks: ['unknown'] }),
    };
  });
}

/** The number in the headline and those beside it. */
export interface Headline {
  readonly answer: number | null;
  /** Of what the share is taken. */
  readonly whole: number | null;
  /** Answer at L2 minus answer at L1; null where either is missing. */
  readonly differenceFromL1: number | null;
  /** Buildings among those of the answer that allow no vertical evacuation. */
  readonly evacuationImpossible: number | null;
  readonly unknown: number | null;
}

export function headline(
  rows: readonly ExposureRow[],
  key: HazardKey,
  measure: Measure,
  residence: ResidenceState | null,
): Headline {
  const { hazard, scale } = parseHazardKey(key);
  const ranks = answeringRanks(key);
  const city = cityRows(rows);
  const sum = (query: Partial<CellQuery>) =>
    sumExposure(city, { zoneKind: 'city', hazardKey: key, measure, residence, ...query });
  const answer = sum({ ranks });
  const atL1 = scale === 'L2' ? sum({ ranks, hazardKey: hazardKey(hazard, 'L1') }) : null;
  return {
    answer,
    whole: sum({}),
    differenceFromL1: answer === null || atL1 === null ? null : answer - atL1,
    evacuationImpossible: sum({ ranks, measure: 'verticalEvacuationImpossible' }),
    unknown: sum({ ranks: ['unknown'] }),
  };
}
