import type { DatasetSource } from '../../domain/datasets.ts';
import type { CitySummary, LayerSources, PaintColumns } from '../engine/engine-types.ts';
import type { ScenarioFacts } from '../engine/question-types.ts';
import type { OpenCity } from './use-open-city.ts';

/**
 * The open city as a scenario has it. What the scenario leaves as it is keeps its identity. `sourceOf`: what stands as the
 * source of a line that the scenario draws anew, given that of 現行.
 */
export function cityUnder(city: OpenCity, facts: ScenarioFacts, sourceOf: (title: string) => string): OpenCity {
  return {
    ...city,
    summary: summaryUnder(city.summary, facts, sourceOf),
    paint: city.paint && paintUnder(city.paint, facts.paint),
    scene: city.scene && { ...city.scene, ...facts.scene },
  };
}

function summaryUnder(
  summary: CitySummary,
  { layout, redrawn, facilities }: ScenarioFacts,
  sourceOf: (title: string) => string,
): CitySummary {
  const zones: Record<string, DatasetSource> = { ...summary.layerSources.zones };
  for (const kind of redrawn) {
    const source = zones[kind] ?? { ...summary.sources[0]!, title: '' };
    zones[kind] = { ...source, title: sourceOf(source.title) };
  }
  const layerSources: LayerSources = { ...summary.layerSources, zones };
  return { ...summary, layout, layerSources, ...(facilities && { facilities }) };
}

/** The columns that buildings are painted by, as a scenario has them. */
export function paintUnder(columns: PaintColumns, { storeys, hazards = [] }: ScenarioFacts['paint']): PaintColumns {
  if (!storeys && hazards.length === 0) return columns;
  return {
    ...columns,
    ...(storeys && { storeys }),
    hazards: columns.hazards.map((column) => hazards.find(({ key }) => key === column.key) ?? column),
  };
}
