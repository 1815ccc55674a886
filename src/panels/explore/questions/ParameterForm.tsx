import { RotateCcw } from 'lucide-react';
import type { ParameterValue } from '../../../project/project-schema.ts';
import { Badge } from '../../controls/Badge.tsx';
import { Button } from '../../controls/Button.tsx';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { yearField } from '../asked-parameters.ts';
import type { CityFacts } from '../explore-data.ts';
import { type FormField, formFields } from '../form-fields.ts';
import type { ParameterChoices, QuestionCard } from '../question-data.ts';
import { ParameterField } from './ParameterField.tsx';

interface ParameterFormProps {
  readonly card: QuestionCard;
  readonly city: CityFacts;
  readonly choices: ParameterChoices;
  /** As the question is asked now. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** What the form leaves to the strip and to the time bar, or cannot show. */
const elsewhere: readonly FormField['control'][] = ['fixed', 'slot'];
/** What is counted by and for: it rarely changes and takes much room. */
const extents: readonly FormField['control'][] = ['zone_kinds', 'hazards'];

/** The parameters of a question as controls. Defaults that are no law are marked, and every change can be taken back. */
export function ParameterForm({ card, city, choices, asked }: ParameterFormProps) {
  const { t } = useWords();
  const own = useProject((project) => project.parameters[card.id]);
  const { resetParameters } = useProjectActions();
  const year = yearField(card, choices)?.name;
  const fields = formFields(card.form).filter(({ control, name }) => !elsewhere.includes(control) && name !== year);
  const rules = fields.filter(({ control }) => !extents.includes(control));
  const extent = fields.filter(({ control }) => extents.includes(control));
  const changed = Object.keys(own ?? {}).length;
  if (fields.length === 0) return null;
  const rows = (list: readonly FormField[]) =>
    list.map((field) => (
      <FieldRow key={field.name} card={card} field={field} city={city} choices={choices} value={asked[field.name]} />
    ));
  return (
    <section className="panel-section parameters">
      <details open={isShort(rules)}>
        <summary>
          {t('parameter.title')}
          {changed > 0 && <Badge look="notice">{t('parameter.changed', { amount: changed })}</Badge>}
        </summary>
        {rows(rules)}
        {extent.length > 0 && (
          <details className="parameter-extent">
            <summary>{t('parameter.extent')}</summary>
            {rows(extent)}
          </details>
        )}
        {changed > 0 && (
          <Button
            look="neutral"
            icon={<RotateCcw size={16} aria-hidden />}
            onClick={() => resetParameters(card.id)}
            className="reset-all"
          >
            {t('parameter.resetAll')}
          </Button>
        )}
      </details>
    </section>
  );
}

/** A short form stands open; a long one would push the answer out of sight. */
const isShort = (fields: readonly FormField[]): boolean =>
  fields.length > 0 && fields.length <= 2 && fields.every(({ control }) => control !== 'weights');

interface FieldRowProps {
  readonly card: QuestionCard;
  readonly field: FormField;
  readonly city: CityFacts;
  readonly choices: ParameterChoices;
  readonly value: unknown;
}

function FieldRow({ card, field, city, choices, value }: FieldRowProps) {
  const { t, pick } = useWords();
  const changed = useProject((project) => field.name in (project.parameters[card.id] ?? {}));
  const { setParameter } = useProjectActions();
  const set = (next: ParameterValue): void =>
    setParameter(card.id, field.name, isSame(next, card.defaults[field.name]) ? undefined : next);
  return (
    <div className="parameter">
      <span className="parameter-name">
        {pick(field.title)}
        {field.unit !== '' && <span className="caption"> ({field.unit})</span>}
      </span>
      <ParameterField field={field} city={city} choices={choices} value={value} onChange={set} />
      {(field.assumption || changed) && (
        <span className="parameter-note caption">
          {field.assumption && <Badge look="plain">{t(changed ? 'parameter.edited' : 'parameter.assumption')}</Badge>}
          {field.source !== undefined && <span>{t('parameter.source', { source: pick(field.source) })}</span>}
          {changed && (
            <Button
              look="quiet"
              className="link-button"
              aria-label={t('parameter.resetOne', { name: pick(field.title) })}
              onClick={() => setParameter(card.id, field.name, undefined)}
            >
              {t('parameter.reset')}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
