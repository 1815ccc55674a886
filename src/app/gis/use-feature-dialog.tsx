import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { Plan } from '../../domain/plan.ts';
import { askedParameters } from '../../panels/explore/asked-parameters.ts';
import type { QuestionsData } from '../../panels/explore/question-data.ts';
import { initialPlan } from '../../project/plan/plan-slice.ts';
import type { Project } from '../../project/project-schema.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import { createFeatureDesk } from './feature-desk.ts';

const FeatureDialog = lazy(async () => ({ default: (await import('./FeatureDialog.tsx')).FeatureDialog }));

interface FeatureDialogRequest {
  readonly engine: Remote<CityEngine> | null;
  readonly summary: CitySummary | null;
  readonly questions: QuestionsData;
  readonly plan: Plan | null;
  readonly project: Project;
  readonly words: i18n;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The dialog of GIS files, of the city as it is open now; null while it is closed. Its code comes when it is first opened. */
export function useFeatureDialog(request: FeatureDialogRequest): ReactNode {
  const { engine, summary, questions, plan, project, words, isOpen, onClose } = request;
  const { cards, choices } = questions;
  // What the dialog was opened on stays while it is open.
  const desk = useMemo(() => {
    if (!engine || !summary || !isOpen) return null;
    const card = cards.find(({ id, lack }) => id === project.question && lack === null);
    const hazards = summary.layout.hazards.map(({ key }) => key);
    return createFeatureDesk({
      engine,
      planarCrs: summary.planarCrs,
      cards,
      plan: plan ?? initialPlan,
      ...(card && { asked: { question: card.id, parameters: askedParameters(card, project, choices, hazards) } }),
    });
  }, [engine, summary, isOpen, cards, choices, plan, project]);
  if (!desk) return null;
  return (
    <Suspense fallback={null}>
      <FeatureDialog desk={desk} words={words} onClose={onClose} />
    </Suspense>
  );
}

/** Whether it is open, and the two ways to change that. */
export function useOpening() {
  const [isOpen, setOpen] = useState(false);
  return useMemo(() => ({ isOpen, open: () => setOpen(true), close: () => setOpen(false) }), [isOpen]);
}
