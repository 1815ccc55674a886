import { Map as MapIcon, Play, Save, Square, X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { Badge } from '../../controls/Badge.tsx';
import { Button } from '../../controls/Button.tsx';
import { focusFirst } from '../../controls/focus-first.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { Skeleton } from '../../controls/Skeleton.tsx';
import { Tooltip } from '../../controls/Tooltip.tsx';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { SqlConsoleActions, SqlConsoleData } from '../question-data.ts';
import { SaveTableMenu } from '../SaveTableMenu.tsx';
import { exampleQueries } from './example-queries.ts';
import { QueryList } from './QueryList.tsx';
import { SchemaBrowser } from './SchemaBrowser.tsx';
import type { EditorHandle } from './SqlEditor.tsx';
import { SqlResultView } from './SqlResultView.tsx';

const SqlEditor = lazy(async () => ({ default: (await import('./SqlEditor.tsx')).SqlEditor }));

interface SqlConsoleProps {
  readonly data: SqlConsoleData;
  readonly actions: SqlConsoleActions;
  readonly onClose: () => void;
}

/** A drawer at the bottom: schema, editor and result side by side over the living map. */
export function SqlConsole({ data, actions, onClose }: SqlConsoleProps) {
  const { t } = useWords();
  const editor = useRef<EditorHandle>(null);
  const [sql, setSql] = useState(() => (data.result?.state === 'ready' ? data.result.value.sql : ''));
  const running = data.result?.state === 'loading';
  const run = (text: string): void => {
    if (text.trim() !== '') actions.run(text);
  };
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <RadixDialog.Portal>
        <RadixDialog.Content
          className="sql-console"
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirst}
          onInteractOutside={(event) => event.preventDefault()}
          // Esc in the editor closes its list of completions first.
          onEscapeKeyDown={(event) => editor.current?.isCompleting() && event.preventDefault()}
        >
          <header className="sql-head">
            <RadixDialog.Title className="section-title">{t('sqlConsole.title')}</RadixDialog.Title>
            <Badge look="plain">{t('sqlConsole.note')}</Badge>
            <ResultActions data={data} actions={actions} />
            <IconButton label={t('keys.close')} icon={<X size={20} aria-hidden />} onClick={onClose} />
          </header>
          <div className="sql-body">
            <SchemaBrowser schema={data.schema} onInsert={(text) => editor.current?.insert(text)} />
            <div className="sql-editor-side">
              <Suspense fallback={<Skeleton rows={4} label={t('state.loading')} />}>
                <SqlEditor
                  ref={editor}
                  value={sql}
                  schema={data.schema}
                  label={t('sqlConsole.editor')}
                  onChange={setSql}
                  onRun={run}
                />
              </Suspense>
              <div className="sql-run">
                {running ? (
                  <Button look="danger" icon={<Square size={14} aria-hidden />} onClick={actions.cancel}>
                    {t('sqlConsole.cancel')}
                  </Button>
                ) : (
                  <Button
                    look="primary"
                    icon={<Play size={16} aria-hidden />}
                    disabled={sql.trim() === ''}
                    onClick={() => run(sql)}
                  >
                    {t('sqlConsole.runKey')}
                  </Button>
                )}
                <SaveQuery sql={sql} />
              </div>
              <QueryLists
                schema={data.schema}
                onPick={(text) => {
                  setSql(text);
                  editor.current?.focus();
                }}
              />
            </div>
            <SqlResultView data={data} onRetry={() => run(sql)} />
          </div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function ResultActions({ data, actions }: Pick<SqlConsoleProps, 'data' | 'actions'>) {
  const { t } = useWords();
  const result = data.result?.state === 'ready' ? data.result.value : null;
  if (result === null) return <span className="push" />;
  const noMap = result.mapKey === null;
  return (
    <span className="push sql-actions">
      <Tooltip text={noMap ? t('sqlConsole.noMap') : undefined}>
        <Button
          icon={<MapIcon size={16} aria-hidden />}
          aria-disabled={noMap}
          className={noMap ? 'button-off' : ''}
          onClick={() => !noMap && actions.showOnMap()}
        >
          {t('sqlConsole.map')}
        </Button>
      </Tooltip>
      <SaveTableMenu onSave={actions.save} labelled />
    </span>
  );
}

/** Keeps the query under a name in the project. */
function SaveQuery({ sql }: { readonly sql: string }) {
  const { t } = useWords();
  const { saveQuery } = useProjectActions();
  const [name, setName] = useState<string | null>(null);
  if (name === null)
    return (
      <Button
        look="neutral"
        icon={<Save size={16} aria-hidden />}
        disabled={sql.trim() === ''}
        onClick={() => setName('')}
      >
        {t('sqlConsole.save')}
      </Button>
    );
  return (
    <form
      className="save-query"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        saveQuery({ name: name.trim(), sql });
        setName(null);
      }}
    >
      <input
        className="text-field"
        aria-label={t('sqlConsole.saveName')}
        placeholder={t('sqlConsole.saveName')}
        // biome-ignore lint/a11y/noAutofocus: the field appears where the button was pressed
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setName(null);
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('sqlConsole.saveDo')}
      </Button>
    </form>
  );
}

interface QueryListsProps {
  readonly schema: SqlConsoleData['schema'];
  readonly onPick: (sql: string) => void;
}

function QueryLists({ schema, onPick }: QueryListsProps) {
  const { t, pick } = useWords();
  const saved = useProject((project) => project.savedQueries);
  const { removeQuery } = useProjectActions();
  const examples = exampleQueries(schema);
  return (
    <div className="query-lists">
      <QueryList
        title={t('sqlConsole.saved')}
        empty={t('sqlConsole.noSaved')}
        queries={saved}
        onPick={onPick}
        onRemove={removeQuery}
      />
      <QueryList
        title={t('sqlConsole.examples')}
        queries={examples.map(({ title, sql }) => ({ name: pick(title), sql }))}
        onPick={onPick}
      />
    </div>
  );
}
