import { Axis, type CustomShader, Matrix4, Model } from 'cesium';
import { useEffect, useMemo, useState } from 'react';
import { lookupTexture } from '../colour/building-shader.ts';
import type { LocalPlane } from '../geodesy/local-plane.ts';
import type { GroundLayer } from '../ground-paint/use-ground-paint.ts';
import { noEnvironmentMap } from '../scene/no-environment-map.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneMeshColumns, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { encodeColumns } from './column-glb.ts';
import { colourVector, createColumnShader, FOOT_SHARE } from './column-shader.ts';
import { columnPixels } from './column-values.ts';
import { createMeshFrames, type MeshFrames, meshPolygons, type PlacedColumns } from './mesh-frames.ts';

/** Owns the columns: one model for all meshes; a step of a slider is one small texture, never new geometry. */
export function useMeshColumns(
  host: SceneHost | undefined,
  { geoidHeightMeters }: SceneCity,
  plane: LocalPlane,
  ground: Ground,
  columns: SceneMeshColumns | undefined,
  mode: SceneView['mode'],
  hovered: string | undefined,
  onError: (error: unknown) => void,
): PlacedColumns | undefined {
  const { meshCode, level } = columns ?? {};
  const frames = useMemo(
    () => meshCode && level && createMeshFrames(meshCode, level, plane, ground, FOOT_SHARE, geoidHeightMeters),
    [meshCode, level, plane, ground, geoidHeightMeters],
  );
  const indexOfCode = useMemo(() => new Map(meshCode?.map((code, mesh) => [code, mesh])), [meshCode]);
  const shader = useColumnModel(host, frames, plane, onError);
  useEffect(() => {
    if (!shader || !columns) return;
    shader.setUniform('u_values', lookupTexture(columnPixels(columns)));
    shader.setUniform('u_colour', colourVector(columns.colour));
    shader.setUniform('u_hazardColour', colourVector(columns.hazardColour));
    shader.setUniform('u_fullHeight', Math.max(1e-3, columns.fullHeightMeters));
    host?.widget.scene.requestRender();
  }, [host, shader, columns]);
  useEffect(() => {
    shader?.setUniform('u_flat', mode === '2d' ? 1 : 0);
    shader?.setUniform('u_hover', hovered === undefined ? -1 : (indexOfCode.get(hovered) ?? -1));
    host?.widget.scene.requestRender();
  }, [host, shader, mode, hovered, indexOfCode]);
  return useMemo(
    () => (frames && columns ? { frames, columns, indexOfCode } : undefined),
    [frames, columns, indexOfCode],
  );
}

/** The hatch on the ground of the meshes whose value is not known. */
export function useUnknownMeshes(columns: SceneMeshColumns | undefined): GroundLayer | undefined {
  const { meshCode, level, heightMeters } = columns ?? {};
  const polygons = useMemo(() => meshCode && level && meshPolygons(meshCode, level), [meshCode, level]);
  // Joined, so that a step of the slider with the same unknown meshes paints nothing anew.
  const unknown = heightMeters && listUnknown(heightMeters);
  return useMemo(() => {
    if (!polygons || !unknown) return undefined;
    const fills: ({ readonly colour: null } | undefined)[] = [];
    for (const mesh of unknown.split(' ')) fills[Number(mesh)] = { colour: null };
    return { polygons, fills: Array.from(fills), opacity: 1 };
  }, [polygons, unknown]);
}

function listUnknown(heightMeters: Float32Array): string {
  const unknown: number[] = [];
  for (let mesh = 0; mesh < heightMeters.length; mesh++) if (Number.isNaN(heightMeters[mesh]!)) unknown.push(mesh);
  return unknown.join(' ');
}

function useColumnModel(
  host: SceneHost | undefined,
  frames: MeshFrames | undefined,
  plane: LocalPlane,
  onError: (error: unknown) => void,
): CustomShader | undefined {
  const [made, setMade] = useState<{ readonly frames: MeshFrames; readonly shader: CustomShader }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback must not rebuild the columns
  useEffect(() => {
    if (!host || !frames || frames.meshCode.length === 0) return;
    const { scene } = host.widget;
    const created = createColumnShader();
    let model: Model | undefined;
    let ended = false;
    const url = URL.createObjectURL(new Blob([encodeColumns(frames)], { type: 'model/gltf-binary' }));
    const load = Model.fromGltfAsync({
      url,
      modelMatrix: Matrix4.fromColumnMajorArray([...plane.toEcef]),
      upAxis: Axis.Z,
      forwardAxis: Axis.X,
      customShader: created,
      allowPicking: false,
      asynchronous: false,
      ...noEnvironmentMap,
    }).then((loaded) => {
      if (ended) return loaded.destroy();
      model = scene.primitives.add(loaded, 0) as Model;
      model.errorEvent.addEventListener(onError);
      setMade({ frames, shader: created });
    });
    host.settling.during(load).catch(onError);
    const unwatch = host.settling.watch(() => !model || model.ready);
    return () => {
      ended = true;
      unwatch();
      setMade(undefined);
      URL.revokeObjectURL(url);
      if (scene.isDestroyed()) return;
      if (model) scene.primitives.remove(model);
      created.destroy();
      scene.requestRender();
    };
  }, [host, frames, plane]);
  // In the render that takes the columns away the old shader is destroyed before the other effects run.
  return made && made.frames === frames ? made.shader : undefined;
}
