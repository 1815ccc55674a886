import { geoJson } from '../formats/geojson.ts';
import type { RawFile } from '../formats/zip.ts';
import { cellMiddle } from '../world/hazards.ts';
import { traceCells } from '../world/traced-areas.ts';
import { prefectureCode, type Sample } from './sample.ts';

/** Metres: ground that even the planned scale floods so deep is designated along one stretch of the river. */
const DEEP_METERS = 2.4;
const STRETCH = { from: 1500, to: 2300 } as const;

/**
 * 災害危険区域 (建築基準法 39条) as 国土数値情報 A48: a flooded stretch of the river bank (A48_007 = 1) and two steep slopes that
 * are 特別警戒区域 as well (A48_007 = 4).
 */
export function disasterRiskFile({ hazards, landslides }: Sample): RawFile {
  const bank = traceCells((i) => {
    const y = cellMiddle(i)[1];
    return hazards.riverL1[i]! > DEEP_METERS && y > STRETCH.from && y < STRETCH.to;
  });
  const slopes = landslides.filter(({ areaType, disasterType }) => areaType === 2 && disasterType === 1).slice(0, 2);
  const feature = (number: number, name: string, cause: number, reason: string) => ({
    A48_001: '架空県',
    A48_002: '青瀬市',
    A48_003: `${prefectureCode}201`,
    A48_004: 2,
    A48_005: name,
    A48_006: '架空県青瀬市',
    A48_007: cause,
    A48_008: reason,
    A48_009: `架空告示第${number}号`,
  });
  const features = [
    ...bank.map((area, i) => ({
      properties: feature(i + 1, `青瀬川沿い災害危険区域${i + 1}`, 1, '出水による浸水'),
      areas: [area],
    })),
    ...slopes.map(({ ring, name }, i) => ({
      properties: feature(bank.length + i + 1, `${name}災害危険区域`, 4, '急傾斜地の崩壊'),
      areas: [[ring]],
    })),
  ];
  return { path: 'A48-21_99.geojson', bytes: geoJson('A48-21_99', features) };
}
