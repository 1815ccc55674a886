import { useWords } from '../shell/use-words.ts';
import type { CityFacts } from './explore-data.ts';

/** Says over an answer that it is of a scenario of the plan, not of 現行. */
export function ScenarioMark({ city: { scenario } }: { readonly city: CityFacts }) {
  const { t } = useWords();
  if (!scenario) return null;
  return (
    <p className="scenario-mark">
      <span className="scenario-mark-line" style={{ background: scenario.colour }} aria-hidden />
      <b>{t('strip.ofScenario', { name: scenario.name })}</b>
    </p>
  );
}
