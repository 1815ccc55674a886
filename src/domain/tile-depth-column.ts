import { type HazardState, STATE_UNKNOWN, stateOfDepth } from './depth-rank.ts';
import { parseDepthText, standardRankOfDepthClass } from './depth-text.ts';

/** What a column of distributed 3D Tiles says about inundation. */
export type TileDepthColumn = 'depth' | 'rank_code' | 'rank_label';

/**
 * Recognises inundation columns by name; undefined for any other column. Names drift between years:
 * `…_浸水深（m）`, `…_浸水深`, `…_浸水ランクコード`, `…_浸水ランク`, `uro:rank_code`, `rank_code`, `uro:rank`.
 * Reservoir and city-specific ranks (`rankOrg`) follow other classes and are not taken for standard ranks.
 * Source: PLATEAU 3D Tiles 変換仕様 2023 and the distributed tiles of 熊本市.
 */
export function tileDepthColumn(name: string): TileDepthColumn | undefined {
  if (/浸水深|(^|[:_])depth$/i.test(name)) return 'depth';
  if (/浸水ランクコード|(^|[:_])rank_code$/i.test(name)) return 'rank_code';
  return /浸水ランク|(^|:)rank$/i.test(name) ? 'rank_label' : undefined;
}

/** State of one value of such a column. A missing or unreadable value is unknown, never dry. */
export function stateOfTileValue(column: TileDepthColumn, value: unknown): HazardState {
  if (value === null || value === undefined || value === '') return STATE_UNKNOWN;
  if (column === 'rank_label') {
    // A bare number in a column of labels is a null such as -9999, not a class.
    const depth = typeof value === 'string' && !/^[-+\d.\s]+$/.test(value) ? parseDepthText(value) : undefined;
    return depth ? standardRankOfDepthClass(depth) : STATE_UNKNOWN;
  }
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) return STATE_UNKNOWN;
  if (column === 'depth') return stateOfDepth(number);
  return Number.isInteger(number) && number >= 1 && number <= 6 ? number : STATE_UNKNOWN;
}
