import type { i18n } from 'i18next';
import { useState } from 'react';
import type { ZoneFileFormat } from '../../exports/zones/write-zone-file.ts';
import { Button } from '../../panels/controls/Button.tsx';
import { Dialog } from '../../panels/controls/Dialog.tsx';
import { Segmented } from '../../panels/controls/Segmented.tsx';
import type { ZoneFileChoice } from './plan-files.ts';

interface ZoneExportDialogProps {
  readonly words: i18n;
  /** Of the scenario. */
  readonly name: string;
  readonly planarCrs: string;
  readonly onWrite: (choice: ZoneFileChoice) => void;
  readonly onClose: () => void;
}

const formatNames: Readonly<Record<ZoneFileFormat, string>> = {
  geopackage: 'GeoPackage',
  shapefile: 'Shapefile',
  geojson: 'GeoJSON',
  geoparquet: 'GeoParquet',
};

/** In which form the zones of a scenario go out. */
export function ZoneExportDialog({ words, name, planarCrs, onWrite, onClose }: ZoneExportDialogProps) {
  const { t } = words;
  const [choice, setChoice] = useState<ZoneFileChoice>({ format: 'geopackage', crs: 'planar' });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('planning.exportTitle', { name })}
      closeLabel={t('app.close')}
      footer={
        <Button
          look="primary"
          onClick={() => {
            onWrite(choice);
            onClose();
          }}
        >
          {t('planning.write')}
        </Button>
      }
    >
      <p className="caption">{t('planning.format')}</p>
      <Segmented
        label={t('planning.format')}
        value={choice.format}
        options={(Object.keys(formatNames) as ZoneFileFormat[]).map((value) => ({ value, label: formatNames[value] }))}
        onChange={(format) => setChoice({ ...choice, format })}
      />
      <p className="caption">{t('planning.crs')}</p>
      <Segmented
        label={t('planning.crs')}
        value={choice.crs}
        options={[
          { value: 'planar', label: t('planning.planar', { crs: planarCrs }) },
          { value: 'geographic', label: t('planning.geographic') },
        ]}
        onChange={(crs) => setChoice({ ...choice, crs })}
      />
    </Dialog>
  );
}
