import { useMemo, useRef } from 'react';
import type { Answer, AnswerTable } from '../../domain/answer.ts';
import type { SceneCity, SceneView, SceneZone } from '../../map/scene-types.ts';
import type { MapResult } from '../../panels/explore/explore-data.ts';
import type { Project } from '../../project/project-schema.ts';
import type { RowSelection } from '../engine/question-types.ts';
import { classSteps } from './class-steps.ts';
import { meshResult, sceneMeshColumns } from './mesh-results.ts';
import { sceneZoneFills, zoneChoropleth, zoneResult } from './zone-results.ts';

/** What an answer adds to the scene. */
export type AnswerView = Pick<
  SceneView,
  'zoneFills' | 'pickableZones' | 'highlightedZones' | 'highlightedFacilities' | 'meshColumns'
>;

export interface AnswerOnMap {
  readonly view: AnswerView;
  /** Buildings that the rows shown stand for. */
  readonly buildings?: ReadonlySet<number> | Uint8Array;
  /** The legend of what is painted; null where the map shows its own colours. */
  readonly legend: MapResult | null;
}

/** More buildings than these are handed on as one byte each. */
const MOST_LISTED = 20_000;

/**
 * An answer on the map: its zones filled with its numbers, or columns on its meshes; with rows that stand out, the
 * buildings, facilities or meshes that those stand for instead of the fill.
 */
export function useAnswerOnMap(
  answer: Answer | null,
  selection: RowSelection | null,
  project: Project,
  scene: SceneCity | null,
  buildingCount: number,
): AnswerOnMap {
  const { hazard, scale, year, zoneKind, language, shownRows } = project;
  const result = useMemo(() => {
    const table = answer && tableOnMap(answer, shownRows?.table);
    if (!table) return null;
    const common = { hazard, scale, year };
    return { zones: zoneResult(table, { zoneKind }, common), meshes: meshResult(table, {}, common) };
  }, [answer, shownRows?.table, hazard, scale, year, zoneKind]);

  const kind = result?.zones?.zoneKind;
  const zones = useMemo(
    (): readonly SceneZone[] => scene?.zones.filter((zone) => zone.zoneKind === kind) ?? [],
    [scene?.zones, kind],
  );
  const choropleth = useMemo(
    () => (result?.zones && !result.meshes ? zoneChoropleth(result.zones, language) : null),
    [result, language],
  );
  const fills = useMemo(
    () => (choropleth && zones.length > 0 ? sceneZoneFills(zones, choropleth) : null),
    [choropleth, zones],
  );
  const fullValue = useFullValue(`${answer?.question} ${result?.meshes?.value.name}`, result?.meshes?.largest ?? 0);
  const columns = useMemo(
    () => (result?.meshes ? sceneMeshColumns(result.meshes, fullValue) : undefined),
    [result, fullValue],
  );
  const buildings = useMemo(() => buildingSelection(selection, buildingCount), [selection, buildingCount]);
  const highlightedFacilities = useMemo(
    () => (selection?.of === 'facilities' ? new Set(selection.indexes) : undefined),
    [selection],
  );
  const highlightedZones = useMemo(() => zoneIds(shownRows?.where.zone_id), [shownRows]);
  return useMemo(() => {
    const paints = fills !== null && !buildings && !highlightedFacilities;
    return {
      view: {
        ...(paints && { zoneFills: fills }),
        ...(zones.length > 0 && { pickableZones: zones }),
        ...(highlightedZones && { highlightedZones }),
        ...(highlightedFacilities && { highlightedFacilities }),
        ...(columns && { meshColumns: columns }),
      },
      ...(buildings && { buildings }),
      legend: paints && choropleth ? choropleth.legend : null,
    };
  }, [fills, zones, highlightedZones, highlightedFacilities, columns, buildings, choropleth]);
}

/** The table whose rows are shown, else the one whose number is said first, else one by mesh or zone. */
export function tableOnMap({ tables, headline }: Answer, shown: string | undefined): AnswerTable | undefined {
  const has = (name: string) => (table: AnswerTable) => table.keys.some((key) => key.name === name);
  return (
    tables.find(({ id }) => id === shown) ??
    tables.find(has('mesh_code')) ??
    tables.find((table) => table.id === headline?.table && has('zone_id')(table)) ??
    tables.find(has('zone_id'))
  );
}

function buildingSelection(
  selection: RowSelection | null,
  count: number,
): ReadonlySet<number> | Uint8Array | undefined {
  if (selection?.of !== 'buildings') return undefined;
  if (selection.indexes.length <= MOST_LISTED) return new Set(selection.indexes);
  const mask = new Uint8Array(count);
  for (const index of selection.indexes) mask[index] = 1;
  return mask;
}

function zoneIds(wanted: unknown): ReadonlySet<string> | undefined {
  const ids = (Array.isArray(wanted) ? wanted : [wanted]).filter((id) => typeof id === 'string');
  return ids.length > 0 ? new Set(ids) : undefined;
}

/** The largest value so far of the same thing, rounded up: so that the steps of a slider are drawn to one scale. */
function useFullValue(subject: string, largest: number): number {
  const known = useRef({ subject: '', value: 0 });
  const { width, count } = classSteps(largest, 5);
  const value = largest > 0 ? width * count : 0;
  if (known.current.subject !== subject) known.current = { subject, value };
  else if (value > known.current.value) known.current = { subject, value };
  return known.current.value;
}
