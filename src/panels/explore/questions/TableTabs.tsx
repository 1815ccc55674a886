import { Tabs } from 'radix-ui';
import type { AnswerTable } from '../../../domain/answer.ts';
import { useWords } from '../../shell/use-words.ts';

interface TableTabsProps {
  readonly tables: readonly AnswerTable[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The tables of one answer. */
export function TableTabs({ tables, chosen, onChoose }: TableTabsProps) {
  const { t, pick } = useWords();
  return (
    <Tabs.Root value={chosen} onValueChange={onChoose} activationMode="manual">
      <Tabs.List className="table-tabs" aria-label={t('answer.tables')}>
        {tables.map(({ id, title }) => (
          <Tabs.Trigger key={id} value={id} className="table-tab">
            {pick(title)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
