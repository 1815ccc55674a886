import { useMemo } from 'react';
import { type ColumnAt, createColumnPicker } from '../columns/pick-column.ts';
import { useMeshColumns, useUnknownMeshes } from '../columns/use-mesh-columns.ts';
import { useGroundPaint } from '../ground-paint/use-ground-paint.ts';
import { createZoneRows, type ZoneRows } from '../ground-paint/zone-rows.ts';
import { useDrawnArea } from '../layers/use-drawn-area.ts';
import { useHighlightedZones, useZoneBorders, useZoneFillLayer } from '../layers/use-zone-fills.ts';
import { createZonePicker, type ZoneAt } from '../picking/pick-zone.ts';
import type { SceneCity, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import type { SceneHost } from './scene-host.ts';
import { useScenePlane } from './use-scene-plane.ts';

export interface ShownResults {
  /** Zones that are filled, for their labels. */
  readonly fillRows: ZoneRows | undefined;
  readonly zoneAt: ZoneAt | undefined;
  readonly columnAt: ColumnAt | undefined;
}

/** Owns what an answer puts on the map: fills by zone, columns by mesh, outlines, the drawn area; finds them again. */
export function useResults(
  host: SceneHost | undefined,
  city: SceneCity,
  ground: Ground,
  view: SceneView,
  hoveredMesh: string | undefined,
  onError: (error: unknown) => void,
): ShownResults {
  const plane = useScenePlane(city);
  const fillZones = view.zoneFills?.zones;
  const pickZones = view.pickableZones ?? fillZones;
  const fillRows = useMemo(() => fillZones && createZoneRows(fillZones), [fillZones]);
  const pickRows = useMemo(
    () => (pickZones === fillZones ? fillRows : pickZones && createZoneRows(pickZones)),
    [pickZones, fillZones, fillRows],
  );
  useGroundPaint(host, plane, city.geoidHeightMeters, {
    zones: useZoneFillLayer(fillRows, view.zoneFills),
    meshes: useUnknownMeshes(view.meshColumns),
  });
  const columns = useMeshColumns(host, city, plane, ground, view.meshColumns, view.mode, hoveredMesh, onError);
  useZoneBorders(host, fillRows, city, ground);
  useHighlightedZones(host, pickRows, view.highlightedZones, city, ground);
  useDrawnArea(host, view.drawnArea, city, ground);
  const zoneAt = useMemo(() => pickRows && createZonePicker(pickRows), [pickRows]);
  const columnAt = useMemo(() => columns && createColumnPicker(columns, plane, view.mode), [columns, plane, view.mode]);
  return { fillRows, zoneAt, columnAt };
}
