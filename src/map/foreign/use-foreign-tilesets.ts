import {
  type BoundingSphere,
  Cartesian2,
  Cesium3DTileColorBlendMode,
  Cesium3DTileFeature,
  Cesium3DTileStyle,
  Cesium3DTileset,
  Color,
  CustomShader,
  LightingModel,
  UniformType,
} from 'cesium';
import { useCallback, useEffect, useRef } from 'react';
import { tileColours } from '../../domain/tile-classes.ts';
import type { TileColumn } from '../../domain/tile-column.ts';
import { noEnvironmentMap } from '../scene/no-environment-map.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { ForeignPick, SceneForeignTileset } from '../scene-types.ts';
import { createTilesetFiles } from './tileset-files.ts';

interface Loaded {
  readonly tileset: Cesium3DTileset;
  readonly destroy: () => void;
}

/** Source: ui.md §4, Selection. */
const SELECTION_COLOUR = '#0017c1';

/** Flat colour with walls darkened by slope, so that an attribute's colour reads as in our own buildings. */
const SHADER = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  float roof = 1.0;
  #ifdef HAS_NORMALS
  vec3 up = normalize(czm_viewRotation * normalize(u_up));
  roof = mix(0.8, 1.0, smoothstep(0.3, 0.6, abs(dot(up, normalize(fsInput.attributes.normalEC)))));
  #endif
  material.diffuse = czm_srgbToLinear(vec3(roof));
}
`;

/**
 * Owns distributed 3D Tiles: loaded from a URL or from files, coloured by one of their own attributes. Returns how to ask for
 * the place of one.
 */
export function useForeignTilesets(
  host: SceneHost | undefined,
  tilesets: readonly SceneForeignTileset[],
  onError: (error: unknown) => void,
): (id: string) => Promise<BoundingSphere | undefined> {
  const loaded = useRef(new Map<string, Promise<Loaded | undefined>>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback must not reload the tilesets
  useEffect(() => {
    if (!host) return;
    const wanted = new Set(tilesets.map(({ id }) => id));
    for (const [id, entry] of loaded.current) {
      if (wanted.has(id)) continue;
      loaded.current.delete(id);
      entry.then((each) => each?.destroy(), onError);
    }
    for (const spec of tilesets) {
      const entry = loaded.current.get(spec.id) ?? host.settling.during(load(host, spec, onError));
      loaded.current.set(spec.id, entry);
      entry.then((each) => each && dress(host, each.tileset, spec)).catch(onError);
    }
  }, [host, tilesets]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was loaded belongs to this scene
  useEffect(() => {
    const entries = loaded.current;
    return () => {
      for (const entry of entries.values()) entry.then((each) => each?.destroy());
      entries.clear();
    };
  }, [host]);
  return useCallback(async (id) => (await loaded.current.get(id))?.tileset.boundingSphere, []);
}

async function load(
  host: SceneHost,
  spec: SceneForeignTileset,
  onError: (error: unknown) => void,
): Promise<Loaded | undefined> {
  const files = 'files' in spec.source ? await createTilesetFiles(spec.source.files, spec.source.root) : undefined;
  try {
    const url = files?.url ?? ('url' in spec.source ? spec.source.url : '');
    const tileset = await Cesium3DTileset.fromUrl(url, { dynamicScreenSpaceError: false, ...noEnvironmentMap });
    if (host.widget.isDestroyed()) {
      tileset.destroy();
      files?.revoke();
      return undefined;
    }
    tileset.tileFailed.addEventListener(onError);
    const { primitives } = host.widget.scene;
    primitives.add(tileset, 0);
    const unwatch = host.settling.watch(() => !tileset.show || tileset.tilesLoaded);
    const destroy = () => {
      unwatch();
      if (!host.widget.isDestroyed()) primitives.remove(tileset);
      files?.revoke();
    };
    return { tileset, destroy };
  } catch (error) {
    files?.revoke();
    throw error;
  }
}

function dress(host: SceneHost, tileset: Cesium3DTileset, spec: SceneForeignTileset): void {
  tileset.show = spec.visible ?? true;
  const { colourBy, selected } = spec;
  if (colourBy) tileset.customShader ??= createFlatShader(tileset);
  else tileset.customShader = undefined;
  if (colourBy || selected) {
    tileset.colorBlendMode = Cesium3DTileColorBlendMode.HIGHLIGHT;
    tileset.style = createStyle(colourOfFeature(colourBy, selected));
  } else tileset.style = undefined;
  host.widget.scene.requestRender();
}

type ColourOf = (feature: Cesium3DTileFeature) => string;

/** White leaves a feature as it comes. */
function colourOfFeature(colourBy: TileColumn | undefined, selected: SceneForeignTileset['selected']): ColourOf {
  const colourOf = colourBy && tileColours(colourBy);
  return (feature) => {
    if (selected && feature.getProperty(selected.attribute) === selected.value) return SELECTION_COLOUR;
    return colourBy && colourOf ? colourOf(feature.getProperty(colourBy.name)) : '#ffffff';
  };
}

function createStyle(colourOf: ColourOf): Cesium3DTileStyle {
  const style = new Cesium3DTileStyle();
  // Cesium asks an object with this one method for each feature's colour.
  style.color = {
    evaluateColor: (feature: Cesium3DTileFeature, result: Color) => Color.fromCssColorString(colourOf(feature), result),
  } as unknown as typeof style.color;
  return style;
}

function createFlatShader(tileset: Cesium3DTileset): CustomShader {
  const { center } = tileset.boundingSphere;
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: { u_up: { type: UniformType.VEC3, value: center.clone() } },
    fragmentShaderText: SHADER,
  });
}

/** The foreign feature at a place of the canvas (CSS pixels) with all its attributes. */
export function pickForeign(host: SceneHost, x: number, y: number): ForeignPick | undefined {
  const picked: unknown = host.widget.scene.pick(new Cartesian2(x, y));
  if (!(picked instanceof Cesium3DTileFeature)) return undefined;
  const attributes: Record<string, unknown> = {};
  for (const name of picked.getPropertyIds()) attributes[name] = picked.getProperty(name);
  return { attributes };
}
