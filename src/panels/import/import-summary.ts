import type { TFunction } from 'i18next';
import { hazardNames } from '../../domain/hazard.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import type { Language } from '../../project/project-schema.ts';
import type { ImportedDataset, ImportedKind, ImportFile } from './import-session.ts';

/** One line of the import list: what all the datasets of a file come to. */
export interface ImportSummary {
  readonly kind: string;
  readonly years: string;
  readonly rows: string;
  readonly encoding: string;
  readonly crs: string;
  readonly crsGuessed: boolean;
  /** Of the least sure dataset; null where nothing was recognised. */
  readonly confidence: number | null;
  /** Warnings and notes, counted; null for none. */
  readonly notes: number | null;
}

export function summaryOf(file: ImportFile, t: TFunction, language: Language): ImportSummary {
  const { datasets, issues } = file;
  const notes = issues
    .filter(({ severity }) => severity === 'warning')
    .reduce((sum, { count }) => sum + (count ?? 1), 0);
  const separator = language === 'ja' ? '・' : ', ';
  return {
    kind:
      datasets.length === 0
        ? '—'
        : distinct(datasets.map((dataset) => datasetName(dataset, t, language))).join(separator),
    years: yearsText(datasets),
    rows: rowsText(file, t),
    encoding: distinct(datasets.flatMap(({ encoding }) => encoding ?? [])).join(separator) || '—',
    crs: distinct(datasets.map(({ crs }) => crs)).join(separator) || '—',
    crsGuessed: datasets.some(({ crsGuessed }) => crsGuessed),
    confidence: datasets.length === 0 ? null : Math.min(...datasets.map(({ confidence }) => confidence)),
    notes: notes === 0 ? null : notes,
  };
}

/** `洪水 L2 の想定区域`: hazard and zone datasets by what they are, others by their kind. */
export function datasetName(dataset: ImportedDataset, t: TFunction, language: Language): string {
  const kind = t(`importing.kind.${dataset.kind}`);
  if (dataset.zoneKind !== undefined) return zoneKindNames[dataset.zoneKind][language];
  if (dataset.hazard === undefined) return kind;
  const hazard = hazardNames[dataset.hazard][language];
  return `${hazard}${dataset.scale ? ` ${dataset.scale}` : ''} ${kind}`;
}

function yearsText(datasets: readonly ImportedDataset[]): string {
  const years = datasets.flatMap(({ year, yearTo }) => [year, yearTo].filter((value) => value !== undefined));
  if (years.length === 0) return '—';
  const from = Math.min(...years);
  const to = Math.max(...years);
  return from === to ? String(from) : `${from}–${to}`;
}

function rowsText({ datasets, rows, state }: ImportFile, t: TFunction): string {
  if (state === 'waiting') return '—';
  const kinds: readonly ImportedKind[] = distinct(datasets.map(({ kind, unit }) => unit ?? kind));
  const unit =
    kinds.length === 1 && kinds[0] !== undefined ? t(`importing.unit.${kinds[0]}`) : t('importing.unit.unknown');
  return `${formatNumber(rows)} ${unit}`;
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
