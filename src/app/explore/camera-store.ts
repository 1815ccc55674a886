import type { SceneCamera } from '../../map/scene-types.ts';
import type { CameraState, ReadableStore } from '../../panels/explore/explore-data.ts';
import { fromGeographic } from '../../spatial/coordinate-system.ts';

/** Where the pointer or the middle of the view is; kept outside React because it changes many times a second. */
export interface CameraStore extends ReadableStore<CameraState | null> {
  setCamera(camera: SceneCamera, planarCrs: string): void;
  setCursor(
    place: { readonly lon: number; readonly lat: number; readonly heightMeters: number },
    planarCrs: string,
  ): void;
}

export function createCameraStore(): CameraStore {
  let state: CameraState | null = null;
  const listeners = new Set<() => void>();
  const set = (next: CameraState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const place = (lon: number, lat: number, planarCrs: string) => {
    const [east = 0, north = 0] = fromGeographic(Float64Array.of(lon, lat), planarCrs);
    return { lon, lat, planarEastMeters: east, planarNorthMeters: north };
  };
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setCamera({ lon, lat, headingDegrees, metersPerPixel }, planarCrs) {
      set({ heightMeters: Number.NaN, ...place(lon, lat, planarCrs), headingDegrees, metersPerPixel });
    },
    setCursor({ lon, lat, heightMeters }, planarCrs) {
      if (state) set({ ...state, ...place(lon, lat, planarCrs), heightMeters });
    },
  };
}
