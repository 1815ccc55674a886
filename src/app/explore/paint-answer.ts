import type { Answer, AnswerTable } from '../../domain/answer.ts';
import type { TableLayout } from '../../panels/explore/question-data.ts';
import type { CommonChoice } from '../../panels/explore/questions/pivot-view.ts';
import type { Language } from '../../project/project-schema.ts';
import { classSteps } from './class-steps.ts';
import { type MeshResult, meshLegend, meshResult, sceneMeshColumns } from './mesh-results.ts';
import { sceneZoneFills, type ZoneChoropleth, zoneChoropleth, zoneResult } from './zone-results.ts';

/** What a table of an answer says of the zones or the meshes of the map; both absent where it says nothing of them. */
export interface PaintedAnswer {
  /** Id of that table. */
  readonly table?: string;
  readonly zones?: ZoneChoropleth & { readonly zoneKind: string };
  readonly meshes?: MeshResult;
}

export interface AnswerChoice extends CommonChoice {
  /** How the tables stand on the screen. */
  readonly layout: TableLayout;
  readonly zoneKind: string;
  readonly language: Language;
}

function paintAnswer(answer: Answer, choice: AnswerChoice): PaintedAnswer {
  const table = tableOnMap(answer, choice.layout.table);
  if (!table) return {};
  const { headline } = answer;
  const common: CommonChoice = {
    ...choice,
    ...(headline?.table === table.id && { headlineRows: headline.rows, headlineValue: headline.value }),
  };
  const view = choice.layout.views[table.id] ?? {};
  const meshes = meshResult(table, view, common);
  if (meshes) return { table: table.id, meshes };
  const zones = zoneResult(table, { zoneKind: choice.zoneKind, view }, common);
  if (!zones) return {};
  return { table: table.id, zones: { ...zoneChoropleth(zones, choice.language), zoneKind: zones.zoneKind } };
}

/** The table that was chosen; until then one by mesh, else the one that the screen begins with. */
function tableOnMap({ tables, headline }: Answer, chosen: string | undefined): AnswerTable | undefined {
  return (
    tables.find(({ id }) => id === chosen) ??
    tables.find(({ keys }) => keys.some(({ name }) => name === 'mesh_code')) ??
    tables.find(({ id }) => id === headline?.table) ??
    tables[0]
  );
}

/** The largest of a table's values as the top of a scale, rounded up. */
function topOfScale(largest: number): number {
  const { width, count } = classSteps(largest, 5);
  return largest > 0 ? width * count : 0;
}

/** What the map's hook is given once this code is fetched. */
export const painting = { paintAnswer, topOfScale, meshLegend, sceneMeshColumns, sceneZoneFills };
