import type { FeatureColumn } from '../../domain/feature-table.ts';

type About = Pick<FeatureColumn, 'unit' | 'missing'>;

export const textColumn = (
  name: string,
  ja: string,
  en: string,
  values: readonly (string | null)[],
  about: About = {},
): FeatureColumn => ({ name, title: { ja, en }, ...about, type: 'text', values });

export const numberColumn = (
  name: string,
  ja: string,
  en: string,
  values: ArrayLike<number>,
  { type = 'number', ...about }: About & { readonly type?: 'integer' | 'number' } = {},
): FeatureColumn => ({ name, title: { ja, en }, ...about, type, values });
