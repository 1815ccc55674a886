import type { HazardKey } from '../../domain/hazard.ts';
import {
  type Bounds,
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
import type { AnswerView } from './use-answer-on-map.ts';

export interface SceneViewChoice {
  readonly project: Project;
  readonly layers: readonly LayerFacts[];
  readonly paint: CityPaint;
  readonly hazardKey: HazardKey | undefined;
  readonly selection: ReadonlySet<number> | Uint8Array | undefined;
  /** What an answer or the expert's query adds. */
  readonly answer?: AnswerView;
  /** The buildings that stand out are rows of a table: the others step back. */
  readonly rowsShown?: boolean;
  readonly drawing?: Pick<SceneView, 'drawing' | 'drawnArea'>;
  readonly unknownLabel: string;
}

/** What the scene shows, from what the user chose. */
export function sceneView(choice: SceneViewChoice): SceneView {
  const { project, layers, paint, hazardKey, selection, unknownLabel } = choice;
  const states = Object.fromEntries(layers.map((layer) => [layer.id, layerChoice(layer, project.layers)]));
  // Without its layer the hazard colours nothing: neither the buildings nor the ground.
  const hazardHidden = project.colourBy === 'hazard' && states.hazard?.visible === false;
  return {
    mode: project.view === '2D' ? '2d' : '3d',
    layers: sceneLayerStates(states),
    carrier: hazardHidden ? 'ground' : project.carrier,
    buildingColours: paint.colours,
    buildingPattern: paint.pattern,
    ...(paint.depthMeters && { buildingDepthMeters: paint.depthMeters }),
    ...(hazardKey && { hazardKey }),
    waterSurface: project.waterSurface,
    ...(selection && { selection }),
    dimOthers: project.selection?.kind === 'cell' || choice.rowsShown === true,
    unknownLabel,
    ...choice.answer,
    ...choice.drawing,
  };
}

/** Layers of the scene that no row speaks of are not shown, but names. */
function sceneLayerStates(states: Readonly<Record<string, LayerState>>): Partial<Record<SceneLayer, LayerState>> {
  const hidden: LayerState = { visible: false, opacity: 1 };
  const shown: LayerState = { visible: true, opacity: 1 };
  // Marks of facilities whose row is unchecked are left out of the scene (`shownFacilities`).
  const always: readonly SceneLayer[] = [
    'district',
    'label',
    'evacuation_site',
    'medical',
    'welfare',
    'school',
    'facility',
  ];
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

/** Facilities whose row is checked. */
export function shownFacilities(
  city: SceneCity,
  layers: readonly LayerFacts[],
  choices: Project['layers'],
): SceneCity['facilities'] {
  const visible = new Set(layers.filter((layer) => layerChoice(layer, choices).visible).map(({ id }) => id));
  return city.facilities.filter(({ kind }) => visible.has(kind));
}

/** Where the shapes or marks of a layer lie; undefined for layers that cover the whole city. */
export function layerBounds(city: SceneCity, id: string): Bounds | undefined {
  const points = [
    ...city.zones.filter(({ zoneKind }) => zoneKind === id).map(({ polygons }) => polygons.positions),
    ...city.hazardAreas.filter(({ hazard }) => hazard === id).map(({ polygons }) => polygons.positions),
    Float64Array.from(city.facilities.filter(({ kind }) => kind === id).flatMap(({ lon, lat }) => [lon, lat])),
  ];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const positions of points)
    for (let k = 0; k < positions.length; k += 2) {
      [west, east] = [Math.min(west, positions[k]!), Math.max(east, positions[k]!)];
      [south, north] = [Math.min(south, positions[k + 1]!), Math.max(north, positions[k + 1]!)];
    }
  return west <= east ? [west, south, east, north] : undefined;
}
