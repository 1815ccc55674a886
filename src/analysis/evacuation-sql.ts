import { depthRanks } from '../domain/depth-rank.ts';
import { durationClasses } from '../domain/duration-class.ts';
import type { EvacuationAssumptions, EvacuationMode } from '../domain/evacuation-verdict.ts';
import { type HazardKey, hazardKey, parseHazardKey } from '../domain/hazard.ts';
import {
  ALL_STOREYS,
  atMostStoreysAt,
  leaveHazards,
  type VerticalEvacuationStep,
  verticalEvacuationRule,
} from '../domain/vertical-evacuation.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { depthTable, durationTable } from '../tables/table-names.ts';
import { hazardSource } from './hazard-dimension.ts';
import { unknownStructureSql, woodSql } from './structure-dimension.ts';

/** Verdicts as the tables tell them apart: those of `judgeEvacuation`, with the reason where it is not decidable. */
export const tableVerdicts = [
  'unknown',
  'unknown_storeys',
  'unknown_structure',
  'not_needed',
  'possible',
  'possible_unknown_duration',
  'possible_long',
  'impossible',
  'leave',
] as const;
export type TableVerdict = (typeof tableVerdicts)[number];

const code = (verdict: TableVerdict): string => integerLiteral(tableVerdicts.indexOf(verdict));

/** What the city knows around one flood. */
interface FloodTables {
  readonly depth: boolean;
  readonly duration: boolean;
  readonly collapse: HazardKey | undefined;
  readonly landslide: HazardKey | undefined;
}

/** 家屋倒壊等 is asked of the flood's own scale; landslides have none. */
function floodTables(key: HazardKey, layout: CityLayout): FloodTables {
  const { hazard, scale } = parseHazardKey(key);
  const has = (wanted: HazardKey) => (layout.hazards.some((entry) => entry.key === wanted) ? wanted : undefined);
  return {
    depth: layout.hazards.some((entry) => entry.key === key && entry.hasDepth),
    duration: layout.subjects?.durations.includes(key) ?? false,
    collapse: hazard === 'river' ? has(hazardKey('collapse', scale)) : undefined,
    landslide: leaveHazards.includes(hazard) ? undefined : has('landslide:'),
  };
}

/** Tables to read side by side for `verdictSql`, besides those of every count. */
export function verdictTables(key: HazardKey, layout: CityLayout): readonly string[] {
  const { depth, duration, collapse, landslide } = floodTables(key, layout);
  return [
    hazardSource(key),
    'building_facts AS f',
    ...(depth ? [`"${depthTable(key)}" AS depth`] : []),
    ...(duration ? [durationSource(key)] : []),
    ...(collapse ? [hazardSource(collapse, 'collapse')] : []),
    ...(landslide ? [hazardSource(landslide, 'landslide')] : []),
  ];
}

export const durationSource = (key: HazardKey): string => `"${durationTable(key)}" AS duration`;

/** Index into `tableVerdicts` per building: `judgeEvacuation` as SQL. */
export function verdictSql(
  key: HazardKey,
  mode: EvacuationMode,
  assumptions: EvacuationAssumptions,
  layout: CityLayout,
): string {
  const tables = floodTables(key, layout);
  const ends = endsOf(tables, assumptions.longDurationHours);
  const hit = mode === 'guide' ? byRank(ends) : byDepth(ends, tables.depth, assumptions);
  const leave = leaveConditions(tables).map((condition) => `WHEN ${condition} THEN ${code('leave')}`);
  return `CASE ${[...leave, `WHEN hazard.state = ${STORED_UNKNOWN} THEN ${code('unknown')}`].join(' ')}
    WHEN hazard.state = ${STORED_NOT_HIT} THEN ${ends.notNeeded}
    ELSE ${leaveHazards.includes(parseHazardKey(key).hazard) ? code('leave') : hit} END`;
}

const FLOW = storedRank(1);
const EROSION = storedRank(2);
const FLOW_AND_EROSION = storedRank(3);

function leaveConditions({ collapse, landslide }: FloodTables): readonly string[] {
  return [
    ...(collapse ? [`collapse.state IN (${EROSION}, ${FLOW_AND_EROSION})`] : []),
    ...(collapse ? [`collapse.state = ${FLOW} AND ${woodSql}`] : []),
    ...(landslide ? [`hazard.state > ${STORED_NOT_HIT} AND landslide.state > ${STORED_NOT_HIT}`] : []),
  ];
}

/** Ends of the judgement that an unknown structure in the flow leaves open. */
interface Ends {
  readonly notNeeded: string;
  readonly unknownStoreys: string;
  readonly possible: string;
}

function endsOf({ collapse, duration }: FloodTables, longDurationHours: number): Ends {
  const unlessOpen = (end: string) =>
    collapse
      ? `CASE WHEN collapse.state = ${FLOW} AND ${unknownStructureSql} THEN ${code('unknown_structure')} ELSE ${end} END`
      : end;
  return {
    notNeeded: unlessOpen(code('not_needed')),
    unknownStoreys: unlessOpen(code('unknown_storeys')),
    possible: unlessOpen(possibleSql(duration, longDurationHours)),
  };
}

/** 手引き: the steps of depth × storeys; they begin where ranks begin. */
function byRank(ends: Ends): string {
  const cases = depthRanks.map(
    ({ rank, fromMeters }) => `WHEN ${storedRank(rank)} THEN ${byStoreys(verticalEvacuationRule, fromMeters, ends)}`,
  );
  return `CASE hazard.state ${cases.join(' ')} END`;
}

function byStoreys(
  rule: readonly VerticalEvacuationStep[],
  fromMeters: number,
  { possible, unknownStoreys }: Ends,
): string {
  const atMost = atMostStoreysAt(rule, fromMeters);
  if (atMost === 0) return possible;
  if (atMost === ALL_STOREYS) return code('impossible');
  return `CASE WHEN b.storey_class = 0 THEN ${unknownStoreys} WHEN b.storey_class > ${integerLiteral(atMost)} THEN ${possible} ELSE ${code('impossible')} END`;
}

/** Level of the top floor against the depth, as 32-bit floats; a rank without a depth counts as its upper bound. */
function byDepth({ possible, unknownStoreys }: Ends, depthKnown: boolean, assumptions: EvacuationAssumptions): string {
  const bounds = depthRanks.flatMap(({ rank, toMeters }) =>
    Number.isFinite(toMeters) ? [`WHEN ${storedRank(rank)} THEN ${metresSql(toMeters)}`] : [],
  );
  const bound = `CASE hazard.state ${bounds.join(' ')} ELSE 'infinity'::FLOAT END`;
  const depth = depthKnown ? `coalesce(depth.depth_m, ${bound})` : bound;
  const firstFloor = centimetres(assumptions.firstFloorMeters);
  const level = `((f.storeys::INTEGER - 1) * ${centimetres(assumptions.storeyHeightMeters)} + ${firstFloor})`;
  return `CASE WHEN ${depth} <= ${metresSql(assumptions.firstFloorMeters)} THEN ${possible}
    WHEN ${depth} = 'infinity'::FLOAT THEN ${code('impossible')}
    WHEN f.storeys = 0 THEN ${unknownStoreys}
    WHEN (${level}::DOUBLE / 100)::FLOAT >= ${depth} THEN ${possible} ELSE ${code('impossible')} END`;
}

const centimetres = (meters: number): string => integerLiteral(Math.round(meters * 100));

/** Metres in whole centimetres as a 32-bit float: what a depth read as the same number is held as. */
export const metresSql = (meters: number): string => `(${centimetres(meters)}::DOUBLE / 100)::FLOAT`;

function possibleSql(durationKnown: boolean, longDurationHours: number): string {
  if (!durationKnown) return code('possible_unknown_duration');
  return `CASE WHEN duration.duration_class = ${STORED_UNKNOWN} THEN ${code('possible_unknown_duration')} WHEN ${longSql(longDurationHours)} THEN ${code('possible_long')} ELSE ${code('possible')} END`;
}

/** Whether the water stays so many hours, of a building whose duration is known; a class without hours counts as its longest. */
export function longSql(hours: number): string {
  const classes = durationClasses.filter(({ toHours }) => toHours > hours).map((entry) => storedRank(entry.code));
  return `coalesce(duration.duration_h >= ${integerLiteral(hours)}, duration.duration_class IN (${classes.join(', ')}))`;
}
