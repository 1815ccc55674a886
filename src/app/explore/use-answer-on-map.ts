import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../domain/answer.ts';
import type { SceneCity, SceneView, SceneZone, SceneZoneFills } from '../../map/scene-types.ts';
import type { MapResult } from '../../panels/explore/explore-data.ts';
import type { TableLayout } from '../../panels/explore/question-data.ts';
import type { Project } from '../../project/project-schema.ts';
import type { RowSelection } from '../engine/question-types.ts';
import type { PaintedAnswer } from './paint-answer.ts';

/** What an answer adds to the scene. */
export type AnswerView = Pick<
  SceneView,
  'zoneFills' | 'pickableZones' | 'highlightedZones' | 'highlightedFacilities' | 'meshColumns'
>;

export interface AnswerOnMap {
  readonly view: AnswerView;
  /** Id of the table that is painted, whose rows a click on a zone or mesh shows. */
  readonly table?: string;
  /** Buildings that the rows shown stand for. */
  readonly buildings?: ReadonlySet<number> | Uint8Array;
  /** The legend of what is painted; null where the map shows its own colours. */
  readonly legend: MapResult | null;
}

const nothingPainted: PaintedAnswer = {};
/** Columns take the colours off buildings and water as a fill does. */
const noFills: SceneZoneFills = { zones: [], fills: new Map() };

/** More buildings than these are handed on as one byte each. */
const MOST_LISTED = 20_000;

/**
 * An answer on the map: its zones filled with its numbers, or columns on its meshes; with rows that stand out, the
 * buildings, facilities or meshes that those stand for instead of the fill.
 */
export function useAnswerOnMap(
  answer: Answer | null,
  layout: TableLayout,
  selection: RowSelection | null,
  project: Project,
  scene: SceneCity | null,
  buildingCount: number,
): AnswerOnMap {
  const { hazard, scale, year, zoneKind, language, shownRows } = project;
  const painting = usePainting(answer !== null);
  const painted = useMemo(
    () =>
      painting && answer
        ? painting.paintAnswer(answer, { layout, hazard, scale, year, zoneKind, language })
        : nothingPainted,
    [painting, answer, layout, hazard, scale, year, zoneKind, language],
  );
  const kind = painted.zones?.zoneKind;
  const zones = useMemo(
    (): readonly SceneZone[] => scene?.zones.filter((zone) => zone.zoneKind === kind) ?? [],
    [scene?.zones, kind],
  );
  const fills = useMemo(
    () => (painting && painted.zones && zones.length > 0 ? painting.sceneZoneFills(zones, painted.zones) : null),
    [painting, painted, zones],
  );
  const { meshes } = painted;
  const top = useTop(
    `${answer?.question} ${meshes?.value.name}`,
    painting && meshes ? painting.topOfScale(meshes.largest) : 0,
  );
  const columns = useMemo(
    () => (painting && meshes ? painting.sceneMeshColumns(meshes, top) : undefined),
    [painting, meshes, top],
  );
  const buildings = useMemo(() => buildingSelection(selection, buildingCount), [selection, buildingCount]);
  const highlightedFacilities = useMemo(
    () => (selection?.of === 'facilities' ? new Set(selection.indexes) : undefined),
    [selection],
  );
  const highlightedZones = useMemo(() => zoneIds(shownRows?.where.zone_id), [shownRows]);
  return useMemo(() => {
    const paints = fills !== null && !buildings && !highlightedFacilities;
    const ofMeshes = painting && columns && meshes ? painting.meshLegend(meshes) : null;
    return {
      view: {
        ...(paints && { zoneFills: fills }),
        ...(columns && { zoneFills: noFills }),
        ...(zones.length > 0 && { pickableZones: zones }),
        ...(highlightedZones && { highlightedZones }),
        ...(highlightedFacilities && { highlightedFacilities }),
        ...(columns && { meshColumns: columns }),
      },
      ...(painted.table && { table: painted.table }),
      ...(buildings && { buildings }),
      legend: paints && painted.zones ? painted.zones.legend : ofMeshes,
    };
  }, [fills, zones, highlightedZones, highlightedFacilities, columns, buildings, painting, painted, meshes]);
}

type Painting = typeof import('./paint-answer.ts')['painting'];

/** The code that paints answers, fetched with the first of them: the page shows its first table without it. */
function usePainting(wanted: boolean): Painting | null {
  const [painting, setPainting] = useState<Painting | null>(null);
  useEffect(() => {
    if (!wanted || painting) return;
    let outdated = false;
    import('./paint-answer.ts').then(
      (loaded) => outdated || setPainting(loaded.painting),
      () => undefined, // the table is there; the map stays as it is
    );
    return () => {
      outdated = true;
    };
  }, [wanted, painting]);
  return painting;
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

/** The highest top of scale so far of the same thing: so that the steps of a slider are drawn to one scale. */
function useTop(subject: string, top: number): number {
  const known = useRef({ subject: '', top: 0 });
  if (known.current.subject !== subject || top > known.current.top) known.current = { subject, top };
  return known.current.top;
}
