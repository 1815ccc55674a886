import { lazy, type Ref, Suspense, useEffect, useState } from 'react';
import type { CitySceneProps, CityScene as Scene } from '../map/CityScene.tsx';
import type { CitySceneHandle } from '../map/scene-types.ts';

const CityScene = lazy(
  async (): Promise<{ default: typeof Scene }> => ({ default: (await import('../map/CityScene.tsx')).CityScene }),
);

/** The 3D view, whose 1.5 MB of code load after the panels are drawn. */
export function CityMap(props: CitySceneProps & { readonly ref: Ref<CitySceneHandle> }) {
  const [panelsDrawn, setPanelsDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setPanelsDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  if (!panelsDrawn) return null;
  return (
    <Suspense fallback={null}>
      <CityScene {...props} />
    </Suspense>
  );
}
