import { z } from 'zod';
import { type Answer, type AnswerTable, type Cell, cellOf, type Text } from '../../domain/answer.ts';
import { daytimeWeights, residentWeights } from '../../domain/apportionment.ts';
import type { TableCheck } from '../../domain/evidence.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { hazardText, headlineHazard } from '../city-headline.ts';
import { isHit } from '../class-column.ts';
import { conservationChecks, type Part, partsOfZoneKinds } from '../conservation-checks.ts';
import { curveSlots, flowCurveTable, verdictSql } from '../flow-curve.ts';
import { flowMeshTable } from '../flow-meshes.ts';
import { type FlowAsked, flowAsked, flowTables, type PeopleFlowParameters } from '../flow-query.ts';
import { selectFlow } from '../flow-selection.ts';
import {
  dayHoursParameter,
  defaultDayHours,
  firstAskedTime,
  flowOf,
  flowSlotParameter,
  flowTimeCells,
  flowTimeColumns,
  flowTimeText,
  isSameTime,
} from '../flow-times.ts';
import { flowZoneLaws, flowZoneTable } from '../flow-zones.ts';
import { hazardConstants } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { worstOfEach } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { usageWeightsOf, usageWeightsParameter, usageWeightsText } from '../usage-weights.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, assertZoneKinds } from '../zone-parts.ts';

/**
 * 人流 × 災害: who stands in the hazard at a time of day, on weekdays or holidays, beside who lives there; the curve over the
 * day; people by mesh for the map. People of a mesh are shared out over its buildings by floor area × weight of usage
 * (`domain/apportionment.ts`), by day over work places, by night over dwellings.
 */
export const peopleFlow: Question<PeopleFlowParameters> = {
  id: 'people_flow',
  group: 'people',
  title: { ja: '人流：時刻別に災害の区域にいる人', en: 'People flow: who is in the hazard at a time of day' },
  ask: {
    ja: 'もし休日の昼など選んだ時刻に災害が起きたら、浸水想定区域に何人いるか。住んでいる人より多いか',
    en: 'If it happened at the chosen time, say midday on a holiday, how many people would be there, and how many more than live there',
  },
  words: { ja: '昼間 夜間 滞在人口 時間帯 メッシュ 平日 休日', en: 'daytime night hour mesh weekday holiday' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    slot: flowSlotParameter,
    tables: z
      .array(z.enum(flowTables))
      .min(1)
      .readonly()
      .meta(
        parameterMeta({
          title: { ja: '作る表', en: 'Tables' },
          options: {
            zones: { ja: '区域別', en: 'by zone' },
            curve: { ja: '一日の動き', en: 'over the day' },
            meshes: { ja: 'メッシュ別', en: 'by mesh' },
          },
        }),
      ),
    dayWeights: usageWeightsParameter({ ja: '昼の按分の重み', en: 'Weights by day' }),
    nightWeights: usageWeightsParameter({ ja: '夜の按分の重み', en: 'Weights by night' }),
    dayHours: dayHoursParameter,
  }),
  lacks: (layout) =>
    layout.subjects?.flow
      ? layout.hazards.length > 0
        ? undefined
        : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' }
      : {
          ja: '人流データ（全国の人流オープンデータ、モバイル空間統計など）がありません。取り込むと計算できます',
          en: 'No people-flow data (mesh by month and time of day) are loaded',
        },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.hazards.map(({ key }) => key),
    slot: firstAskedTime(flowOf(layout)),
    tables: flowTables,
    dayWeights: usageWeightsOf(daytimeWeights),
    nightWeights: usageWeightsOf(residentWeights),
    dayHours: defaultDayHours,
  }),
  async run(db, parameters, context) {
    assertHazards(parameters.hazards, context.layout);
    assertZoneKinds(parameters.zoneKinds, context.layout);
    const asked = flowAsked(db, parameters, context);
    const tables: AnswerTable[] = [];
    if (parameters.tables.includes('zones')) tables.push(withTimeNote(await flowZoneTable(asked), asked));
    if (parameters.tables.includes('curve')) tables.push(await flowCurveTable(asked));
    if (parameters.tables.includes('meshes')) tables.push(withTimeNote(await flowMeshTable(asked), asked));
    return answer(asked, tables, context);
  },
  still: { tables: ['curve'], slot: ['year', 'month'] },
  select: (table, row, parameters, layout) => selectFlow(table, row, parameters, layout),
};

function answer(asked: FlowAsked, tables: readonly AnswerTable[], context: AnalysisContext): Answer {
  const { parameters } = asked;
  const zones = tables.find(({ id }) => id === 'people_flow');
  return {
    question: peopleFlow.id,
    tables,
    checks: worstOfEach(tables.flatMap((table) => checksOf(table, asked))),
    evidence: answerEvidence(
      {
        question: peopleFlow.id,
        sql: [...asked.sql],
        parameters,
        method: [
          'building-by-representative-point',
          'zone-membership-once-per-kind',
          'largest-rank-of-all-sources',
          'three-states',
          'finest-mesh-of-each-time',
          'mesh-people-by-floor-area',
          'time-standing-for',
          'exact-sums',
        ],
        assumptions: [
          { code: 'day-weights', value: usageWeightsText(parameters.dayWeights), editable: true },
          { code: 'night-weights', value: usageWeightsText(parameters.nightWeights), editable: true },
          { code: 'day-hours', value: parameters.dayHours.join('–'), editable: true },
        ],
      },
      context,
    ),
    ...(zones && { headline: headlineOf(zones, asked) }),
  };
}

/** Of one hazard: hazards do not add up. */
function headlineOf(table: AnswerTable, { parameters, slot }: FlowAsked): NonNullable<Answer['headline']> {
  const key = headlineHazard(parameters.hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const name = hazardText(key);
  const rows = (wanted: (row: readonly Cell[]) => boolean) =>
    table.rows.flatMap((row, i) => {
      const own = row[0] === table.rows[0]![0] && cellOf(table, row, 'hazard') === hazard;
      return own && cellOf(table, row, 'scale') === scale && wanted(row) ? [i] : [];
    });
  const time = flowTimeText(slot);
  return {
    table: table.id,
    value: 'people',
    rows: rows((row) => isHit(cellOf(table, row, 'class'))),
    ofRows: rows(() => true),
    text: {
      ja: `${time.ja}に${name.ja} の区域にいる人`,
      en: `people in the area of ${name.en}, ${time.en}`,
    },
  };
}

function withTimeNote(table: AnswerTable, { parameters, slot }: FlowAsked): AnswerTable {
  if (isSameTime(parameters.slot, slot)) return table;
  const [asked, used] = [flowTimeText(parameters.slot), flowTimeText(slot)];
  const note: Text = {
    ja: `${asked.ja}の人流データはないので、${used.ja}の値`,
    en: `The source has nothing of ${asked.en}; these are the values of ${used.en}`,
  };
  return { ...table, notes: [note, ...(table.notes ?? [])] };
}

const verdicts = Object.keys(verdictSql);

function checksOf(table: AnswerTable, asked: FlowAsked): readonly TableCheck[] {
  const { parameters, flow, slot } = asked;
  const hazards = parameters.hazards.map(hazardConstants).map(([hazard, scale]): Part => ({ hazard, scale }));
  if (table.id === 'people_flow')
    return conservationChecks(table, partsOfZoneKinds(parameters.zoneKinds, hazards), flowZoneLaws(asked));
  if (table.id === 'people_flow_mesh')
    return conservationChecks(table, hazards, [
      { code: 'flow-conserved', column: 'people', expected: () => slot.people },
      { code: 'flow-conserved', column: [...verdicts, 'people_unplaced'], expected: () => slot.people },
    ]);
  const times = curveSlots(asked).map((number): Part => {
    const cells = flowTimeCells(flow.slots[number]!).map((cell, i) => [flowTimeColumns[i]!.name, cell]);
    return Object.fromEntries([...cells, ['slot', number]]);
  });
  const peopleOf = new Map(
    times.map(({ slot: number, ...time }) => [timeKey(time), flow.slots[Number(number)]!.people]),
  );
  const parts = hazards.flatMap((hazard) => times.map(({ slot: _, ...time }): Part => ({ ...hazard, ...time })));
  return conservationChecks(table, partsOfZoneKinds(parameters.zoneKinds, parts), [
    { code: 'flow-conserved', column: 'people', expected: (part) => peopleOf.get(timeKey(part)) },
    { code: 'flow-conserved', column: verdicts, expected: (part) => peopleOf.get(timeKey(part)) },
  ]);
}

const timeKey = (part: Part): string => flowTimeColumns.map(({ name }) => String(part[name])).join(' ');
