import type { CameraState, ExploreActions, ReadableStore } from '../../src/panels/explore/explore-data.ts';

const nothing = (): void => undefined;

export const createExploreActions = (change: Partial<ExploreActions> = {}): ExploreActions => ({
  openImport: nothing,
  northUp: nothing,
  zoomIn: nothing,
  zoomOut: nothing,
  goHome: nothing,
  lookDown: nothing,
  saveFigure: nothing,
  takeSnapshot: nothing,
  saveTable: nothing,
  showLayer: nothing,
  closeFeature: nothing,
  saveProject: () => undefined,
  openProject: () => undefined,
  dismissNotice: nothing,
  search: (query) => [{ id: '1', name: '川原町一丁目', detail: '町丁目' }].filter(({ name }) => name.includes(query)),
  goTo: nothing,
  retry: nothing,
  ...change,
});

export function createCamera(): ReadableStore<CameraState | null> {
  const state: CameraState = {
    lon: 139.50214,
    lat: 35.81236,
    planarNorthMeters: -20826,
    planarEastMeters: -29941,
    heightMeters: 8.4,
    headingDegrees: 14,
    metersPerPixel: 1.3,
  };
  return { getState: () => state, subscribe: () => () => undefined };
}
