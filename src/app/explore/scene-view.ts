import type { HazardKey } from '../../domain/hazard.ts';
import {
  type LayerState,
  type SceneCity,
  type SceneLayer,
  type SceneView,
  sceneLayers,
} from '../../map/scene-types.ts';
import type { LayerFacts } from '../../panels/explore/explore-data.ts';
import { layerChoice } from '../../panels/explore/LayerGroup.tsx';
import type { Project } from '../../project/project-schema.ts';
import type { CityPaint } from './paint-city.ts';

export interface SceneViewChoice {
  readonly project: Project;
  readonly layers: readonly LayerFacts[];
  readonly paint: CityPaint;
  readonly hazardKey: HazardKey | undefined;
  readonly selection: ReadonlySet<number> | undefined;
  readonly unknownLabel: string;
}

/** What the scene shows, from what the user chose. */
export function sceneView({ project, layers, paint, hazardKey, selection, unknownLabel }: SceneViewChoice): SceneView {
  const states = Object.fromEntries(layers.map((layer) => [layer.id, layerChoice(layer, project.layers)]));
  return {
    mode: project.view === '2D' ? '2d' : '3d',
    layers: sceneLayerStates(states),
    carrier: project.carrier,
    buildingColours: paint.colours,
    buildingPattern: paint.pattern,
    ...(paint.depthMeters && { buildingDepthMeters: paint.depthMeters }),
    ...(hazardKey && { hazardKey }),
    waterSurface: project.waterSurface,
    ...(selection && { selection }),
    dimOthers: project.selection?.kind === 'cell',
    unknownLabel,
  };
}

/** Layers of the scene that no row speaks of are not shown, but names. */
function sceneLayerStates(states: Readonly<Record<string, LayerState>>): Partial<Record<SceneLayer, LayerState>> {
  const hidden: LayerState = { visible: false, opacity: 1 };
  const shown: LayerState = { visible: true, opacity: 1 };
  const always: readonly SceneLayer[] = ['district', 'label'];
  return Object.fromEntries(
    sceneLayers.map((layer) => [layer, always.includes(layer) ? shown : (states[layer] ?? hidden)]),
  );
}

/** Zones whose row is checked; a kind without a layer of its own in the scene is shown or hidden by leaving it out. */
export function shownZones(
  city: SceneCity,
  layers: readonly LayerFacts[],
  choices: Project['layers'],
): SceneCity['zones'] {
  const visible = new Set(layers.filter((layer) => layerChoice(layer, choices).visible).map(({ id }) => id));
  return city.zones.filter(
    ({ zoneKind }) => zoneKind === 'residence' || zoneKind === 'urban_function' || visible.has(zoneKind),
  );
}
