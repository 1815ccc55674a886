import type { TFunction } from 'i18next';
import type { Hazard } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import type { Language } from '../../project/project-schema.ts';
import type { RankColumn, RowId } from './exposure-table.ts';

export const rowName = (row: RowId, t: TFunction): string => t(`residence.${row}`);

export function columnName(column: RankColumn, hazard: Hazard, t: TFunction, language: Language): string {
  if (column.label !== null) return column.label[language];
  if (column.kind === 'unknown') return t('rank.unknown');
  if (column.kind === 'sum') return t('rank.sum');
  return isDepthHazard(hazard) ? t('rank.none') : t('rank.noneOther');
}

/** Without its unit, for the head of a narrow column whose unit stands in the first one: `3–5`, `0.5未満`. */
export const shortColumnName = (name: string): string =>
  name.replace(/^([\d.–]+) m ?(未満)?$/, '$1$2').replace(/^under ([\d.]+) m$/, '<$1');
