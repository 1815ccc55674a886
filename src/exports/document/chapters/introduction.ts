import { type Answer, cellOf } from '../../../domain/answer.ts';
import { TODO_MARK } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import type { DocumentFacts } from '../document-facts.ts';
import { addTable } from '../document-tables.ts';

/** Kinds of areas that a plan is about, as far as the city has them. */
const planAreas = ['city', 'planning_area', 'residence', 'urban_function'];

/**
 * 1 防災指針とは: legal ground and area. Source: 都市再生特別措置法 81条2項5号 as cited in 川崎市立地適正化計画 第6章; the clause is
 * marked to be checked, since it was read in a secondary source.
 */
export async function writeIntroduction(builder: DocumentBuilder, facts: DocumentFacts): Promise<void> {
  builder.heading(1, '防災指針とは');
  builder.heading(2, '位置づけ');
  builder.paragraph(
    '防災指針は、立地適正化計画において、居住誘導区域内の住宅や都市機能誘導区域内の誘導施設の立地・誘導を図るための、都市の防災に関する機能の確保に関する指針である（都市再生特別措置法第81条第2項第5号【要確認：条文と施行時期】）。災害リスクの分析を行い、残る災害リスクに対する取組の方針と具体的な取組を定める。',
  );
  builder.paragraph(
    `${TODO_MARK}地域防災計画、国土強靱化地域計画、流域治水プロジェクトなど関連計画との関係、策定の経緯。`,
    'todo',
  );
  builder.heading(2, '対象とする区域');
  const ground = await facts.ask('hazard_area');
  const people = await facts.ask('multi_hazard');
  const where = { zone_kind: planAreas };
  addTable(builder, people, {
    table: 'multi_hazard_ranking',
    title: '対象とする区域の建物と人口',
    lead: (label) =>
      `対象は、${label}に示す区域とする。「区域外」は、その種類の区域のいずれにも含まれない建物の計である。`,
    withoutNotes: true,
    where,
    values: ['buildings', 'population'],
  });
  addTable(builder, ground, {
    table: 'zone_ground',
    title: '対象とする区域の面積',
    caption: '対象とする区域の面積',
    where,
    values: ['ground_m2'],
  });
  builder.heading(2, '分析の考え方');
  builder.list([
    '災害の種類と規模（計画規模 L1、想定最大規模 L2）ごとに、浸水深などの区分別の建物・人口を、市全域、居住誘導区域の内外、地区（町丁目）別に集計する。',
    '調査が及ばず状況が分からない建物は「不明」として別に数え、被害がない側に含めない。地図の白い部分は安全を意味しない。',
    hasPeople(people)
      ? '人口は国勢調査の地域メッシュを、建物の延床面積で按分したものである。一つの建物の居住者数を示すものではない。'
      : `${TODO_MARK}人口のデータがないため、建物の数で示している。`,
    '数値の方法・仮定は各表の脚注、使用データは第 7 節に示す。',
  ]);
}

const hasPeople = (answer: Answer | undefined): boolean =>
  (answer?.tables ?? []).some((table) =>
    table.rows.some((row) => typeof cellOf(table, row, 'population') === 'number'),
  );
