import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import type { HazardKey } from '../../domain/hazard.ts';
import { viewExtent } from '../../map/gltf/view-extent.ts';
import { zoneLayerOf, zoneLineStyles } from '../../map/layers/line-style.ts';
import type { SceneCamera, SceneCity, SceneView } from '../../map/scene-types.ts';
import { createGround } from '../../map/terrain/ground.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import { safeName } from '../output/safe-name.ts';
import { download } from '../save/download.ts';
import { localDate } from '../save/local-date.ts';

export interface ShownScene {
  readonly engine: Remote<CityEngine>;
  readonly city: SceneCity;
  readonly view: SceneView;
  readonly camera: SceneCamera;
  /** What buildings are painted by; null = not by a hazard. */
  readonly hazardKey: HazardKey | null;
  readonly words: i18n;
}

/** The scene around the middle of the view as a .glb. Resolves with what there is to say, also where it was stopped. */
export async function saveScene({ engine, city, view, camera, hazardKey, words }: ShownScene): Promise<Notice> {
  const { planarCrs, terrain, geoidHeightMeters } = city;
  const below = terrain ? createGround(terrain).heightsAt(Float64Array.of(camera.lon, camera.lat))[0]! : 0;
  const size = { width: window.innerWidth, height: window.innerHeight };
  const kinds = [...new Set(city.zones.map(({ zoneKind }) => zoneKind))];
  try {
    const scene = await engine.writeSceneFile({
      bounds: viewExtent(camera, size, planarCrs, below + geoidHeightMeters),
      colours: view.buildingColours,
      hazardKey,
      zones: kinds.map((zoneKind) => ({
        zoneKind,
        colour: zoneLineStyles[zoneLayerOf(zoneKind)].colour as `#${string}`,
      })),
    });
    const file = `${safeName(`${city.name}_3D_${localDate().replaceAll('-', '')}`)}.glb`;
    download(new Blob([scene.glb], { type: 'model/gltf-binary' }), file);
    const { buildings: count, triangles } = scene;
    return { tone: 'notice', text: words.t('gis.sceneSaved', { file, count, triangles }) };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      return { tone: 'notice', text: words.t('gis.sceneStopped') };
    const reason = error instanceof Error ? error.message : String(error);
    return { tone: 'error', text: words.t('gis.sceneFailed', { reason }) };
  }
}
