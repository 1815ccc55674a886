import { lazy, type Ref, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { CitySceneProps, CityScene as Scene } from '../map/CityScene.tsx';
import type { CitySceneHandle, SceneCamera } from '../map/scene-types.ts';
import type { ComparedPane } from './plan/compared-views.ts';

const CityScene = lazy(
  async (): Promise<{ default: typeof Scene }> => ({ default: (await import('../map/CityScene.tsx')).CityScene }),
);

const SplitMaps = lazy(async () => ({ default: (await import('./plan/SplitMaps.tsx')).SplitMaps }));

interface CityMapProps extends CitySceneProps {
  readonly ref: Ref<CitySceneHandle>;
  /** Scenarios beside each other; absent: one view. */
  readonly panes?: readonly ComparedPane[];
}

/** The 3D view, whose 1.5 MB of code load after the panels are drawn. One view or several, the camera stays where it is. */
export function CityMap({ panes, ...props }: CityMapProps) {
  const { onCamera } = props;
  const camera = useRef<SceneCamera>(undefined);
  const keepCamera = useCallback(
    (to: SceneCamera) => {
      camera.current = to;
      onCamera?.(to);
    },
    [onCamera],
  );
  const [panelsDrawn, setPanelsDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setPanelsDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  if (!panelsDrawn) return null;
  return (
    <Suspense fallback={null}>
      {panes ? (
        <SplitMaps {...props} start={camera.current} onCamera={keepCamera} panes={panes} />
      ) : (
        <CityScene {...props} start={camera.current} onCamera={keepCamera} />
      )}
    </Suspense>
  );
}
