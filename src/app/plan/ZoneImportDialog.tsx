import { type ReactNode, useId, useRef, useState } from 'react';
import type { FiledZones } from '../../city/scenario/read-plan-zones.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { type FiledZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { Badge } from '../../panels/controls/Badge.tsx';
import { Button } from '../../panels/controls/Button.tsx';
import { Dialog } from '../../panels/controls/Dialog.tsx';
import { ErrorBlock } from '../../panels/controls/ErrorBlock.tsx';
import { ProgressBar } from '../../panels/controls/ProgressBar.tsx';
import { Segmented } from '../../panels/controls/Segmented.tsx';
import { issueText, placeText } from '../../project/language/issue-text.ts';
import { formatQuantity } from '../../project/language/number-format.ts';
import type { ZoneDialogProps } from './zone-dialog-props.ts';

type Read =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'read'; readonly layers: readonly FiledZones[]; readonly issues: readonly ImportIssue[] }
  | { readonly state: 'failed'; readonly reason: string };

/** Zones of GIS files for a scenario: which of the file, as which kind, in place of the line or beside it; then a preview. */
export function ZoneImportDialog({ room, words, scenario, name, onClose }: ZoneDialogProps) {
  const { t } = words;
  const [read, setRead] = useState<Read>({ state: 'none' });
  const [names, setNames] = useState('');
  const [layer, setLayer] = useState(0);
  const kinds = room.desk.getState().facts?.zoneKinds ?? [];
  const [zoneKind, setZoneKind] = useState<FiledZoneKind>(room.store.getState().view.zoneKind);
  const [way, setWay] = useState<'replace' | 'add'>('replace');
  const chosen = read.state === 'read' ? read.layers[layer] : undefined;
  const open = async (files: readonly File[]): Promise<void> => {
    setRead({ state: 'loading' });
    setNames(files.map(({ name: file }) => file).join(', '));
    try {
      const found = await room.desk.planning.readZones(files.map((file) => ({ path: file.name, file })));
      setRead({ state: 'read', ...found });
      const wanted = found.layers.findIndex((one) => one.zoneKind === zoneKind);
      const first = Math.max(
        0,
        wanted,
        wanted < 0 ? found.layers.findIndex((one) => kinds.includes(one.zoneKind)) : -1,
      );
      setLayer(first);
      const own = found.layers[first]?.zoneKind;
      if (own && kinds.includes(own)) setZoneKind(own);
    } catch (error) {
      setRead({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const take = (): void => {
    if (!chosen) return;
    room.store.getState().actions.look({ scenario, zoneKind });
    void room.desk.preview({ kind: 'import_zones', way, zones: chosen.zones });
    onClose();
  };
  const usable = chosen !== undefined && chosen.zones.length > 0 && !chosen.isElsewhere;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('planning.importTitle', { name })}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button size="large" look="neutral" className="push" onClick={onClose}>
            {t('plan.scenario.cancel')}
          </Button>
          <Button size="large" look="primary" disabled={!usable} onClick={take}>
            {t('planning.importTry')}
          </Button>
        </>
      }
    >
      <div>
        <ZoneFileInput label={t('planning.chooseFile')} onFiles={(files) => void open(files)} />
      </div>
      <p className="caption zone-file-note">{t('planning.importFormats')}</p>
      {read.state === 'loading' && <ProgressBar label={t('planning.reading')} share={undefined} />}
      {read.state === 'failed' && (
        <ErrorBlock place={names} message={t('planning.fileFailed', { reason: read.reason })} />
      )}
      {read.state === 'read' && read.layers.length === 0 && (
        <ErrorBlock place={names} message={t('planning.noZones')} advice={t('planning.noZonesAdvice')} />
      )}
      {read.state === 'read' && <Issues issues={read.issues} words={words} />}
      {read.state === 'read' && chosen && (
        <div className="form-grid zone-file-form">
          <span>{t('planning.inFile')}</span>
          <LayerChoice layers={read.layers} chosen={layer} words={words} onChoose={setLayer} />
          <span>{t('planning.intoKind')}</span>
          <Segmented
            label={t('planning.intoKind')}
            value={zoneKind}
            options={kinds.map((value) => ({ value, label: nameOfKind(value, words) }))}
            onChange={setZoneKind}
          />
          <span>{t('planning.way')}</span>
          <Segmented
            label={t('planning.way')}
            value={way}
            options={[
              { value: 'replace', label: t('planning.replace') },
              { value: 'add', label: t('planning.addBeside') },
            ]}
            onChange={setWay}
          />
        </div>
      )}
      {chosen?.isElsewhere && (
        <ErrorBlock
          place={chosen.file}
          message={t('planning.elsewhere', { city: room.summary.name, crs: chosen.crs })}
          advice={t('planning.elsewhereAdvice')}
        />
      )}
      {usable && <p className="caption zone-file-note">{t('planning.importNote')}</p>}
    </Dialog>
  );
}

const nameOfKind = (kind: FiledZoneKind, { language }: ZoneDialogProps['words']): string =>
  zoneKindNames[kind][language === 'en' ? 'en' : 'ja'];

function ZoneFileInput({
  label,
  onFiles,
}: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="large" look="secondary" data-first-focus onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        accept=".zip,.shp,.shx,.dbf,.prj,.cpg,.geojson,.json,.gpkg,.parquet,.geoparquet"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

interface LayerChoiceProps extends Pick<ZoneDialogProps, 'words'> {
  readonly layers: readonly FiledZones[];
  readonly chosen: number;
  readonly onChoose: (layer: number) => void;
}

/** Each layer of the file with what it holds. */
function LayerChoice({ layers, chosen, words, onChoose }: LayerChoiceProps): ReactNode {
  const { t } = words;
  const id = useId();
  return (
    <div className="zone-layers">
      {layers.map((layer, index) => (
        <label key={`${layer.file} ${layer.zoneKind}`} className="zone-layer">
          <input type="radio" name={id} checked={index === chosen} onChange={() => onChoose(index)} />
          <span>
            <b>{layer.zoneKind === 'other' ? t('planning.anyZones') : nameOfKind(layer.zoneKind, words)}</b>{' '}
            {t('planning.layer', {
              count: layer.zones.length,
              area: formatQuantity(layer.areaSquareMeters / 10_000, 'ha', 1),
            })}
            <span className="caption">
              {layer.file}・{layer.crs}
              {layer.crsGuessed && <Badge look="notice">{t('planning.crsGuessed')}</Badge>}
              {layer.skipped > 0 && t('planning.skipped', { count: layer.skipped })}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}

/** Longest list of what was wrong. */
const SHOWN = 6;

function Issues({ issues, words }: { readonly issues: readonly ImportIssue[] } & Pick<ZoneDialogProps, 'words'>) {
  const language = words.language === 'en' ? 'en' : 'ja';
  const told = issues.filter(({ severity }) => severity !== 'note');
  if (told.length === 0) return null;
  return (
    <ul className="zone-file-issues" role="status">
      {told.slice(0, SHOWN).map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the issues of one reading never move
        <li key={index}>
          {[issue.file, issue.place === undefined ? '' : placeText(issue.place, language)].filter(Boolean).join(' ')}：
          {issueText(issue, language)}
        </li>
      ))}
      {told.length > SHOWN && <li>{words.t('planning.moreIssues', { count: told.length - SHOWN })}</li>}
    </ul>
  );
}
