import { useState } from 'react';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import type { ZoneFileFormat } from '../../exports/zones/write-zone-file.ts';
import { Button } from '../../panels/controls/Button.tsx';
import { Dialog } from '../../panels/controls/Dialog.tsx';
import { ErrorBlock } from '../../panels/controls/ErrorBlock.tsx';
import { Segmented } from '../../panels/controls/Segmented.tsx';
import type { WrittenZones, ZoneFileChoice } from './plan-files.ts';
import type { ZoneDialogProps } from './zone-dialog-props.ts';

const formatNames: Readonly<Record<ZoneFileFormat, string>> = {
  geopackage: 'GeoPackage',
  shapefile: 'Shapefile',
  geojson: 'GeoJSON',
  geoparquet: 'GeoParquet',
};
const encodingNames = { cp932: 'Shift_JIS（CP932）', 'utf-8': 'UTF-8' } as const;

/** In which form the zones of a scenario go out, and what the form could not hold. */
export function ZoneExportDialog({ room, words, scenario, name, onClose }: ZoneDialogProps) {
  const { t } = words;
  const language = words.language === 'en' ? 'en' : 'ja';
  const [choice, setChoice] = useState<ZoneFileChoice>({ format: 'geopackage', crs: 'planar', encoding: 'cp932' });
  const [written, setWritten] = useState<WrittenZones | { readonly failure: string } | null>(null);
  const change = (next: Partial<ZoneFileChoice>): void => {
    setChoice({ ...choice, ...next });
    setWritten(null);
  };
  const write = async (): Promise<void> => {
    try {
      const { exportZones } = await import('./plan-files.ts');
      const file = await exportZones(room, scenario, choice);
      if (file.cut.length + file.unmappable.length === 0) onClose();
      else setWritten(file);
    } catch (error) {
      setWritten({ failure: error instanceof Error ? error.message : String(error) });
    }
  };
  const zoneKind = zoneKindNames[room.store.getState().view.zoneKind][language];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('planning.exportTitle', { name })}
      note={zoneKind}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button size="large" look="neutral" className="push" onClick={onClose}>
            {t(written ? 'app.close' : 'plan.scenario.cancel')}
          </Button>
          <Button size="large" look="primary" onClick={() => void write()}>
            {t('planning.write')}
          </Button>
        </>
      }
    >
      <div className="form-grid zone-file-form">
        <span>{t('planning.format')}</span>
        <Segmented
          label={t('planning.format')}
          value={choice.format}
          options={(Object.keys(formatNames) as ZoneFileFormat[]).map((value) => ({
            value,
            label: formatNames[value],
          }))}
          onChange={(format) => change({ format })}
        />
        <span>{t('planning.crs')}</span>
        <Segmented
          label={t('planning.crs')}
          value={choice.crs}
          options={[
            { value: 'planar', label: t('planning.planar', { crs: room.summary.planarCrs }) },
            { value: 'geographic', label: t('planning.geographic') },
          ]}
          onChange={(crs) => change({ crs })}
        />
        {choice.format === 'shapefile' && (
          <>
            <span>{t('planning.encoding')}</span>
            <Segmented
              label={t('planning.encoding')}
              value={choice.encoding}
              options={(['cp932', 'utf-8'] as const).map((value) => ({ value, label: encodingNames[value] }))}
              onChange={(encoding) => change({ encoding })}
            />
          </>
        )}
      </div>
      <p className="caption zone-file-note">
        {t(choice.format === 'shapefile' ? 'planning.shapefileNote' : 'planning.exportNote')}
      </p>
      {written && 'failure' in written && (
        <ErrorBlock place={t('planning.write')} message={t('planning.fileFailed', { reason: written.failure })} />
      )}
      {written && 'cut' in written && <WrittenNote written={written} words={words} />}
    </Dialog>
  );
}

/** What the file does not hold as the plan has it. */
function WrittenNote({ written, words }: { readonly written: WrittenZones } & Pick<ZoneDialogProps, 'words'>) {
  const { t } = words;
  return (
    <div className="zone-file-result" role="status">
      <b>{t('planning.written', { file: written.name })}</b>
      {written.cut.length > 0 && <p>{t('planning.cut', { fields: written.cut.join(', ') })}</p>}
      {written.unmappable.length > 0 && (
        <p>
          {t('save.unmappable', { characters: written.unmappable.join(' ') })} {t('planning.useUtf8')}
        </p>
      )}
    </div>
  );
}
