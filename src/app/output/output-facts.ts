import type { FacilityKind } from '../../domain/datasets.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import type { TableRequest } from '../../domain/sheet.ts';
import { type FiledZoneKind, zoneKinds } from '../../domain/zone-kind.ts';
import { sentenceKinds } from '../../exports/sentences/sentence-kinds.ts';
import { hazardFigure, leadingHazard } from '../../exports/sheets/figures.ts';
import type { SheetCity } from '../../exports/sheets/sheet-supply.ts';
import type { OutputCity } from '../../panels/output/output-data.ts';

/** What the panels may offer of a city. */
export function outputCity(city: SheetCity, hasOblique: boolean): OutputCity {
  const present = new Set(city.zones.map(({ zoneKind }) => zoneKind));
  const areas = (['landslide', 'collapse'] as const).filter((area) =>
    city.hazards.some((key) => key.startsWith(`${area}:`)),
  );
  return {
    hazards: city.hazards,
    zoneKinds: zoneKinds.filter((kind: FiledZoneKind) => present.has(kind)),
    hazardAreas: areas,
    facilities: city.facilities as readonly FacilityKind[],
    scenarios: city.scenarios.filter(({ id }) => id !== CURRENT_SCENARIO).map(({ id, name }) => ({ id, name })),
    tables: tablesOf(city),
    sentences: sentenceKinds
      .filter(({ question }) => city.questions.includes(question))
      .map(({ id, title, hazards }) => ({ id, title, hazards })),
    hasOblique,
  };
}

/** Tables of the leading hazard's figure, under their titles. */
function tablesOf(city: SheetCity): OutputCity['tables'] {
  const hazard = leadingHazard(city);
  if (hazard === null) return [];
  const { tables } = hazardFigure(hazard, city);
  return tables
    .filter(({ question }) => city.questions.includes(question))
    .map((request: TableRequest) => ({ title: { ja: request.title, en: request.title }, request }));
}
