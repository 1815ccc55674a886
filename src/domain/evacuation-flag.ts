import { evacuationHazards } from './datasets.ts';
import type { Hazard } from './hazard.ts';

/**
 * The kind of disaster that an evacuation site must be designated for. ため池 and 家屋倒壊等 are floods: the designation
 * knows one 洪水. Source: 災害対策基本法施行令 20条の3 (kinds of disasters); the mapping of these two is an assumption.
 */
const evacuationHazardOf: Readonly<Record<Hazard, (typeof evacuationHazards)[number]>> = {
  river: 'river',
  inland: 'inland',
  storm_surge: 'storm_surge',
  tsunami: 'tsunami',
  reservoir: 'river',
  landslide: 'landslide',
  collapse: 'river',
};

/** Bit of `FacilitiesDataset.usableFor`. */
export const evacuationFlag = (hazard: Hazard): number => 1 << evacuationHazards.indexOf(evacuationHazardOf[hazard]);
