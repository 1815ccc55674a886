import { useId, useState } from 'react';
import type { Scenario } from '../../../domain/plan.ts';
import { scenarioColours } from '../../../project/plan/scenario-colours.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { Swatch } from '../../controls/Swatch.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlanActions } from '../PlanContext.tsx';

interface ScenarioDialogProps {
  readonly scenario: Scenario;
  readonly onClose: () => void;
}

/** Name, colour and description: one step of the history when it is done. */
export function ScenarioDialog({ scenario, onClose }: ScenarioDialogProps) {
  const { t } = useWords();
  const { changeScenario } = usePlanActions();
  const [name, setName] = useState(scenario.name);
  const [colour, setColour] = useState(scenario.colour);
  const [description, setDescription] = useState(scenario.description);
  const id = useId();
  const done = (): void => {
    changeScenario(scenario.id, { name, colour, description });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plan.scenario.editTitle')}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button size="large" look="neutral" className="push" onClick={onClose}>
            {t('plan.scenario.cancel')}
          </Button>
          <Button size="large" look="primary" disabled={name.trim() === ''} onClick={done}>
            {t('plan.scenario.done')}
          </Button>
        </>
      }
    >
      <div className="form-grid">
        <label htmlFor={`${id}-name`}>{t('plan.scenario.nameField')}</label>
        <input
          id={`${id}-name`}
          className="text-field"
          data-first-focus
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && name.trim() !== '' && done()}
        />
        <span id={`${id}-colour`}>{t('plan.scenario.colourField')}</span>
        <div className="colour-choice" role="radiogroup" aria-labelledby={`${id}-colour`}>
          {scenarioColours.map((option, index) => (
            <label key={option}>
              <input type="radio" name={id} checked={option === colour} onChange={() => setColour(option)} />
              <Swatch kind="line" colour={option} />
              <span className="visually-hidden">{t('plan.scenario.colour', { number: index + 1 })}</span>
            </label>
          ))}
        </div>
        <label htmlFor={`${id}-text`}>{t('plan.scenario.descriptionField')}</label>
        <textarea
          id={`${id}-text`}
          className="text-field"
          rows={4}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
