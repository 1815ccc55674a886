import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { CityScene, type CitySceneProps } from '../CityScene.tsx';
import type { CitySceneHandle, SceneCamera, SceneView } from '../scene-types.ts';
import { createCameraLink } from './camera-link.ts';
import { joinCaptures } from './join-captures.ts';

/** One of the views. */
export interface ScenePane {
  /** Stays the same while the pane does. */
  readonly id: string;
  /** Written over the view: 現行, 案A. */
  readonly name: string;
  readonly view: SceneView;
}

export interface SplitScenesProps extends Omit<CitySceneProps, 'view' | 'ref'> {
  /** Two to four; four stand in two rows. */
  readonly panes: readonly ScenePane[];
  /** Commands move all views; `capture` takes them as they stand. */
  readonly ref?: Ref<CitySceneHandle>;
}

/**
 * Two to four views of one city that look from the same place. Each is a scene of its own: it shares the city's tiles, rasters
 * and pictures in memory, but has its own copy on the graphics card:
 * about 150 MB more a view for 200,000 buildings. The bar (`SceneView.swipe`) needs no copy.
 */
export function SplitScenes({ panes, ref, onCamera, ...scene }: SplitScenesProps) {
  const link = useMemo(createCameraLink, []);
  const handles = useRef(new Map<string, CitySceneHandle>());
  const latest = useRef(onCamera);
  latest.current = onCamera;
  const follow = useCallback(
    (id: string, camera: SceneCamera) => {
      const { move, to } = link.report(id, camera);
      if (move === 'self') handles.current.get(id)?.setCamera(to);
      if (move !== 'others') return;
      for (const [other, handle] of handles.current) if (other !== id) handle.setCamera(to);
      latest.current?.(camera);
    },
    [link],
  );
  useJoinedHandle(ref, handles.current, panes);
  return (
    <div className={`map-split map-split-${panes.length}`}>
      {panes.map(({ id, name, view }) => (
        <Pane
          key={id}
          {...scene}
          name={name}
          view={view}
          ref={(handle) => {
            if (handle) handles.current.set(id, handle);
            return () => {
              handles.current.delete(id);
            };
          }}
          onCamera={(camera) => follow(id, camera)}
          onLeave={() => link.leave(id)}
        />
      ))}
    </div>
  );
}

interface PaneProps extends CitySceneProps {
  readonly name: string;
  readonly onLeave: () => void;
}

function Pane({ name, onLeave, ...scene }: PaneProps) {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => () => leave.current(), []);
  return (
    <section className="map-split-pane" aria-label={name}>
      <CityScene {...scene} label={`${scene.label ?? scene.city.name} ${name}`} />
      <span className="map-split-name">{name}</span>
    </section>
  );
}

/** The first view leads; the others follow its camera. */
function useJoinedHandle(
  ref: Ref<CitySceneHandle> | undefined,
  handles: ReadonlyMap<string, CitySceneHandle>,
  panes: readonly ScenePane[],
): void {
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useImperativeHandle(ref, () => {
    const first = () => handles.get(panes[0]?.id ?? '');
    const started = () => panes.flatMap(({ id }) => handles.get(id) ?? []);
    /** Scenes start one by one; a picture of some of them would be no picture of the comparison. */
    const all = async (): Promise<readonly CitySceneHandle[]> => {
      while (isThere.current && started().length < panes.length) await new Promise(requestAnimationFrame);
      return started();
    };
    return {
      flyHome: () => first()?.flyHome(),
      flyToBounds: (bounds) => first()?.flyToBounds(bounds),
      flyToBuildings: (buildings) => first()?.flyToBuildings(buildings),
      flyToTileset: async (id) => first()?.flyToTileset(id),
      north: () => first()?.north(),
      top: () => first()?.top(),
      zoomIn: () => first()?.zoomIn(),
      zoomOut: () => first()?.zoomOut(),
      setCamera: (camera) => first()?.setCamera(camera),
      captureTiles: async (request) => (await all())[0]!.captureTiles(request),
      settled: async () => {
        await Promise.all((await all()).map((handle) => handle.settled()));
      },
      capture: async () => joinCaptures(await Promise.all((await all()).map((handle) => handle.capture()))),
    };
  }, [handles, panes]);
}
