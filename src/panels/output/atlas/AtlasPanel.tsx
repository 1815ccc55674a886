import { Check, Settings, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { formatTimeLeft } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useOutputRequests, useShownSheet } from '../OutputContext.tsx';
import { type AtlasKind, type AtlasPage, type AtlasView, atlasFormats } from '../output-data.ts';

/** One sheet a district, from the sheet on the desk. */
export function AtlasPanel() {
  const { t } = useWords();
  const { atlas } = useOutputData();
  const [settings, setSettings] = useState(false);
  return (
    <section className="atlas" aria-labelledby="output-atlas">
      <div className="panel-head">
        <h2 id="output-atlas">{t('output.atlas.title')}</h2>
        <IconButton
          className="push"
          label={t('output.atlas.settings')}
          icon={<Settings size={20} aria-hidden />}
          aria-expanded={settings}
          onClick={() => setSettings(!settings)}
        />
      </div>
      {atlas.kinds.length === 0 ? (
        <EmptyState sentence={t('output.atlas.empty')} />
      ) : (
        <>
          {settings && !isBusy(atlas) && <AtlasSettings atlas={atlas} />}
          <AtlasState atlas={atlas} />
          <AtlasPages atlas={atlas} />
        </>
      )}
    </section>
  );
}

const isBusy = ({ state }: AtlasView): boolean => state === 'running' || state === 'writing';

function AtlasSettings({ atlas }: { readonly atlas: AtlasView }) {
  const { t } = useWords();
  const nameOf = useKindName();
  const { chooseAtlas, choosePages } = useOutputRequests();
  return (
    <div className="atlas-settings">
      <span className="caption">{t('output.atlas.by')}</span>
      <SelectMenu<AtlasKind | ''>
        label={t('output.atlas.by')}
        value={atlas.kind ?? ''}
        options={atlas.kinds.map((kind) => ({ value: kind, label: nameOf(kind) }))}
        onChange={(kind) => kind !== '' && chooseAtlas({ kind })}
      />
      <span className="caption">{t('output.atlas.format')}</span>
      <SelectMenu
        label={t('output.atlas.format')}
        value={atlas.format}
        options={atlasFormats.map((format) => ({ value: format, label: t(`output.atlas.formats.${format}`) }))}
        onChange={(format) => chooseAtlas({ format })}
      />
      <span className="atlas-all">
        <Button look="neutral" onClick={() => choosePages(true)}>
          {t('output.atlas.all')}
        </Button>
        <Button look="neutral" onClick={() => choosePages(false)}>
          {t('output.atlas.none')}
        </Button>
      </span>
    </div>
  );
}

function useKindName(): (kind: AtlasKind) => string {
  const { t, pick } = useWords();
  return (kind) => (kind === 'scenario' ? t('output.atlas.scenario') : pick(zoneKindNames[kind]));
}

/** How far it is, and the one thing that can be done now. */
function AtlasState({ atlas }: { readonly atlas: AtlasView }) {
  const { t, language } = useWords();
  const sheet = useShownSheet();
  const { runAtlas, cancelAtlas } = useOutputRequests();
  const { state, done, of, secondsLeft, error } = atlas;
  const busy = isBusy(atlas);
  const making = atlas.pages.findIndex((page) => page.state === 'making');
  const text = {
    idle: sheet ? (of === 0 ? t('output.atlas.noPage') : '') : t('output.atlas.noSheet'),
    running: making < 0 ? '' : t('output.atlas.making', { number: making + 1, name: atlas.pages[making]!.name }),
    writing: t('output.atlas.writing'),
    paused: t('output.atlas.resumeNote', { done }),
    done: t('output.atlas.done', { of }),
    failed: error ?? '',
  }[state];
  const action = {
    idle: 'start',
    running: '',
    writing: '',
    paused: 'resume',
    done: 'again',
    failed: 'resume',
  } as const;
  const next = action[state];
  return (
    <div className="atlas-state">
      <p>
        <b className="number-left">{t('output.atlas.count', { done, of })}</b>
        {busy && secondsLeft !== undefined && (
          <span className="caption number-left">
            {t('output.atlas.left', { time: formatTimeLeft(secondsLeft, language) })}
          </span>
        )}
      </p>
      {state !== 'idle' && (
        <ProgressBar
          label={t('output.atlas.progress')}
          share={state === 'writing' ? undefined : of === 0 ? 0 : done / of}
        />
      )}
      <p role="status" className={state === 'failed' ? 'output-wrong' : 'caption'}>
        {text}
      </p>
      {next === '' ? (
        <Button icon={<X size={16} aria-hidden />} onClick={cancelAtlas}>
          {t('app.cancel')}
        </Button>
      ) : (
        <Button disabled={!sheet || of === 0} onClick={runAtlas}>
          {t(`output.atlas.${next}`)}
        </Button>
      )}
    </div>
  );
}

function AtlasPages({ atlas }: { readonly atlas: AtlasView }) {
  const { t } = useWords();
  const { choosePages, showPage } = useOutputRequests();
  return (
    <ol className="atlas-pages">
      {atlas.pages.map((page, index) => (
        <li key={page.id} className={page.state === 'making' ? 'atlas-page atlas-making' : 'atlas-page'}>
          <Checkbox
            label={t('output.atlas.pick', { number: index + 1, name: page.name })}
            showLabel={false}
            checked={page.chosen}
            onChange={(chosen) => choosePages(chosen, [page.id])}
          />
          <span className="number-left caption">{index + 1}</span>
          <button
            type="button"
            className="atlas-name"
            title={page.name}
            aria-label={t('output.atlas.page', { number: index + 1, name: page.name })}
            onClick={() => showPage(page.id)}
          >
            {page.name}
          </button>
          <PageState page={page} />
        </li>
      ))}
    </ol>
  );
}

function PageState({ page }: { readonly page: AtlasPage }) {
  const { t } = useWords();
  if (!page.chosen && page.state === 'waiting') return null;
  if (page.state === 'made' && page.unknownShare !== undefined)
    return (
      <span className="page-state page-failed">
        <TriangleAlert size={16} aria-hidden />
        {t('output.atlas.unknown', { share: Math.round(page.unknownShare * 100) })}
      </span>
    );
  return (
    <span className={`page-state page-${page.state}`} title={page.reason}>
      {page.state === 'made' && <Check size={16} aria-hidden />}
      {page.state === 'failed' && <TriangleAlert size={16} aria-hidden />}
      {t(`output.atlas.state.${page.state}`)}
    </span>
  );
}
