import { STRUCTURE_UNKNOWN, STRUCTURE_WOOD } from '../domain/building-codes.ts';
import type { Dimension } from './count-buildings.ts';

/** Conditions over `building_facts AS f`. The same codes as `structureIsKnown`. */
export const unknownStructureSql = `f.structure IN (0, ${STRUCTURE_UNKNOWN})`;
export const woodSql = `f.structure = ${STRUCTURE_WOOD}`;

/** 木造 or not; PLATEAU 611 不明 and a missing code are not known. */
export const structureDimension: Dimension = {
  column: {
    name: 'structure',
    title: { ja: '構造', en: 'Structure' },
    labels: [
      { value: 'unknown', label: { ja: '構造不明', en: 'Structure not known' } },
      { value: 'wood', label: { ja: '木造', en: 'Wood' } },
      { value: 'not_wood', label: { ja: '非木造', en: 'Not wood' } },
    ],
  },
  sql: `CASE WHEN ${unknownStructureSql} THEN 0 WHEN ${woodSql} THEN 1 ELSE 2 END`,
};
