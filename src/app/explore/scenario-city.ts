import type { PaintColumns } from '../engine/engine-types.ts';
import type { ScenarioFacts } from '../engine/question-types.ts';
import type { OpenCity } from './use-open-city.ts';

/** The open city as a scenario has it. What the scenario leaves as it is keeps its identity. */
export function cityUnder(city: OpenCity, { layout, paint, scene }: ScenarioFacts): OpenCity {
  return {
    ...city,
    summary: { ...city.summary, layout },
    paint: city.paint && paintUnder(city.paint, paint),
    scene: city.scene && { ...city.scene, ...scene },
  };
}

function paintUnder(columns: PaintColumns, { storeys, hazards = [] }: ScenarioFacts['paint']): PaintColumns {
  if (!storeys && hazards.length === 0) return columns;
  return {
    ...columns,
    ...(storeys && { storeys }),
    hazards: columns.hazards.map((column) => hazards.find(({ key }) => key === column.key) ?? column),
  };
}
