import { useSyncExternalStore } from 'react';
import { formatLonLat, formatNumber } from '../../project/language/number-format.ts';
import { romanZone } from '../../project/language/roman-zone.ts';
import type { CameraState, ReadableStore, SourceLine } from '../explore/explore-data.ts';
import { SourceNote } from './SourceNote.tsx';
import { useWords } from './use-words.ts';

interface StatusBarProps {
  readonly camera: ReadableStore<CameraState | null>;
  /** `EPSG:6669` … `EPSG:6687`. */
  readonly planarCrs: string;
  readonly sources: readonly SourceLine[];
}

/** 緯度経度, plane-rectangular position, 標高 and 出典: always there. */
export function StatusBar({ camera, planarCrs, sources }: StatusBarProps) {
  return (
    <>
      <Position camera={camera} planarCrs={planarCrs} />
      <SourceNote sources={sources} />
    </>
  );
}

function Position({ camera, planarCrs }: Pick<StatusBarProps, 'camera' | 'planarCrs'>) {
  const { t } = useWords();
  const state = useSyncExternalStore(camera.subscribe, camera.getState);
  if (state === null) return <span className="number">—</span>;
  return (
    <>
      <span className="number">{formatLonLat(state.lon, state.lat)}</span>
      <span className="number">
        {t('status.planar', {
          zone: romanZone(planarCrs),
          x: formatNumber(state.planarNorthMeters),
          y: formatNumber(state.planarEastMeters),
        })}
      </span>
      <span className="number optional">
        {Number.isNaN(state.heightMeters)
          ? t('status.heightUnknown')
          : t('status.height', { height: formatNumber(state.heightMeters, 1) })}
      </span>
    </>
  );
}
