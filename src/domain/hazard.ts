/**
 * The hazards a plan looks at and the scales they are published for.
 * Source: 立地適正化計画作成の手引き 防災指針; PLATEAU 標準製品仕様書 uro:*RiskAttribute.
 */
export const hazards = ['river', 'inland', 'storm_surge', 'tsunami', 'reservoir', 'landslide', 'collapse'] as const;
export type Hazard = (typeof hazards)[number];

/** L1 計画規模, L2 想定最大規模, '' where a hazard is published without a scale. */
export const hazardScales = ['L1', 'L2', ''] as const;
export type HazardScale = (typeof hazardScales)[number];

/** One hazard at one scale, as one string: `river:L2`, `tsunami:`. */
export type HazardKey = `${Hazard}:${HazardScale}`;

export const hazardKey = (hazard: Hazard, scale: HazardScale): HazardKey => `${hazard}:${scale}`;

/** Splits `river:L2`. Throws a RangeError for a key that names no known hazard or scale. */
export function parseHazardKey(key: string): { readonly hazard: Hazard; readonly scale: HazardScale } {
  const [hazard, scale] = key.split(':');
  if (!hazards.includes(hazard as Hazard) || !hazardScales.includes(scale as HazardScale))
    throw new RangeError(`expected a hazard key such as "river:L2", got "${key}"`);
  return { hazard: hazard as Hazard, scale: scale as HazardScale };
}

/** What can say of a building whether a hazard reaches it. */
export type HazardSourceKind = 'attribute' | 'raster' | 'polygons';

/** Names as printed in plan documents. */
export const hazardNames: Readonly<Record<Hazard, { readonly ja: string; readonly en: string }>> = {
  river: { ja: '洪水', en: 'River flood' },
  inland: { ja: '内水', en: 'Inland flood' },
  storm_surge: { ja: '高潮', en: 'Storm surge' },
  tsunami: { ja: '津波', en: 'Tsunami' },
  reservoir: { ja: 'ため池', en: 'Reservoir' },
  landslide: { ja: '土砂', en: 'Landslide' },
  collapse: { ja: '家屋倒壊等', en: 'House collapse' },
};

/** Hazards whose rank is a class of inundation depth; the others rank by kind of area. */
export const depthHazards: readonly Hazard[] = ['river', 'inland', 'storm_surge', 'tsunami', 'reservoir'];
