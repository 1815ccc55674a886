import type { Text } from '../../domain/answer.ts';
import type { DbfEncoding, FeatureFileFormat } from '../../exports/gis/feature-file-formats.ts';

/** What can be handed on as features: a layer of the city, or a table of an answer joined to its shapes. */
export type FeatureSubject =
  | { readonly layer: string }
  | {
      readonly question: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly table: string;
      /** Of a table by zones: the kind that its rows are joined to. */
      readonly zoneKind?: string;
    };

export interface FeatureChoice {
  /** Unique among the choices. */
  readonly id: string;
  readonly title: Text;
  readonly subject: FeatureSubject;
}

export interface FeatureFileRequest {
  readonly subject: FeatureSubject;
  readonly format: FeatureFileFormat;
  /** Degrees (JGD2011) or the metres of the city. */
  readonly crs: 'geographic' | 'planar';
  readonly encoding: DbfEncoding;
  /** ISO date. */
  readonly date: string;
}
