import { type Answer, type AnswerTable, cellOf, type Headline } from '../../domain/answer.ts';
import { type Hazard, type HazardScale, hazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { buildingsWhereQuery } from '../buildings-where.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import { computeExposure } from '../exposure.ts';
import { exposureAnswer, exposureTitle } from '../exposure-answer.ts';
import { exposureParameters } from '../exposure-parameters.ts';
import type { DepthRankOrState, ExposureParameters, ExposureResult, ResidenceState } from '../exposure-result.ts';
import { hazardConstants } from '../hazard-dimension.ts';
import type { Question } from '../question.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

/** The first question of every plan: zone × residence × hazard × rank. */
export const exposureQuestion: Question<ExposureParameters> = {
  id: 'exposure',
  group: 'exposure',
  title: exposureTitle,
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、居住誘導区域の何人が浸水する区域に住んでいるか',
    en: 'If the largest assumed flood came, how many people of the residence area live where it reaches',
  },
  parameters: exposureParameters,
  lacks: (layout) =>
    layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' },
  defaults: (layout) => ({ zoneKinds: allZoneKindsOf(layout), hazards: layout.hazards.map(({ key }) => key) }),
  async run(db, parameters, context) {
    return exposureOf(await computeExposure(db, parameters, context, 'by-zone-cell'), parameters, context.layout);
  },
  select(table, row, { depthBoundsMeters, verticalRule }, layout) {
    const cell = (name: string) => String(cellOf(table, row, name));
    const rank = cell('depth_rank');
    const { sql, before } = buildingsWhereQuery(
      {
        zoneKind: cell('zone_kind') as ZoneKindOrCity,
        zoneId: cell('zone_id'),
        residence: cell('residence') as ResidenceState,
        hazard: hazardKey(cell('hazard') as Hazard, cell('scale') as HazardScale),
        depthRanks: [rank === 'unknown' || rank === 'none' ? rank : (Number(rank) as DepthRankOrState)],
        thresholds: { ...(depthBoundsMeters && { depthBoundsMeters }), ...(verticalRule && { verticalRule }) },
      },
      layout,
    );
    return { of: 'buildings', before, sql };
  },
};

/** The answer, where its result is known already. */
export function exposureOf(result: ExposureResult, parameters: ExposureParameters, layout: CityLayout): Answer {
  const answer = exposureAnswer(result, parameters);
  const headline = headlineOf(answer.tables[0], parameters, layout);
  return { ...answer, ...(headline && { headline }) };
}

/** People of 居住誘導区域 (of the city where it has none) whom the first of the floods of largest scale reaches. */
function headlineOf(table: AnswerTable, { hazards }: ExposureParameters, layout: CityLayout): Headline | undefined {
  const key = headlineHazard(hazards);
  if (!key || !layout.measures.includes('population')) return undefined;
  const [hazard, scale] = hazardConstants(key);
  const inside = layout.zoneKinds.some(({ zoneKind }) => zoneKind === 'residence');
  const { ja, en } = hazardText(key);
  return cityHeadline(
    table,
    { hazard, scale, ...(inside && { residence: 'inside' }) },
    (cell) => !['unknown', 'none'].includes(String(cell('depth_rank'))),
    {
      ja: `${inside ? '居住誘導区域のうち、' : ''}${ja} の想定区域に住む人`,
      en: `people ${inside ? 'of the residence area ' : ''}where ${en} is assumed to reach`,
    },
  );
}
