import { Cesium3DTileset, type CustomShader } from 'cesium';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { createBuildingShader, lookupTexture, setBuildingUniforms } from '../colour/building-shader.ts';
import { colourPixels, statePixels } from '../colour/building-textures.ts';
import { noEnvironmentMap } from '../scene/no-environment-map.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneView } from '../scene-types.ts';
import type { BuildingTiles } from '../tiles/building-tiles.ts';
import { createTilesetUrl } from './building-tileset.ts';

/** GPU and decoded tiles kept: a city of 200,000 blocks takes about 150 MB. */
const CACHE_BYTES = 1024 ** 3;

const layerOf = (view: SceneView) => view.layers.buildings ?? { visible: true, opacity: 1 };

/** Owns the building tileset and its shader; repaints by uploading a texture, never by rebuilding geometry. */
export function useBuildings(
  host: SceneHost | undefined,
  tiles: BuildingTiles | undefined,
  view: SceneView,
  hovered: number | undefined,
  onError: (error: unknown) => void,
): RefObject<Cesium3DTileset | undefined> {
  const tileset = useTileset(host, tiles, onError);
  const translucent = layerOf(view).opacity < 1;
  const shader = useShader(host, tileset, translucent);
  usePaint(host, tileset, shader, view);
  useRightPaint(host, shader, view);
  useEffect(() => {
    shader?.setUniform('u_hover', hovered ?? -1);
    host?.widget.scene.requestRender();
  }, [host, shader, hovered]);
  const current = useRef<Cesium3DTileset>(undefined);
  current.current = tileset;
  return current;
}

function useTileset(host: SceneHost | undefined, tiles: BuildingTiles | undefined, onError: (error: unknown) => void) {
  const [tileset, setTileset] = useState<Cesium3DTileset>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback must not rebuild the tileset
  useEffect(() => {
    if (!host || !tiles || tiles.tiles.length === 0) return;
    const { scene } = host.widget;
    const { url, revoke } = createTilesetUrl(tiles);
    let unwatch: (() => void) | undefined;
    let added: Cesium3DTileset | undefined;
    let ended = false;
    const load = Cesium3DTileset.fromUrl(url, {
      cacheBytes: CACHE_BYTES,
      dynamicScreenSpaceError: false,
      foveatedScreenSpaceError: false,
      enablePick: false,
      ...noEnvironmentMap,
    }).then((loaded) => {
      if (ended) return loaded.destroy();
      added = scene.primitives.add(loaded, 0) as Cesium3DTileset;
      added.tileFailed.addEventListener(onError);
      unwatch = host.settling.watch(() => loaded.tilesLoaded);
      setTileset(loaded);
    });
    host.settling.during(load).catch(onError);
    return () => {
      ended = true;
      unwatch?.();
      setTileset(undefined);
      if (added && !scene.isDestroyed()) scene.primitives.remove(added);
      revoke();
    };
  }, [host, tiles]);
  return tileset;
}

function useShader(host: SceneHost | undefined, tileset: Cesium3DTileset | undefined, translucent: boolean) {
  const [shader, setShader] = useState<CustomShader>();
  useEffect(() => {
    if (!host || !tileset) return;
    const created = createBuildingShader(translucent);
    tileset.customShader = created;
    setShader(created);
    return () => {
      setShader(undefined);
      if (!tileset.isDestroyed()) tileset.customShader = undefined;
      created.destroy();
    };
  }, [host, tileset, translucent]);
  return shader;
}

function usePaint(
  host: SceneHost | undefined,
  tileset: Cesium3DTileset | undefined,
  shader: CustomShader | undefined,
  view: SceneView,
): void {
  const { visible, opacity } = layerOf(view);
  const { buildingDepthMeters, selection, carrier, waterSurface, dimOthers } = view;
  const { buildingColours = view.buildingColours, buildingPattern = view.buildingPattern } = view.swipe?.left ?? view;
  const hasZoneFills = view.zoneFills !== undefined;
  useEffect(() => {
    shader?.setUniform('u_colours', lookupTexture(colourPixels(buildingColours)));
    host?.widget.scene.requestRender();
  }, [host, shader, buildingColours]);
  useEffect(() => {
    shader?.setUniform('u_states', lookupTexture(statePixels(buildingPattern, selection, buildingDepthMeters)));
    host?.widget.scene.requestRender();
  }, [host, shader, buildingPattern, selection, buildingDepthMeters]);
  const dim = useMemo(() => dimOthers && isAnySelected(selection), [dimOthers, selection]);
  useEffect(() => {
    if (!host || !shader || !tileset) return;
    tileset.show = visible;
    setBuildingUniforms(shader, {
      neutral: carrier === 'ground' || hasZoneFills,
      water: waterSurface && !hasZoneFills,
      dim,
      opacity,
    });
    host.widget.scene.requestRender();
  }, [host, tileset, shader, visible, opacity, carrier, waterSurface, dim, hasZoneFills]);
}

/** The second palette, right of the bar of a comparison; the geometry is the same. */
function useRightPaint(host: SceneHost | undefined, shader: CustomShader | undefined, view: SceneView): void {
  const { swipe, buildingDepthMeters, selection } = view;
  const isSwiping = swipe !== undefined;
  const colours = swipe && (swipe.right.buildingColours ?? view.buildingColours);
  const pattern = swipe && (swipe.right.buildingPattern ?? view.buildingPattern);
  useEffect(() => {
    if (!shader || !colours) return;
    shader.setUniform('u_coloursRight', lookupTexture(colourPixels(colours)));
    host?.widget.scene.requestRender();
  }, [host, shader, colours]);
  useEffect(() => {
    if (!shader || !pattern) return;
    shader.setUniform('u_statesRight', lookupTexture(statePixels(pattern, selection, buildingDepthMeters)));
    host?.widget.scene.requestRender();
  }, [host, shader, pattern, selection, buildingDepthMeters]);
  useEffect(() => {
    shader?.setUniform('u_swipe', isSwiping ? 1 : 0);
    host?.widget.scene.requestRender();
  }, [host, shader, isSwiping]);
}

const isAnySelected = (selection: SceneView['selection']): boolean =>
  selection instanceof Uint8Array ? selection.includes(1) : (selection?.size ?? 0) > 0;
