import type { HazardKey } from '../domain/hazard.ts';
import type { CachedTableMade } from '../tables/cached-table.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import type { FlowLayout, FlowSlot, FlowTime } from '../tables/subject-layout.ts';
import { flowMeshTable } from '../tables/table-names.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type DayHours, flowOf, slotStandingFor } from './flow-times.ts';
import { type MeshGrouping, meshGroups } from './mesh-groups.ts';
import type { UsageWeights } from './usage-weights.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

export const flowTables = ['zones', 'curve', 'meshes'] as const;

export interface PeopleFlowParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly slot: FlowTime;
  /** Of the three tables those that are wanted: a step of the time slider needs no curve. */
  readonly tables: readonly (typeof flowTables)[number][];
  readonly dayWeights: UsageWeights;
  readonly nightWeights: UsageWeights;
  readonly dayHours: DayHours;
}

/** What the three tables of one answer share. */
export interface FlowAsked {
  readonly db: Database;
  readonly context: AnalysisContext;
  readonly layout: CityLayout;
  readonly flow: FlowLayout;
  readonly parameters: PeopleFlowParameters;
  /** The slot that stands for the asked time, and its number. */
  readonly slot: FlowSlot;
  readonly slotNumber: number;
  /** Statements in the order in which they were run, for the evidence. */
  readonly sql: Set<string>;
  /** Kept tables by hazard and mesh level, each looked up once an answer. */
  readonly groups: Map<string, Promise<CachedTableMade>>;
}

export function flowAsked(db: Database, parameters: PeopleFlowParameters, context: AnalysisContext): FlowAsked {
  const { layout } = context;
  const flow = flowOf(layout);
  const slotNumber = slotStandingFor(parameters.slot, flow, parameters.dayHours);
  return {
    db,
    context,
    layout,
    flow,
    parameters,
    slot: flow.slots[slotNumber]!,
    slotNumber,
    sql: new Set(),
    groups: new Map(),
  };
}

const flowGrouping = (
  { dayWeights, nightWeights }: Pick<PeopleFlowParameters, 'dayWeights' | 'nightWeights'>,
  hazard: HazardKey,
  { meshLevel }: FlowSlot,
): MeshGrouping => ({
  subject: `flow_${meshLevel}`,
  meshTable: flowMeshTable(meshLevel),
  hazard,
  rules: [
    { name: 'day', weights: dayWeights, without: 'ground' },
    { name: 'night', weights: nightWeights, without: 'ground' },
  ],
});

/** The kept table of shares of one hazard on the meshes of a slot; its SQL goes into the evidence. */
export async function flowGroups(asked: FlowAsked, hazard: HazardKey, slot: FlowSlot): Promise<string> {
  const key = `${hazard} ${slot.meshLevel}`;
  const made =
    asked.groups.get(key) ?? meshGroups(asked.db, flowGrouping(asked.parameters, hazard, slot), asked.layout);
  asked.groups.set(key, made);
  const { name, sql } = await made;
  for (const statement of sql) asked.sql.add(statement);
  return name;
}

export async function askFlow(asked: FlowAsked, sql: string) {
  asked.sql.add(sql);
  const { rows } = await asked.db.query(sql, [], asked.context.signal);
  return rows;
}
