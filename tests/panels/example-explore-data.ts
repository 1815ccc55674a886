import type { BuildingDetail, CityFacts, ExploreData, LayerFacts } from '../../src/panels/explore/explore-data.ts';
import { createExampleExposure } from './example-exposure.ts';

/** 青瀬市（架空） with the numbers of the mock pages. */
export function createExampleExploreData(change: Partial<ExploreData> = {}): ExploreData {
  return {
    city: createExampleCity(),
    exposure: { state: 'ready', value: createExampleExposure() },
    classCounts: {
      state: 'ready',
      value: { hazardKey: 'river:L2', notHit: 24858, byRank: [3304, 11230, 4917, 862, 0, 0], unknown: 3042 },
    },
    colouringLegend: null,
    layers: createExampleLayers(),
    building: { state: 'ready', value: createExampleBuilding() },
    feature: null,
    sources: [
      { title: '国土数値情報 A31a', year: 2024 },
      { title: '国土数値情報 A33', year: 2023 },
      { title: '国土数値情報 A50', year: 2020 },
      { title: '3D都市モデル（Project PLATEAU）', year: 2024 },
      { title: '国勢調査', year: 2020 },
    ],
    mapReady: true,
    scenarios: [],
    saved: true,
    ...change,
  };
}

export const createExampleCity = (change: Partial<CityFacts> = {}): CityFacts => ({
  name: '青瀬市',
  fictional: true,
  planarCrs: 'EPSG:6677',
  buildings: 48213,
  hazardKeys: ['river:L1', 'river:L2', 'inland:', 'storm_surge:', 'tsunami:', 'landslide:', 'collapse:L2'],
  sourceNames: { river: ['青瀬川水系'] },
  zoneKinds: ['residence', 'urban_function', 'use_district', 'district', 'school_district'],
  hasResidenceZones: true,
  populationYears: [2020, 2025, 2030, 2035, 2040, 2045, 2050],
  hasDaytimePeople: true,
  ...change,
});

export const createExampleBuilding = (): BuildingDetail => ({
  index: 12,
  buildingId: '99-48213',
  usage: 411,
  structure: 601,
  storeys: 2,
  storeysEstimated: true,
  heightMeters: 7.1,
  floorAreaSquareMeters: 98.4,
  floorAreaEstimated: false,
  yearOfConstruction: 0,
  residence: 'inside',
  zones: [{ zoneKind: 'district', name: '川原町一丁目' }],
  verdict: 'impossible',
  reasons: [
    { code: 'top-floor-below-water', outcome: 'against', values: { storeys: 2, floorMeters: '3.5' }, value: '3.6 m' },
    { code: 'collapse-flow-wood', outcome: 'against', value: '氾濫流' },
    { code: 'duration-short', outcome: 'for', values: { hours: 72 }, value: '38 時間' },
  ],
  hazards: [
    { key: 'river:L2', state: 3, depthMeters: 3.6, durationHours: Number.NaN },
    { key: 'river:L1', state: 2, depthMeters: 1.2, durationHours: Number.NaN },
    { key: 'tsunami:', state: 255, depthMeters: Number.NaN, durationHours: Number.NaN },
    { key: 'landslide:', state: 0, depthMeters: Number.NaN, durationHours: Number.NaN },
  ],
});

export function createExampleLayers(): readonly LayerFacts[] {
  const layer = (facts: Omit<LayerFacts, 'visibleAtFirst' | 'opacityAtFirst'> & Partial<LayerFacts>): LayerFacts => ({
    visibleAtFirst: true,
    opacityAtFirst: 1,
    ...facts,
  });
  return [
    layer({
      id: 'river:L2',
      group: 'hazard',
      name: { ja: '洪水 浸水深 L2', en: 'River flood depth L2' },
      source: '国土数値情報 A31a',
      year: 2024,
      swatch: { kind: 'fill', colour: '#ffb7b7' },
      hazardKey: 'river:L2',
    }),
    layer({
      id: 'landslide',
      group: 'hazard',
      name: { ja: '土砂災害特別警戒区域', en: 'Landslide special warning zone' },
      source: '国土数値情報 A33',
      year: 2023,
      swatch: { kind: 'fill', colour: '#a50021' },
      opacityAtFirst: 0.6,
    }),
    layer({
      id: 'duration',
      group: 'hazard',
      name: { ja: '浸水継続時間 L2', en: 'Duration L2' },
      source: '国土数値情報 A31a',
      year: 2024,
      swatch: { kind: 'fill', colour: '#faf500' },
      opacityAtFirst: 0.8,
      visibleAtFirst: false,
    }),
    layer({
      id: 'residence',
      group: 'planning',
      name: { ja: '居住誘導区域', en: 'Residence area' },
      source: '国土数値情報 A50',
      year: 2020,
      swatch: { kind: 'line', colour: '#0b5d3b' },
    }),
    layer({
      id: 'urban',
      group: 'planning',
      name: { ja: '都市機能誘導区域', en: 'Urban function area' },
      source: '国土数値情報 A50',
      year: 2020,
      swatch: { kind: 'dashed', colour: '#5b2b8c' },
    }),
    layer({
      id: 'mesh',
      group: 'people',
      name: { ja: '居住人口（250 mメッシュ）', en: 'Residents (250 m mesh)' },
      source: '国勢調査',
      year: 2020,
      swatch: { kind: 'fill', colour: '#c5d7fb' },
      opacityAtFirst: 0.7,
      visibleAtFirst: false,
    }),
    layer({
      id: 'sales',
      group: 'consumption',
      name: { ja: '消費額', en: 'Consumption' },
      source: '見本',
      swatch: { kind: 'fill', colour: '#d9d3ee' },
      visibleAtFirst: false,
    }),
    layer({
      id: 'shelter',
      group: 'facility',
      name: { ja: '指定緊急避難場所（洪水）', en: 'Evacuation sites (flood)' },
      source: '国土地理院',
      year: 2024,
      swatch: { kind: 'icon', icon: 'shelter', colour: '#197a4b' },
      count: 46,
    }),
    layer({
      id: 'medical',
      group: 'facility',
      name: { ja: '医療施設', en: 'Medical' },
      source: '国土数値情報 P04',
      year: 2020,
      swatch: { kind: 'icon', icon: 'medical', colour: '#0017c1' },
      count: 128,
    }),
    layer({
      id: 'buildings',
      group: 'building',
      name: { ja: '建物 LOD1', en: 'Buildings LOD1' },
      source: '3D都市モデル',
      year: 2024,
      swatch: { kind: 'icon', icon: 'building', colour: '#1a1a1a' },
    }),
  ];
}
