import { approachNames, termNames } from '../../../domain/measure-register.ts';
import { effectWords, hazardWordsOf, placeWords } from '../../../domain/measure-words.ts';
import { type MeasureApproach, measureApproaches, measureTerms, type PlanMeasure } from '../../../domain/plan.ts';
import { formatNumber } from '../../../project/language/number-format.ts';
import { TODO_MARK } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { type DocumentFacts, wordsNote } from '../document-facts.ts';
import { numberCell, plainTable } from '../document-tables.ts';

/** Source of the three approaches: 立地適正化計画作成の手引き, 防災指針 取組方針. */
const approaches: Readonly<Record<MeasureApproach, string>> = {
  avoid: '災害リスクの高い区域を居住誘導区域から除く、移転を促すなど、災害時に被害が発生しないようにする。',
  reduce_hard: '河川・下水道の整備、盛土、避難路・避難場所の整備など、施設の整備により被害を小さくする。',
  reduce_soft: '避難体制の整備、情報の周知、早期の立退き避難の促進など、確実な避難により人的被害をなくす。',
};

/** 4 取組方針. The tool knows the measures that the plan has, not what the municipality decides. */
export function writePolicy(builder: DocumentBuilder, measures: readonly PlanMeasure[]): void {
  builder.heading(1, '取組方針');
  builder.paragraph('災害リスクの回避、低減（ハード）、低減（ソフト）の三つの方向から取組を進める。');
  builder.table({
    caption: '取組方針の区分と登録された取組の数',
    table: plainTable(
      '取組方針',
      ['区分', '考え方', '取組の数', '市町村の方針'],
      measureApproaches.map((approach) => {
        const count = measures.filter((measure) => measure.approach === approach).length;
        return [approachNames[approach], approaches[approach], numberCell(count), TODO_MARK];
      }),
    ),
    evidence: wordsNote('計画の取組一覧'),
    widths: [3, 7, 1.8, 4],
  });
}

/** 5 具体的な取組: the register with the years as arrows. */
export function writeMeasures(builder: DocumentBuilder, { city }: DocumentFacts): void {
  const { measures } = city;
  builder.heading(1, '具体的な取組');
  if (measures.length === 0) {
    builder.paragraph(
      `${TODO_MARK}取組が登録されていない。計画モードの取組一覧に登録すると、ここに表ができる。`,
      'todo',
    );
    return;
  }
  builder.paragraph(
    `取組と実施する時期を${builder.next('table')}に示す。矢印は実施する期間（${Object.values(termNames).join('、')}）を示す。`,
  );
  builder.table({
    caption: '具体的な取組とスケジュール',
    table: plainTable(
      '具体的な取組とスケジュール',
      ['取組', '区分', '対象災害', '場所', '実施主体', '短期', '中期', '長期'],
      measures.map((measure) => [
        measure.clause === '' ? measure.name : `${measure.name}（${measure.clause}）`,
        approachNames[measure.approach],
        hazardWordsOf(measure.hazards),
        placeText(measure, city.zones),
        measure.actor === '' ? TODO_MARK : measure.actor,
        ...measureTerms.map((term) => (measure.terms.includes(term) ? '→' : '')),
      ]),
    ),
    evidence: wordsNote('計画の取組一覧'),
    widths: [5, 2.6, 2.4, 3.4, 2.4, 1, 1, 1],
  });
}

/** Zones by name instead of id. */
function placeText({ place }: PlanMeasure, zones: DocumentFacts['city']['zones']): string {
  if (place.kind !== 'zones') return placeWords(place);
  const names = place.zoneIds.map(
    (id) => zones.find(({ zoneKind, zoneId }) => zoneKind === place.zoneKind && zoneId === id)?.name || id,
  );
  return placeWords({ ...place, zoneIds: names });
}

/** 6-1 目標値, 6-2 効果 of the measures. Values of the register are printed as they were entered. */
export function writeTargets(builder: DocumentBuilder, { city }: DocumentFacts): void {
  builder.heading(2, '目標値');
  const withTarget = city.measures.filter(({ target }) => target !== undefined);
  if (withTarget.length === 0)
    builder.paragraph(`${TODO_MARK}指標、現状値（年度）、目標値（年度）。取組一覧に目標値が登録されていない。`, 'todo');
  else
    builder.table({
      caption: '取組の目標値',
      table: plainTable(
        '取組の目標値',
        ['指標', '取組', '現状値', '目標値'],
        withTarget.map(({ name, target }) => [
          target!.indicator === '' ? TODO_MARK : target!.indicator,
          name,
          valueText(target!.baseline, target!.unit, target!.baselineYear),
          valueText(target!.goal, target!.unit, target!.goalYear),
        ]),
      ),
      evidence: wordsNote('計画の取組一覧'),
      widths: [5, 5, 3.4, 3.4],
    });
  const effects = city.measures.filter(({ effect }) => effect !== undefined);
  if (effects.length === 0) return;
  builder.table({
    caption: '効果を計算した取組と仮定',
    table: plainTable(
      '効果を計算した取組と仮定',
      ['取組', '効果の仮定'],
      effects.map(({ name, effect }) => [name, effectWords(effect)]),
      ['効果は仮定であり、実際の整備の内容により変わる。空欄の取組は未計算であり、効果がないことを意味しない。'],
    ),
    evidence: wordsNote('計画の取組一覧'),
    widths: [5, 8],
  });
}

function valueText(value: number | null, unit: string, year: number | null): string {
  if (value === null) return TODO_MARK;
  const number = Number.isInteger(value) ? formatNumber(value) : String(value);
  return `${number}${unit === '' || unit === '%' ? unit : ` ${unit}`}${year === null ? '' : `（${year} 年度）`}`;
}
