import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '../../../src/domain/evidence.ts';
import { sourcesOfAnswer } from '../../../src/exports/sheets/answer-sources.ts';

const titles = [
  '3D都市モデル（Project PLATEAU）青瀬市',
  '国勢調査 地域メッシュ統計（e-Stat）',
  '国土数値情報 将来推計人口メッシュ',
  '全国の人流オープンデータ（1km メッシュ）',
  '国土地理院 指定避難所データ',
  '国土数値情報 洪水浸水想定区域（家屋倒壊等氾濫想定区域）',
  '洪水浸水想定_青瀬川_想定最大規模_L2.tif',
  '洪水浸水想定_青瀬川_計画規模_L1.tif',
  '津波浸水想定_青瀬海岸.tif',
  '基図_青瀬市.png',
  '町の資料',
];
const inputs = titles.map((title): EvidenceInput => ({ title, file: title, crs: 'EPSG:6677', rows: 1 }));
const named = (question: string, parameters: Readonly<Record<string, unknown>>) =>
  sourcesOfAnswer({ question, parameters }, inputs).map(({ title }) => titles.indexOf(title));

describe('the sources of an answer', () => {
  it('are those that it has to do with; a title that says nothing stays', () => {
    expect(named('hazard_area', { hazards: ['river:L2'], zoneKinds: ['residence'] })).toEqual([0, 1, 6, 10]);
    expect(named('hazard_area', { hazards: ['river:L1', 'river:L2'] })).toEqual([0, 1, 6, 7, 10]);
    expect(named('people_flow', { hazards: ['tsunami:'] })).toEqual([0, 1, 3, 8, 10]);
    expect(named('collapse_structure', { hazards: ['collapse:L2'] })).toEqual([0, 1, 5, 10]);
  });

  it('stay where a title names several hazards or both scales, and one of them is asked for', () => {
    const both = ['高潮・津波浸水想定', '洪水浸水想定（計画規模・想定最大規模）', '洪水浸水想定（計画規模）'].map(
      (title): EvidenceInput => ({ title, file: title, crs: 'EPSG:6677', rows: 1 }),
    );
    const kept = (hazards: readonly string[]) =>
      sourcesOfAnswer({ question: 'hazard_area', parameters: { hazards } }, both).map(({ title }) =>
        both.findIndex((one) => one.title === title),
      );
    expect(kept(['tsunami:'])).toEqual([0]);
    expect(kept(['storm_surge:L2'])).toEqual([0]);
    expect(kept(['river:L2'])).toEqual([1]);
    expect(kept(['river:L1'])).toEqual([1, 2]);
  });

  it('are not narrowed where a question is about every hazard', () => {
    expect(named('multi_hazard', { hazards: ['river:L2'] })).toEqual([0, 1, 5, 6, 7, 8, 10]);
  });
});
