import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import {
  type DbfEncoding,
  type FeatureFile,
  type FeatureFileFormat,
  featureFileFormats,
  isInDegrees,
} from '../../exports/gis/feature-file-formats.ts';
import { Button } from '../../panels/controls/Button.tsx';
import { Dialog } from '../../panels/controls/Dialog.tsx';
import { ErrorBlock } from '../../panels/controls/ErrorBlock.tsx';
import { ProgressBar } from '../../panels/controls/ProgressBar.tsx';
import { Segmented } from '../../panels/controls/Segmented.tsx';
import { SelectMenu } from '../../panels/controls/SelectMenu.tsx';
import { TooltipProvider } from '../../panels/controls/Tooltip.tsx';
import type { FeatureChoice } from '../engine/feature-types.ts';
import { download } from '../save/download.ts';
import { localDate } from '../save/local-date.ts';
import type { FeatureDesk } from './feature-desk.ts';

interface FeatureDialogProps {
  readonly desk: FeatureDesk;
  readonly words: i18n;
  readonly onClose: () => void;
}

const formatNames: Readonly<Record<FeatureFileFormat, string>> = {
  geopackage: 'GeoPackage',
  shapefile: 'Shapefile',
  geojson: 'GeoJSON',
  geoparquet: 'GeoParquet',
  kml: 'KML',
  czml: 'CZML',
};
const encodingNames = { cp932: 'Shift_JIS（CP932）', 'utf-8': 'UTF-8' } as const;

interface Choice {
  readonly of: 'layer' | 'answer';
  readonly question: string;
  readonly scenario: string;
  /** Id among the choices; '' = the first. */
  readonly chosen: string;
  readonly format: FeatureFileFormat;
  readonly crs: 'geographic' | 'planar';
  readonly encoding: DbfEncoding;
}

type Outcome =
  | { readonly state: 'writing' }
  | { readonly state: 'written'; readonly file: FeatureFile }
  | { readonly state: 'failed'; readonly reason: string };

/** Layers and answers as files for other GIS: what, in which form, and what the form could not hold. */
export function FeatureDialog({ desk, words, onClose }: FeatureDialogProps) {
  const { t } = words;
  const language = words.language === 'en' ? 'en' : 'ja';
  const [choice, setChoice] = useState<Choice>({
    of: 'layer',
    question: desk.questions[0]?.id ?? '',
    scenario: CURRENT_SCENARIO,
    chosen: '',
    format: 'geopackage',
    crs: 'planar',
    encoding: 'cp932',
  });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { choices, failure } = useChoices(desk, choice);
  const chosen = choices?.find(({ id }) => id === choice.chosen) ?? choices?.[0];
  const change = (next: Partial<Choice>): void => {
    setChoice({ ...choice, ...next });
    setOutcome(null);
  };
  const write = async (subject: FeatureChoice['subject']): Promise<void> => {
    setOutcome({ state: 'writing' });
    try {
      const { format, crs, encoding, scenario } = choice;
      const file = await desk.write({ subject, format, crs, encoding, date: localDate() }, scenario);
      download(file.blob, file.name);
      setOutcome({ state: 'written', file });
    } catch (error) {
      setOutcome(isAbort(error) ? null : { state: 'failed', reason: textOf(error) });
    }
  };
  const close = (): void => {
    if (outcome?.state === 'writing') desk.cancel();
    onClose();
  };
  const isWriting = outcome?.state === 'writing';
  return (
    // Beside the workspace, whose provider does not reach here.
    <TooltipProvider delayDuration={400}>
      <Dialog
        open
        onClose={close}
        title={t('gis.title')}
        closeLabel={t('app.close')}
        size="middle"
        footer={
          <>
            <Button size="large" look="neutral" className="push" onClick={isWriting ? desk.cancel : close}>
              {t(isWriting ? 'gis.cancel' : 'app.close')}
            </Button>
            <Button
              size="large"
              look="primary"
              disabled={!chosen || isWriting}
              onClick={() => chosen && void write(chosen.subject)}
            >
              {t('gis.save')}
            </Button>
          </>
        }
      >
        <div className="form-grid zone-file-form">
          <Row label={t('gis.what')}>
            <Segmented
              label={t('gis.what')}
              value={choice.of}
              options={[
                { value: 'layer', label: t('gis.layer') },
                { value: 'answer', label: t('gis.answer') },
              ]}
              onChange={(of) => change({ of, chosen: '' })}
            />
          </Row>
          {choice.of === 'answer' && (
            <Row label={t('gis.question')}>
              <SelectMenu
                label={t('gis.question')}
                value={choice.question}
                options={desk.questions.map(({ id, title }) => ({ value: id, label: title[language] }))}
                onChange={(question) => change({ question, chosen: '' })}
              />
            </Row>
          )}
          <Row label={t(choice.of === 'layer' ? 'gis.layerName' : 'gis.table')}>
            {choices ? (
              <SelectMenu
                label={t(choice.of === 'layer' ? 'gis.layerName' : 'gis.table')}
                value={chosen?.id ?? ''}
                options={choices.map(({ id, title }) => ({ value: id, label: title[language] }))}
                onChange={(id) => change({ chosen: id })}
              />
            ) : (
              <span className="caption">{t('gis.asking')}</span>
            )}
          </Row>
          {desk.scenarios.length > 1 && (
            <Row label={t('gis.scenario')}>
              <SelectMenu
                label={t('gis.scenario')}
                value={choice.scenario}
                options={desk.scenarios.map(({ id, name }) => ({ value: id, label: name || t('plan.current') }))}
                onChange={(scenario) => change({ scenario })}
              />
            </Row>
          )}
          <Row label={t('planning.format')}>
            <SelectMenu
              label={t('planning.format')}
              value={choice.format}
              options={featureFileFormats.map((value) => ({ value, label: formatNames[value] }))}
              onChange={(format) => change({ format })}
            />
          </Row>
          <Row label={t('planning.crs')}>
            {isInDegrees(choice.format) ? (
              <span className="caption">{t('gis.degrees')}</span>
            ) : (
              <Segmented
                label={t('planning.crs')}
                value={choice.crs}
                options={[
                  { value: 'planar', label: t('planning.planar', { crs: desk.planarCrs }) },
                  { value: 'geographic', label: t('planning.geographic') },
                ]}
                onChange={(crs) => change({ crs })}
              />
            )}
          </Row>
          {choice.format === 'shapefile' && (
            <Row label={t('planning.encoding')}>
              <Segmented
                label={t('planning.encoding')}
                value={choice.encoding}
                options={(['cp932', 'utf-8'] as const).map((value) => ({ value, label: encodingNames[value] }))}
                onChange={(encoding) => change({ encoding })}
              />
            </Row>
          )}
        </div>
        <p className="caption zone-file-note">{t('gis.note')}</p>
        {choices?.length === 0 && <p role="status">{t('gis.nothing')}</p>}
        {failure !== undefined && <ErrorBlock place={t('gis.what')} message={failure} />}
        {isWriting && <ProgressBar label={t('gis.writing')} share={undefined} />}
        {outcome?.state === 'failed' && (
          <ErrorBlock place={t('gis.save')} message={t('planning.fileFailed', { reason: outcome.reason })} />
        )}
        {outcome?.state === 'written' && <Written file={outcome.file} words={words} />}
      </Dialog>
    </TooltipProvider>
  );
}

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <>
    <span>{label}</span>
    <div>{children}</div>
  </>
);

/** What can be chosen of the layers or of a question; undefined while it is asked. */
function useChoices(desk: FeatureDesk, { of, question, scenario }: Choice) {
  const [asked, setAsked] = useState<{
    readonly choices?: readonly FeatureChoice[];
    readonly failure?: string;
  }>({});
  useEffect(() => {
    let isOutdated = false;
    setAsked({});
    const asking = of === 'layer' ? desk.layers(scenario) : desk.tables(question, scenario);
    asking.then(
      (choices) => isOutdated || setAsked({ choices }),
      (error: unknown) => isOutdated || isAbort(error) || setAsked({ choices: [], failure: textOf(error) }),
    );
    return () => {
      isOutdated = true;
    };
  }, [desk, of, question, scenario]);
  return asked;
}

/** What the file does not hold as the table has it. */
function Written({ file, words }: { readonly file: FeatureFile; readonly words: i18n }) {
  const { t } = words;
  const { name, shortened, cut, unmappable, parts } = file;
  return (
    <div className="zone-file-result" role="status">
      <b>{t('planning.written', { file: name })}</b>
      {parts > 1 && <p>{t('gis.parts', { count: parts })}</p>}
      {shortened.length > 0 && (
        <details>
          <summary>{t('gis.shortened', { count: shortened.length })}</summary>
          <ul className="zone-file-issues">
            {shortened.map((column) => (
              <li key={column.name}>{`${column.name} → ${column.shortName}`}</li>
            ))}
          </ul>
        </details>
      )}
      {cut.length > 0 && <p>{t('planning.cut', { fields: cut.join(', ') })}</p>}
      {unmappable.length > 0 && (
        <p>
          {t('save.unmappable', { characters: unmappable.join(' ') })} {t('planning.useUtf8')}
        </p>
      )}
    </div>
  );
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
