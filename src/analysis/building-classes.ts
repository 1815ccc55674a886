import { evacuationAssumptions } from '../domain/evacuation-verdict.ts';
import type { FeatureColumn, FeaturePaint } from '../domain/feature-table.ts';
import { depthHazards, type HazardKey, hazardNames, parseHazardKey } from '../domain/hazard.ts';
import { notHitColour, unknownColour } from '../domain/hazard-classes.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { HazardColumn } from '../tables/city-tables.ts';
import type { Database } from '../tables/database.ts';
import { storedStates } from '../tables/hazard-codes.ts';
import { evacuationDimension } from './evacuation-dimension.ts';
import { verdictTables } from './evacuation-sql.ts';
import { hazardLabels } from './hazard-dimension.ts';

/**
 * What the tables count every building by, as columns of features: class and depth of each hazard, and for hazards with a
 * depth the verdict of vertical evacuation by the guide. Codes are those of the CSV; `unknown` is one of them.
 */
export async function buildingClassColumns(
  db: Database,
  hazards: readonly HazardColumn[],
  layout: CityLayout,
  signal?: AbortSignal,
): Promise<FeatureColumn[]> {
  const columns: FeatureColumn[] = [];
  for (const hazard of hazards) {
    columns.push(...classColumns(hazard, layout));
    if (depthHazards.includes(parseHazardKey(hazard.key).hazard))
      columns.push(...(await verdictColumns(db, hazard.key, layout, signal)));
  }
  return columns;
}

/** Buildings in the colours of a hazard's legend. */
export function buildingClassPaint(column: HazardColumn, layout: CityLayout): FeaturePaint {
  const labels = hazardLabels(column.key, layout);
  const plain = { unknown: unknownColour, not_hit: notHitColour, hit: unknownColour } as const;
  return {
    colours: labels.map(({ colour, state }) => colour ?? (plain[state ?? 'unknown'] as `#${string}`)),
    row: storedStates(column.state),
  };
}

/** `river_L2`, `landslide`; and the same in words. */
function namesOf(key: HazardKey) {
  const { hazard, scale } = parseHazardKey(key);
  const { ja, en } = hazardNames[hazard];
  const scaled = (text: string) => (scale === '' ? text : `${text} ${scale}`);
  return { name: [hazard, scale].filter(Boolean).join('_'), ja: scaled(ja), en: scaled(en) };
}

function classColumns({ key, state, depthMeters }: HazardColumn, layout: CityLayout): FeatureColumn[] {
  const { name, ja, en } = namesOf(key);
  const labels = hazardLabels(key, layout);
  const stored = storedStates(state);
  const take = (texts: readonly string[]) => Array.from(stored, (code) => texts[code]!);
  const columns: FeatureColumn[] = [
    {
      name: `${name}_class`,
      title: { ja: `${ja} 区分（コード）`, en: `${en}: class (code)` },
      type: 'text',
      values: take(labels.map(({ value }) => value)),
    },
    {
      name: `${name}_class_name`,
      title: { ja: `${ja} 区分`, en: `${en}: class` },
      type: 'text',
      values: take(labels.map(({ label }) => label.ja)),
    },
  ];
  if (!depthHazards.includes(parseHazardKey(key).hazard)) return columns;
  return [
    ...columns,
    {
      name: `${name}_depth_m`,
      title: { ja: `${ja} 浸水深`, en: `${en}: depth` },
      unit: 'meters',
      missing: 'no_data',
      type: 'number',
      // A 32-bit depth in as many digits as it holds.
      values: Float64Array.from(depthMeters, (depth) => Number(depth.toPrecision(7))),
    },
  ];
}

async function verdictColumns(
  db: Database,
  key: HazardKey,
  layout: CityLayout,
  signal: AbortSignal | undefined,
): Promise<FeatureColumn[]> {
  const { name, ja, en } = namesOf(key);
  const { column, sql } = evacuationDimension(key, 'guide', evacuationAssumptions, layout);
  const tables = ['building_measures AS b', ...verdictTables(key, layout)].join('\n  POSITIONAL JOIN ');
  const codes = await db.numbers(`SELECT ${sql} AS verdict\nFROM ${tables}\nORDER BY b.rowid`, [], signal);
  const take = (texts: readonly string[]) => Array.from(codes, (code) => texts[code]!);
  return [
    {
      name: `${name}_verdict`,
      title: { ja: `${ja} 垂直避難の判定（コード）`, en: `${en}: vertical evacuation (code)` },
      type: 'text',
      values: take(column.labels.map(({ value }) => value)),
    },
    {
      name: `${name}_verdict_name`,
      title: { ja: `${ja} ${column.title.ja}`, en: `${en}: ${column.title.en}` },
      type: 'text',
      values: take(column.labels.map(({ label }) => label.ja)),
    },
  ];
}
