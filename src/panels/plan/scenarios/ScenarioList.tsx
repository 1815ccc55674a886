import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { usePlan, usePlanActions } from '../PlanContext.tsx';
import { ScenarioCard } from './ScenarioCard.tsx';
import { ScenarioDialog } from './ScenarioDialog.tsx';

export function ScenarioList() {
  const { t } = useWords();
  const scenarios = usePlan(({ plan }) => plan.scenarios);
  const { addScenario } = usePlanActions();
  const announce = useAnnounce();
  const [describing, setDescribing] = useState<string | null>(null);
  const add = (like?: string): void => {
    let name = '';
    addScenario((letter) => {
      name = t('plan.scenario.name', { letter });
      return name;
    }, like);
    announce(t('plan.scenario.added', { name }));
  };
  const described = scenarios.find(({ id }) => id === describing);
  return (
    <section aria-labelledby="plan-scenarios">
      <div className="panel-head">
        <h2 id="plan-scenarios">{t('plan.scenario.title')}</h2>
        <Button className="push" icon={<Plus size={16} aria-hidden />} onClick={() => add()}>
          {t('plan.scenario.add')}
        </Button>
      </div>
      <ul>
        {scenarios.map((scenario) => (
          <ScenarioCard
            key={scenario.id}
            scenario={scenario}
            onDescribe={() => setDescribing(scenario.id)}
            onDuplicate={() => add(scenario.id)}
          />
        ))}
      </ul>
      {described && <ScenarioDialog scenario={described} onClose={() => setDescribing(null)} />}
    </section>
  );
}
