import type { BuildingDetail as BuildingRecord } from '../../analysis/building-detail.ts';
import type { ResidenceState } from '../../analysis/exposure-result.ts';
import { STRUCTURE_WOOD, structureIsKnown } from '../../domain/building-codes.ts';
import { depthRanks, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import {
  type EvacuationVerdict,
  evacuationAssumptions,
  gravestVerdict,
  judgeEvacuation,
} from '../../domain/evacuation-verdict.ts';
import { type HazardKey, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { ALL_STOREYS, atMostStoreysAt, verticalEvacuationRule } from '../../domain/vertical-evacuation.ts';
import type { BuildingDetail, BuildingHazard, BuildingReason, Verdict } from '../../panels/explore/explore-data.ts';
import { formatDepth } from '../../project/language/number-format.ts';

const verdicts: Readonly<Record<EvacuationVerdict, Verdict>> = {
  not_needed: 'not_hit',
  possible: 'possible',
  possible_long: 'possible_long',
  impossible: 'impossible',
  leave: 'leave',
  unknown: 'unknown',
};

/** Zones that the card names besides 居住誘導区域. */
const namedZones = ['district', 'use_district', 'school_district'];

/** A building's record as its card shows it: the chosen hazard first; areas to leave count whatever hazard is chosen. */
export function buildingCard(record: BuildingRecord, key: HazardKey): BuildingDetail {
  const hazards = record.hazards.map(
    (entry): BuildingHazard => ({
      key: hazardKey(entry.hazard, entry.scale),
      state: entry.state,
      depthMeters: entry.depthMeters ?? Number.NaN,
      durationHours: longestDuration(record, entry.hazard, entry.scale),
    }),
  );
  const shown = hazards.filter((entry) => entry.key === key);
  const judged = [
    ...shown,
    ...hazards.filter(({ key: other, state }) => other !== key && isArea(other) && isHit(state)),
  ];
  return {
    index: record.buildingIndex,
    buildingId: record.buildingId,
    usage: record.usage,
    structure: record.structure,
    storeys: record.storeys ?? 0,
    storeysEstimated: record.storeysEstimated,
    heightMeters: record.heightMeters ?? Number.NaN,
    floorAreaSquareMeters: record.floorAreaSquareMeters ?? Number.NaN,
    floorAreaEstimated: record.floorAreaEstimated,
    yearOfConstruction: record.yearOfConstruction ?? 0,
    residence: residenceOf(record),
    zones: record.zones.filter(({ zoneKind, name }) => namedZones.includes(zoneKind) && name !== ''),
    verdict: verdicts[gravestVerdict(judged.map((hazard) => verdictOf(record, hazard)))],
    reasons: judged.flatMap((hazard) => reasonsOf(record, hazard)),
    hazards: [...shown, ...hazards.filter((entry) => entry.key !== key)],
  };
}

const isHit = (state: number): boolean => state > 0 && state !== STATE_UNKNOWN;
const isArea = (key: HazardKey): boolean => ['landslide', 'collapse'].includes(parseHazardKey(key).hazard);

function residenceOf({ zones }: BuildingRecord): ResidenceState {
  const residence = zones.find(({ zoneKind }) => zoneKind === 'residence');
  if (!residence) return 'unknown';
  return residence.zoneId === '' ? 'outside' : 'inside';
}

function longestDuration({ records }: BuildingRecord, hazard: string, scale: string): number {
  const hours = records.flatMap((entry) =>
    entry.hazard === hazard && entry.scale === scale && entry.durationHours !== null ? [entry.durationHours] : [],
  );
  return hours.length > 0 ? Math.max(...hours) : Number.NaN;
}

/** In 家屋倒壊等氾濫想定区域 the structure decides: 氾濫流 endangers wooden buildings only. */
const verdictOf = (record: BuildingRecord, { key, ...facts }: BuildingHazard): EvacuationVerdict => {
  const { hazard } = parseHazardKey(key);
  const storeys = record.storeys ?? 0;
  if (hazard !== 'collapse') return judgeEvacuation({ ...facts, hazard, storeys });
  const surroundings = { collapse: facts.state, landslide: 0, structure: record.structure };
  return judgeEvacuation({ ...facts, hazard: 'river', state: 0, storeys, surroundings });
};

function reasonsOf(record: BuildingRecord, hazard: BuildingHazard): BuildingReason[] {
  const kind = parseHazardKey(hazard.key).hazard;
  if (hazard.state === STATE_UNKNOWN) return [{ code: 'depth-unknown', outcome: 'unknown' }];
  if (hazard.state === 0) return [];
  if (kind === 'tsunami') return [{ code: 'tsunami-area', outcome: 'against', ...depthValue(hazard) }];
  if (kind === 'landslide')
    return [{ code: hazard.state === 2 ? 'landslide-special' : 'landslide-area', outcome: 'against' }];
  if (kind === 'collapse')
    return [hazard.state === 1 ? flowReason(record) : { code: 'collapse-erosion', outcome: 'against' }];
  return [...storeyReasons(record, hazard), ...durationReasons(hazard)];
}

function flowReason({ structure }: BuildingRecord): BuildingReason {
  const code = 'collapse-flow-wood';
  if (!structureIsKnown(structure)) return { code, outcome: 'unknown' };
  return { code, outcome: structure === STRUCTURE_WOOD ? 'against' : 'for' };
}

function storeyReasons({ storeys }: BuildingRecord, hazard: BuildingHazard): BuildingReason[] {
  const rank = depthRanks.find((entry) => entry.rank === hazard.state);
  const atMost = atMostStoreysAt(verticalEvacuationRule, rank?.fromMeters ?? 0);
  if (!rank || atMost === 0) return [];
  if (storeys === null && atMost !== ALL_STOREYS) return [{ code: 'storeys-unknown', outcome: 'unknown' }];
  const all = atMost === ALL_STOREYS;
  const against = all || (storeys ?? 0) <= atMost;
  return [
    {
      code: all ? 'rank-all-storeys' : 'rank-storeys',
      outcome: against ? 'against' : 'for',
      values: { rank: rank.ja, storeys: atMost },
      ...depthValue(hazard),
    },
  ];
}

const depthValue = ({ depthMeters }: BuildingHazard) =>
  Number.isNaN(depthMeters) ? {} : { value: formatDepth(depthMeters) };

function durationReasons({ durationHours }: BuildingHazard): BuildingReason[] {
  if (Number.isNaN(durationHours)) return [];
  const { longDurationHours: hours } = evacuationAssumptions;
  const long = durationHours >= hours;
  return [
    {
      code: long ? 'duration-long' : 'duration-short',
      outcome: long ? 'against' : 'for',
      values: { hours },
      value: `${Math.round(durationHours)} h`,
    },
  ];
}
