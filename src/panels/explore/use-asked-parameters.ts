import { useProject } from '../shell/ProjectContext.tsx';
import { askedParameters } from './asked-parameters.ts';
import type { CityFacts } from './explore-data.ts';
import type { ParameterChoices, QuestionCard } from './question-data.ts';

/** What a question is asked with now; nothing while none is chosen. */
export function useAskedParameters(
  card: QuestionCard | undefined,
  { hazardKeys }: Pick<CityFacts, 'hazardKeys'>,
  choices: ParameterChoices,
): Readonly<Record<string, unknown>> {
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const year = useProject((project) => project.year);
  const slot = useProject((project) => project.slot);
  const parameters = useProject((project) => project.parameters);
  return card === undefined
    ? {}
    : askedParameters(card, { hazard, scale, year, slot, parameters }, choices, hazardKeys);
}
