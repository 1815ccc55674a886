import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../domain/answer.ts';
import type { SensitivityBand } from '../../domain/evidence.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import { askedParameters } from '../../panels/explore/asked-parameters.ts';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { QuestionsData } from '../../panels/explore/question-data.ts';
import { EXPOSURE_QUESTION, type Project } from '../../project/project-schema.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { CityAsker } from './city-asker.ts';
import type { Wish } from './latest-asker.ts';
import { type AskedQuestion, subjectOf, useAnswer } from './use-answer.ts';
import type { Catalogue } from './use-catalogue.ts';
import type { DrawnArea } from './use-drawn-area.ts';
import { useLatest } from './use-latest.ts';

export interface Questioned {
  readonly data: Omit<QuestionsData, 'drawing' | 'layout'>;
  /** As it is asked; null while there is none to ask. */
  readonly asked: AskedQuestion | null;
  readonly retry: () => void;
  readonly computeSensitivity: () => void;
}

/** The answers to the project's question: for the city, and for the drawn area alone. */
export function useQuestions(
  asker: CityAsker | null,
  summary: CitySummary | null,
  catalogue: Catalogue,
  project: Project,
  hazardKey: HazardKey | undefined,
  area: DrawnArea | null,
  onFailed: (error: unknown) => void,
): Questioned {
  const { cards, choices, epoch } = catalogue;
  const asked = useMemo((): AskedQuestion | null => {
    const card = cards.find(({ id }) => id === project.question);
    if (!card || card.lack || !summary) return null;
    const hazardKeys = summary.layout.hazards.map(({ key }) => key);
    return { card, parameters: askedParameters(card, project, choices, hazardKeys) };
  }, [cards, choices, project, summary]);

  const isExposure = project.question === EXPOSURE_QUESTION;
  const answer = useAnswer(asker, isExposure ? null : asked, choices, epoch);
  const drawn = useLatest(area?.facts ? areaWish(asker, asked, hazardKey, area, epoch) : null);
  const { bands, compute } = useSensitivity(asker, asked, epoch, onFailed);
  const { block } = answer;
  const withBands = useMemo(
    (): Block<Answer> | null =>
      block?.state === 'ready' && bands && !answer.stale
        ? { ...block, value: { ...block.value, evidence: { ...block.value.evidence, sensitivity: bands } } }
        : block,
    [block, bands, answer.stale],
  );
  const loadingArea = area && !area.facts ? ({ state: 'loading' } as const) : null;
  return {
    data: {
      cards,
      choices,
      answer: withBands,
      stale: answer.stale,
      drawn: loadingArea ?? drawn.block,
      ...(isExposure && bands && { sensitivity: bands }),
    },
    asked,
    retry: answer.retry,
    computeSensitivity: compute,
  };
}

/** The same question of the drawn area alone; of the exposure view, under the shown hazard. */
function areaWish(
  asker: CityAsker | null,
  asked: AskedQuestion | null,
  hazardKey: HazardKey | undefined,
  { turn }: DrawnArea,
  epoch: number,
): Wish<Answer> | null {
  if (!asker || !asked || !('zoneKinds' in asked.card.defaults)) return null;
  const { card } = asked;
  const ofView = card.id === EXPOSURE_QUESTION && hazardKey !== undefined ? { hazards: [hazardKey] } : {};
  const parameters = { ...asked.parameters, ...ofView, zoneKinds: ['drawn'] };
  return {
    subject: subjectOf(asker, asked, epoch),
    key: `${turn} ${JSON.stringify(parameters)}`,
    ask: () => asker.ask('drawn', card.id, parameters),
  };
}

/** Bands belong to one question with its parameters: another has none until they are asked for. */
function useSensitivity(
  asker: CityAsker | null,
  asked: AskedQuestion | null,
  epoch: number,
  onFailed: (error: unknown) => void,
) {
  const key = asked && asker && `${subjectOf(asker, asked, epoch)} ${JSON.stringify(asked.parameters)}`;
  const [found, setFound] = useState<{ readonly key: string; readonly bands: readonly SensitivityBand[] }>();
  const [wanted, setWanted] = useState<string | null>(null);
  const latest = useRef({ asked, onFailed });
  latest.current = { asked, onFailed };
  useEffect(() => {
    const question = latest.current.asked;
    if (!asker || !question || wanted === null || wanted !== key) return;
    let outdated = false;
    asker.sensitivity(question.card.id, question.parameters).then(
      (bands) => outdated || setFound({ key: wanted, bands }),
      (error: unknown) => {
        if (outdated) return;
        setWanted(null); // can be asked for once more
        latest.current.onFailed(error);
      },
    );
    return () => {
      outdated = true;
    };
  }, [asker, wanted, key]);
  return { bands: found && found.key === key ? found.bands : undefined, compute: () => setWanted(key) };
}
