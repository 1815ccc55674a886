import type { HazardRecordColumns } from './datasets.ts';

/** Buildings without any disaster-risk record. */
export const noHazardRecords = (): HazardRecordColumns => ({
  buildingRow: new Uint32Array(0),
  hazard: [],
  scale: [],
  name: [],
  rank: new Uint8Array(0),
  standardRank: new Uint8Array(0),
  depthMeters: new Float32Array(0),
  durationHours: new Float32Array(0),
  areaType: new Uint8Array(0),
});
