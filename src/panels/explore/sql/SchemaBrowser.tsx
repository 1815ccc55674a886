import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../shell/use-words.ts';
import type { SchemaTable } from '../question-data.ts';
import { searchForm } from '../questions/question-search.ts';

interface SchemaBrowserProps {
  readonly schema: readonly SchemaTable[];
  /** Puts a name where the cursor of the editor stands. */
  readonly onInsert: (text: string) => void;
}

/** Every table with its columns, their units, what they mean and what NULL says in them. */
export function SchemaBrowser({ schema, onInsert }: SchemaBrowserProps) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<readonly string[]>([]);
  const wanted = searchForm(query.trim());
  const shown = wanted === '' ? schema : schema.filter((table) => isFound(table, wanted));
  return (
    <section className="schema-browser" aria-label={t('sqlConsole.schema')}>
      <input
        type="search"
        className="text-field"
        aria-label={t('sqlConsole.schemaSearch')}
        placeholder={t('sqlConsole.schemaSearch')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className="schema-tables">
        {shown.map((table) => (
          <SchemaTableRow
            key={table.name}
            table={table}
            open={open.includes(table.name) || (wanted !== '' && shown.length <= 3)}
            onToggle={() =>
              setOpen(open.includes(table.name) ? open.filter((name) => name !== table.name) : [...open, table.name])
            }
            onInsert={onInsert}
          />
        ))}
      </ul>
    </section>
  );
}

const isFound = (table: SchemaTable, wanted: string): boolean =>
  [table, ...table.columns].some(({ name, ja, en }) => searchForm(`${name} ${ja} ${en}`).includes(wanted));

interface SchemaTableRowProps {
  readonly table: SchemaTable;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onInsert: (text: string) => void;
}

function SchemaTableRow({ table, open, onToggle, onInsert }: SchemaTableRowProps) {
  const { t, pick } = useWords();
  return (
    <li>
      <div className="schema-table">
        <button type="button" aria-expanded={open} aria-label={`${table.name} ${pick(table)}`} onClick={onToggle}>
          <ChevronRight size={14} aria-hidden className={open ? 'turned-down' : ''} />
        </button>
        <button
          type="button"
          className="schema-name"
          title={t('sqlConsole.insert', { name: table.name })}
          onClick={() => onInsert(quoted(table.name))}
        >
          <code>{table.name}</code>
        </button>
        <span className="caption schema-text">{pick(table)}</span>
      </div>
      {open && (
        <ul className="schema-columns">
          {table.columns.map((column) => (
            <li key={column.name}>
              <button
                type="button"
                className="schema-name"
                title={t('sqlConsole.insert', { name: column.name })}
                onClick={() => onInsert(quoted(column.name))}
              >
                <code>{column.name}</code>
              </button>
              <span className="caption">
                {column.type}
                {column.unit !== undefined && column.unit !== '' && `・${column.unit}`}
              </span>
              <span className="caption schema-text">
                {pick(column)}
                {column.nullable && `（${t('sqlConsole.nullable')}）`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A name that is no plain word stands in double quotes, as SQL wants it. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
