import { z } from 'zod';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { buildingMethod, countBuildings, selectBuildings } from '../count-buildings.ts';
import { depthClassesParameter } from '../depth-class-parameter.ts';
import { hazardAreaChecks, mergeHazardArea } from '../hazard-area-rows.ts';
import {
  type HazardAreaParameters,
  hazardAreaBuildings,
  hazardAreaHeadline,
  hazardAreaTable,
  hazardAreaTitle,
} from '../hazard-area-table.ts';
import { countHazardFacilities } from '../hazard-facilities.ts';
import { readHazardGround } from '../hazard-ground.ts';
import { hazardsParameter } from '../hazard-parameters.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneGroundTable } from '../zone-ground-table.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf } from '../zone-parts.ts';

/**
 * Exposure complete: ground, buildings, people and facilities by zone, residence area, hazard, scale and class (standard six
 * or detailed eight). Source of the classes: 水害ハザードマップ作成の手引き (国土交通省 R5.5) 表3-2.
 */
export const hazardArea: Question<HazardAreaParameters> = {
  id: 'hazard_area',
  group: 'exposure',
  title: hazardAreaTitle,
  ask: {
    ja: '居住誘導区域の何 ha が浸水し、そこに建物は何棟、人は何人、施設はいくつあるか',
    en: 'How many hectares of the residence area are flooded, with how many buildings, people and facilities',
  },
  words: { ja: '面積 ha 浸水深 8区分 詳細版 6区分', en: 'area hectares depth eight classes' },
  parameters: z.object({ zoneKinds: zoneKindsParameter, hazards: hazardsParameter, classes: depthClassesParameter }),
  lacks: (layout) =>
    layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.hazards.map(({ key }) => key),
    classes: 'standard',
  }),
  async run(db, parameters, context) {
    const { zoneKinds, hazards, classes } = parameters;
    const { layout } = context;
    const [buildings, ground, facilities] = await Promise.all([
      countBuildings(db, hazardAreaBuildings(parameters, layout), context),
      readHazardGround(db, zoneKinds, hazards, classes, context),
      countHazardFacilities(db, zoneKinds, hazards, classes, context),
    ]);
    const parts = { buildings: buildings.table.rows, ground, facilities: facilities.cells };
    const table = { ...hazardAreaTable(parameters, layout), rows: mergeHazardArea(parameters, parts, layout) };
    const headline = hazardAreaHeadline(table, parameters);
    return {
      question: hazardArea.id,
      tables: [table, zoneGroundTable(zoneKinds, ground.zones, layout)],
      checks: [...partitionChecks(table, ['hazard', 'scale'], layout), ...hazardAreaChecks(ground, hazards, table.id)],
      evidence: answerEvidence(
        {
          question: hazardArea.id,
          sql: [...buildings.sql, ...ground.sql, ...facilities.sql],
          parameters,
          method: [...buildingMethod, 'ground-by-overlay', ...(classes === 'detailed' ? ['detailed-classes'] : [])],
          assumptions: ground.zones.some(({ kind }) => kind === 'city') ? cityGround(layout) : [],
        },
        context,
      ),
      ...(headline && { headline }),
    };
  },
  select: (table, row, parameters, layout) =>
    table.id === hazardArea.id ? selectBuildings(hazardAreaBuildings(parameters, layout), row, layout) : undefined,
};

/** Kinds whose zones together stand for the whole city, in the order that `assembleAreas` looks for them. */
const cityKinds = ['municipality', 'district', 'area_classification', 'planning_area'] as const;

function cityGround(layout: CityLayout) {
  const kind = cityKinds.find((wanted) => layout.zoneKinds.some(({ zoneKind }) => zoneKind === wanted));
  return kind ? [{ code: 'city-ground', value: kind, editable: false }] : [];
}
