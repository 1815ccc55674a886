import { type DatasetSource, type FacilityKind, facilityKinds } from '../../domain/datasets.ts';
import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../../domain/hazard-classes.ts';
import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import type { CityFacts, LayerFacts, LayerSwatch, SourceLine } from '../../panels/explore/explore-data.ts';
import type { CitySummary } from '../engine/engine-types.ts';

/** What panels know of a city before one is open. */
export const noCity: CityFacts = {
  name: '',
  fictional: false,
  planarCrs: 'EPSG:6677',
  buildings: 0,
  hazardKeys: [],
  sourceNames: {},
  zoneKinds: [],
  hasResidenceZones: false,
  populationYears: [],
  hasDaytimePeople: false,
};

export function cityFacts({ name, fictional, planarCrs, layout, populationYears }: CitySummary): CityFacts {
  const zoneKinds = layout.zoneKinds.map(({ zoneKind }) => zoneKind);
  return {
    name,
    fictional,
    planarCrs,
    buildings: layout.buildings,
    hazardKeys: layout.hazards.map(({ key }) => key),
    // Tables take the largest rank of all rivers; one river alone becomes a choice with the question that can ask for it.
    sourceNames: {},
    zoneKinds,
    hasResidenceZones: zoneKinds.includes('residence'),
    // The tables count the people of the census year; projections follow with the question that uses them.
    populationYears: layout.measures.includes('population') ? populationYears.slice(0, 1) : [],
    hasDaytimePeople: layout.measures.includes('populationDay'),
  };
}

/**
 * 出典 lines, one a title and year, those of the layers that are shown first. The classes of one 3D city model are one
 * source; a file's name loses its ending.
 */
export function sourceLines({ sources }: CitySummary, shown: readonly LayerFacts[]): readonly SourceLine[] {
  const lineOf = (title: string, year: number | undefined): SourceLine => ({
    title,
    ...(year !== undefined && { year }),
  });
  const lines = [
    ...shown.filter(({ source }) => source !== '').map(({ source, year }) => lineOf(source, year)),
    ...sources.map(({ title, year }) => lineOf(printedTitle(title), year)),
  ];
  return [...new Map(lines.map((line) => [`${line.title}·${line.year}`, line])).values()];
}

/** All that the map can show; ids are those of the scene, or a zone kind's. */
export function layerFacts(summary: CitySummary, chosen: HazardKey | undefined): readonly LayerFacts[] {
  return [
    ...hazardLayers(summary, chosen),
    ...zoneLayers(summary),
    ...facilityLayers(summary),
    ...groundLayers(summary),
  ];
}

const printedTitle = (title: string): string =>
  title
    .replace(/（\d{4}年度）(?: \w+)?$/, '')
    .replace(/\.[a-z]{2,7}$/i, '')
    .replaceAll('_', ' ');

const described = (source: DatasetSource | undefined) => ({
  source: printedTitle(source?.title ?? ''),
  ...(source?.year !== undefined && { year: source.year }),
});

/**
 * One layer carries the ramp, that of the chosen hazard (ui.md §4: one ramp, one carrier); zones of landslide and house
 * collapse lie over it whatever is chosen.
 */
function hazardLayers({ layout, layerSources }: CitySummary, chosen: HazardKey | undefined): LayerFacts[] {
  const keys = layout.hazards.map(({ key }) => key);
  const shown = chosen === undefined ? [] : [hazardLayer(chosen, 'hazard', layerSources)];
  const areas = (['landslide', 'collapse'] as const).flatMap((hazard) => {
    const key = keys.find((other) => parseHazardKey(other).hazard === hazard);
    return key === undefined ? [] : [areaLayer(key, hazard, layerSources)];
  });
  return [...shown, ...areas];
}

/** The chosen hazard on the buildings (or on the ground, where it has depths). */
function hazardLayer(key: HazardKey, id: 'hazard', sources: CitySummary['layerSources']): LayerFacts {
  const { hazard, scale } = parseHazardKey(key);
  const classes = hazardClasses(hazard);
  const { ja, en } = hazardNames[hazard];
  const suffix = scale === '' ? '' : ` ${scale}`;
  const depth = isDepthHazard(hazard);
  return {
    id,
    group: 'hazard',
    name: depth
      ? { ja: `${ja} 浸水深${suffix}`, en: `${en} depth${suffix}` }
      : { ja: `${ja}${suffix}：建物の区分`, en: `${en}${suffix}: buildings` },
    ...described(sources.hazards[key]),
    swatch: { kind: 'fill', colour: classes.find(({ state }) => state === 3)?.colour ?? classes[0]!.colour },
    visibleAtFirst: true,
    opacityAtFirst: 1,
    ...(!depth && { solid: true as const }),
    hazardKey: key,
  };
}

/** Zones of landslide or house collapse as areas on the ground. */
function areaLayer(key: HazardKey, id: 'landslide' | 'collapse', sources: CitySummary['layerSources']): LayerFacts {
  const { scale } = parseHazardKey(key);
  const classes = hazardClasses(id);
  return {
    id,
    group: 'hazard',
    name:
      id === 'landslide'
        ? { ja: '土砂災害（特別）警戒区域', en: 'Landslide (special) warning zones' }
        : { ja: `家屋倒壊等氾濫想定区域 ${scale}`.trim(), en: `House collapse zones ${scale}`.trim() },
    ...described(sources.hazards[key]),
    swatch: { kind: 'fill', colour: classes.find(({ state }) => state === 2)?.colour ?? classes[0]!.colour },
    visibleAtFirst: id === 'landslide',
    opacityAtFirst: 1,
    classes: classes.map(({ state, colour, ja, en }) => ({
      id: `${id}-${state}`,
      swatch: { kind: 'fill', colour },
      label: { ja, en },
      count: null,
    })),
  };
}

const zoneSwatches: Partial<Record<ZoneKind, LayerSwatch>> = {
  residence: { kind: 'line', colour: '#0b5d3b' },
  urban_function: { kind: 'dashed', colour: '#5b2b8c' },
};

/** Residence and urban-function areas have layers of their own; all other zones are thin lines of one layer a kind. */
function zoneLayers({ layout, layerSources }: CitySummary): LayerFacts[] {
  return layout.zoneKinds.map(({ zoneKind }) => ({
    id: zoneKind,
    group: 'planning',
    name: zoneKindNames[zoneKind],
    ...described(layerSources.zones[zoneKind]),
    swatch: zoneSwatches[zoneKind] ?? { kind: 'line', colour: '#767676' },
    visibleAtFirst: zoneKind === 'residence' || zoneKind === 'urban_function',
    opacityAtFirst: 1,
    solid: true as const,
  }));
}

export const facilityNames: Readonly<Record<FacilityKind, LayerFacts['name']>> = {
  evacuation_site: { ja: '指定緊急避難場所', en: 'Evacuation sites' },
  shelter: { ja: '指定避難所', en: 'Shelters' },
  welfare: { ja: '要配慮者利用施設', en: 'Welfare facilities' },
  medical: { ja: '医療施設', en: 'Medical facilities' },
  school: { ja: '学校', en: 'Schools' },
  government: { ja: '官公庁', en: 'Government offices' },
  commercial: { ja: '商業施設', en: 'Shops' },
  station: { ja: '駅', en: 'Stations' },
  other: { ja: 'その他の施設', en: 'Other facilities' },
};

function facilityLayers({ facilities }: CitySummary): LayerFacts[] {
  return facilityKinds.flatMap((kind) => {
    const own = facilities.filter((facility) => facility.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        id: kind,
        group: 'facility' as const,
        name: facilityNames[kind],
        ...described(own[0]?.source),
        swatch: facilitySwatch(kind),
        count: own.reduce((sum, { count }) => sum + count, 0),
        visibleAtFirst: kind === 'evacuation_site' || kind === 'medical',
        opacityAtFirst: 1,
        solid: true as const,
      },
    ];
  });
}

function facilitySwatch(kind: FacilityKind): LayerSwatch {
  if (kind === 'evacuation_site' || kind === 'shelter') return { kind: 'icon', icon: 'shelter', colour: '#197a4b' };
  if (kind === 'medical') return { kind: 'icon', icon: 'medical', colour: '#0017c1' };
  return { kind: 'icon', icon: 'facility', colour: '#545454' };
}

function groundLayers({ layerSources, layout }: CitySummary): LayerFacts[] {
  const layers: LayerFacts[] = [];
  if (layout.buildings > 0)
    layers.push({
      id: 'buildings',
      group: 'building',
      name: { ja: '建物', en: 'Buildings' },
      ...described(layerSources.buildings),
      swatch: { kind: 'icon', icon: 'building', colour: '#1a1a1a' },
      count: layout.buildings,
      visibleAtFirst: true,
      opacityAtFirst: 1,
    });
  if (layerSources.baseMap)
    layers.push({
      id: 'base_map',
      group: 'base',
      name: { ja: '背景図', en: 'Base map' },
      ...described(layerSources.baseMap),
      swatch: { kind: 'icon', icon: 'image', colour: '#545454' },
      visibleAtFirst: true,
      opacityAtFirst: 1,
    });
  return layers;
}
