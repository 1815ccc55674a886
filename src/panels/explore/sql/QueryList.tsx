import { X } from 'lucide-react';
import type { SavedQuery } from '../../../project/project-schema.ts';
import { useWords } from '../../shell/use-words.ts';

interface QueryListProps {
  readonly title: string;
  /** Said while there are none; without it an empty list is left out. */
  readonly empty?: string;
  readonly queries: readonly SavedQuery[];
  readonly onPick: (sql: string) => void;
  readonly onRemove?: (name: string) => void;
}

/** Queries by name; one pressed stands in the editor. */
export function QueryList({ title, empty, queries, onPick, onRemove }: QueryListProps) {
  const { t } = useWords();
  if (queries.length === 0 && empty === undefined) return null;
  return (
    <section>
      <h4>{title}</h4>
      {queries.length === 0 && <p className="caption">{empty}</p>}
      <ul>
        {queries.map(({ name, sql }) => (
          <li key={name}>
            <button type="button" className="query-name" title={sql} onClick={() => onPick(sql)}>
              {name}
            </button>
            {onRemove && (
              <button
                type="button"
                className="icon-button icon-button-small"
                aria-label={t('sqlConsole.remove', { name })}
                onClick={() => onRemove(name)}
              >
                <X size={14} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
