import { useWords } from '../shell/use-words.ts';
import { ImportRow } from './ImportRow.tsx';
import type { ImportActions, ImportFile } from './import-session.ts';

interface ImportTableProps {
  readonly files: readonly ImportFile[];
  readonly actions: ImportActions;
  readonly running: boolean;
  /** The file whose details or correction stand open. */
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** Once all is read, what needs an answer stands on top. */
const failedFirst = (files: readonly ImportFile[]): readonly ImportFile[] => [
  ...files.filter(({ state }) => state === 'failed'),
  ...files.filter(({ state }) => state !== 'failed'),
];

const columns = ['file', 'kind', 'year', 'rows', 'encoding', 'crs', 'confidence', 'notes', 'state'] as const;
const numberColumns: readonly string[] = ['rows', 'confidence'];

/** One row a file: what it is, how sure that is, and how far it got. */
export function ImportTable({ files, actions, running, openId, onOpen }: ImportTableProps) {
  const { t } = useWords();
  return (
    <div className="import-scroll">
      <table className="data-table import-table" aria-label={t('importing.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={numberColumns.includes(column) ? 'number' : ''}>
                {t(`importing.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('importing.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(running ? files : failedFirst(files)).map((file) => (
            <ImportRow
              key={file.id}
              file={file}
              actions={actions}
              running={running}
              open={file.id === openId}
              onOpen={(open) => onOpen(open ? file.id : null)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
