import { hazardLabels } from '../../analysis/hazard-dimension.ts';
import type { CityModel } from '../../city/city-model.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { PlanarBounds } from '../../domain/map-extract.ts';
import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { makeSceneGlb } from '../../map/gltf/scene-glb.ts';
import type { SceneGlb } from '../../map/gltf/scene-glb-types.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { storedStates } from '../../tables/hazard-codes.ts';
import { tilesInput } from './scene-parts.ts';

export interface SceneFileRequest {
  readonly bounds: PlanarBounds;
  /** RGBA per building, as on the screen. */
  readonly colours: Uint8Array;
  /** What buildings are painted by; null = something else, which the file has no word for. */
  readonly hazardKey: HazardKey | null;
  /** Zones whose lines are on the screen, with their colours. */
  readonly zones: readonly { readonly zoneKind: ZoneKind; readonly colour: `#${string}` }[];
}

/** The part of the city in view as a glTF; see `makeSceneGlb`. */
export async function writeSceneFile(
  city: CityModel,
  layout: CityLayout,
  { bounds, colours, hazardKey, zones }: SceneFileRequest,
  signal: AbortSignal,
): Promise<SceneGlb> {
  const { buildings, name: cityName, terrain } = city;
  return makeSceneGlb(
    {
      cityName,
      tiles: tilesInput(city),
      buildingId: buildings.buildingId,
      state: statesOf(city, layout, hazardKey),
      colours,
      pointX: buildings.xMeters,
      pointY: buildings.yMeters,
      ...(terrain && { terrain }),
      zones: zones.flatMap(({ zoneKind, colour }) =>
        city.zones
          .filter(({ dataset }) => dataset.zoneKind === zoneKind)
          .map(({ planar }) => ({ name: zoneKindNames[zoneKind].ja, colour, polygons: planar })),
      ),
      bounds,
    },
    signal,
  );
}

function statesOf({ tables, buildings }: CityModel, layout: CityLayout, key: HazardKey | null): readonly string[] {
  const column = tables.hazards.find((hazard) => hazard.key === key);
  if (!column || key === null) return new Array<string>(buildings.count).fill('');
  const words = hazardLabels(key, layout).map(({ label }) => label.ja);
  return Array.from(storedStates(column.state), (state) => words[state]!);
}
