import { useRef } from 'react';
import type { Answer } from '../../domain/answer.ts';
import { type AskedParts, askedInParts } from '../../panels/explore/asked-parameters.ts';
import type { ParameterChoices, QuestionCard } from '../../panels/explore/question-data.ts';
import type { CityAsker } from './city-asker.ts';
import type { Asked, Wish } from './latest-asker.ts';
import { mergedAnswer } from './merged-answer.ts';
import { useLatest } from './use-latest.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** The chosen question as it is asked. */
export interface AskedQuestion {
  readonly card: QuestionCard;
  readonly parameters: Parameters;
}

/**
 * The answer to a question. Tables that a step of the time slider leaves as they are are asked apart and kept; answers that
 * belong to different steps are never shown as one.
 */
export function useAnswer(
  asker: CityAsker | null,
  asked: AskedQuestion | null,
  choices: ParameterChoices,
  epoch: number,
): Asked<Answer> & { readonly retry: () => void } {
  const parts = asked ? askedInParts(asked.card, asked.parameters, choices) : undefined;
  const wish = (purpose: string, parameters: Parameters, key: string): Wish<Answer> | null =>
    asker &&
    asked && { subject: subjectOf(asker, asked, epoch), key, ask: () => asker.ask(purpose, asked.card.id, parameters) };
  const first = parts?.moving ?? asked?.parameters ?? {};
  const moving = useLatest(wish('answer', first, JSON.stringify(first)));
  const still = useLatest(parts ? wish('answer-still', parts.still, parts.stillKey) : null);
  const merged = useMerged(asked, parts, moving, still);
  if (!parts) return moving;
  const retry = (): void => {
    for (const one of [moving, still]) if (one.block?.state !== 'ready') one.retry();
  };
  return { ...merged, retry };
}

/** Answers of another subject are none of this one: another question, city or scenario. */
export const subjectOf = (asker: CityAsker, { card }: AskedQuestion, epoch: number): string =>
  `${epoch} ${asker.subject} ${card.id}`;

function useMerged(
  asked: AskedQuestion | null,
  parts: AskedParts | undefined,
  moving: Asked<Answer>,
  still: Asked<Answer>,
): Asked<Answer> {
  const last = useRef<{ readonly of: readonly [moving: Answer, still: Answer]; readonly value: Answer } | null>(null);
  if (!asked || !parts || moving.block?.state !== 'ready' || still.block?.state !== 'ready') {
    last.current = null;
    return moving.block?.state === 'ready' ? still : moving;
  }
  const of = [moving.block.value, still.block.value] as const;
  const before = last.current?.of;
  // What moves waits for what is kept, and the other way round where that is new.
  const fits = !still.stale && (before?.[1] === of[1] || !moving.stale);
  if (fits && (before?.[0] !== of[0] || before[1] !== of[1])) last.current = { of, value: merge(asked, parts, ...of) };
  if (!last.current) return { block: { state: 'loading' }, stale: false };
  return { block: { state: 'ready', value: last.current.value }, stale: moving.stale || still.stale };
}

function merge(asked: AskedQuestion, parts: AskedParts, moving: Answer, still: Answer): Answer {
  const namesOf = ({ tables }: Parameters): readonly string[] => tables as readonly string[];
  return mergedAnswer(
    namesOf(asked.parameters),
    { names: namesOf(parts.moving), answer: moving },
    { names: namesOf(parts.still), answer: still },
  );
}
