import { depthRanks } from './depth-rank.ts';
import { depthHazards, type Hazard } from './hazard.ts';

/** One class of a hazard's legend: the state byte of a building that stands in it, its colour and its name. */
export interface HazardClass {
  readonly state: 1 | 2 | 3 | 4 | 5 | 6;
  readonly colour: `#${string}`;
  readonly ja: string;
  readonly en: string;
}

/** 土砂災害 in the colours of 土石流 on ハザードマップポータルサイト (disaportal tile palette): 警戒 yellow, 特別警戒 red. */
const landslideClasses: readonly HazardClass[] = [
  { state: 2, colour: '#a50021', ja: '特別警戒区域', en: 'Special warning zone' },
  { state: 1, colour: '#e6c832', ja: '警戒区域', en: 'Warning zone' },
];

/**
 * 家屋倒壊等氾濫想定区域. The portal draws both kinds in one red; the three tints here keep them apart in the legend.
 * Numbers: 国土数値情報 A31a (1 氾濫流, 2 河岸侵食, 3 both).
 */
const collapseClasses: readonly HazardClass[] = [
  { state: 3, colour: '#8f0000', ja: '氾濫流と河岸侵食', en: 'Flow and bank erosion' },
  { state: 2, colour: '#ce3b00', ja: '河岸侵食', en: 'Bank erosion' },
  { state: 1, colour: '#ff6b57', ja: '氾濫流', en: 'Flood flow' },
];

const depthClasses: readonly HazardClass[] = depthRanks
  .map(({ rank, colour, ja, en }) => ({ state: rank, colour, ja, en }))
  .reverse();

/**
 * A depth ramp that keeps its order for every kind of colour vision: lightness falls from rank 1 to rank 6.
 * Source: ColorBrewer 2.0 YlOrBr, 6 classes (marked colour-blind safe); no blue, which means water on this map.
 */
const safeDepthColours: readonly `#${string}`[] = ['#ffffd4', '#fee391', '#fec44f', '#fe9929', '#d95f0e', '#993404'];

/** Classes of a hazard from the worst to the mildest, as a legend lists them. */
export function hazardClasses(hazard: Hazard, colourVisionSafe = false): readonly HazardClass[] {
  if (hazard === 'landslide') return landslideClasses;
  if (hazard === 'collapse') return collapseClasses;
  if (!colourVisionSafe) return depthClasses;
  return depthClasses.map((depth) => ({ ...depth, colour: safeDepthColours[depth.state - 1] ?? depth.colour }));
}

/** Surveyed and not hit, and unknown (drawn hatched). Source: ui.md §4, States. */
export const notHitColour = '#d5dae0';
export const unknownColour = '#e3e5e8';
export const unknownHatchColour = '#6f757c';
/** Edge of swatches, bars and roofs: carries the 3:1 contrast that the pastel ramp lacks. Source: ui.md §3, Legend. */
export const classEdgeColour = '#4a4f57';

export const isDepthHazard = (hazard: Hazard): boolean => depthHazards.includes(hazard);
