import type { HazardKey } from '../../domain/hazard.ts';
import type { SheetSubject } from '../../domain/sheet.ts';

/** Which figures belong at a place of the document. */
export type FigurePlace =
  | { readonly of: 'hazard'; readonly hazard: HazardKey }
  | { readonly of: 'district'; readonly subject: SheetSubject }
  | { readonly of: 'issues' }
  | { readonly of: 'scenario'; readonly scenario: string };

/** Composes and adds the figures of a place to the document, where there are any. */
export type AddFigures = (place: FigurePlace) => Promise<void>;
