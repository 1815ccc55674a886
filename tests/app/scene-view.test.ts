import { describe, expect, it } from 'vitest';
import { layerBounds, sceneView, shownFacilities } from '../../src/app/explore/scene-view.ts';
import type { SceneCity } from '../../src/map/scene-types.ts';
import type { LayerFacts } from '../../src/panels/explore/explore-data.ts';
import { initialProject, type Project } from '../../src/project/project-schema.ts';

const layer = (id: string, visibleAtFirst = true): LayerFacts => ({
  id,
  group: 'facility',
  name: { ja: id, en: id },
  source: '',
  swatch: { kind: 'fill', colour: '#000000' },
  visibleAtFirst,
  opacityAtFirst: 1,
});

const city: SceneCity = {
  name: '青瀬市',
  bounds: [141, 34, 142, 35],
  planarCrs: 'EPSG:6677',
  geoidHeightMeters: 36.7,
  zones: [],
  hazardRasters: [],
  hazardAreas: [],
  facilities: [
    { kind: 'shelter', name: '川原町公民館', lon: 141.2, lat: 34.6 },
    { kind: 'evacuation_site', name: '川原町公園', lon: 141.4, lat: 34.2 },
    { kind: 'shelter', name: '栄小学校', lon: 141.6, lat: 34.4 },
  ],
};

const paint = { colours: new Uint8Array(), pattern: new Uint8Array(), legend: null };
const view = (change: Partial<Project>) =>
  sceneView({
    project: { ...initialProject, ...change },
    layers: [layer('hazard')],
    paint,
    hazardKey: 'river:L2',
    selection: undefined,
    unknownLabel: '',
  });
const hidden = { hazard: { visible: false, opacity: 1 } };

describe('what the scene shows', () => {
  it('shows the marks of each kind of facility by the row of that kind alone', () => {
    const kinds = (...layers: LayerFacts[]) => shownFacilities(city, layers, {}).map(({ kind }) => kind);
    expect(kinds(layer('shelter'), layer('evacuation_site', false))).toEqual(['shelter', 'shelter']);
    expect(kinds(layer('shelter', false), layer('evacuation_site'))).toEqual(['evacuation_site']);
  });

  it('colours nothing by a hazard whose row is unchecked, but leaves another colouring alone', () => {
    expect(view({}).carrier).toBe('buildings');
    expect(view({ layers: hidden }).carrier).toBe('ground');
    expect(view({ layers: hidden }).layers.hazard?.visible).toBe(false);
    expect(view({ layers: hidden, colourBy: 'usage' }).carrier).toBe('buildings');
  });

  it('finds where the marks of a layer lie, and nothing for a layer without a place', () => {
    expect(layerBounds(city, 'shelter')).toEqual([141.2, 34.4, 141.6, 34.6]);
    expect(layerBounds(city, 'base_map')).toBeUndefined();
  });
});
