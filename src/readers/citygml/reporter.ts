import type { ImportIssue } from '../../domain/import-issue.ts';
import type { RejectValue } from './attribute-values.ts';
import type { CityObject } from './city-object.ts';
import type { RankNotes } from './risk-record.ts';

/** Gathers what is wrong inside one file: one issue a kind, with a count, the first place and an example. */
export interface Reporter {
  readonly reject: RejectValue;
  readonly notes: RankNotes;
  readonly firstSrsName: string;
  /** The feature that the next calls speak of. */
  feature(id: string): void;
  /** Faults that the geometry of this object carries. */
  geometry(object: CityObject): void;
  /** The object could not be placed and was left out. */
  withoutGeometry(object: CityObject): void;
  finish(): readonly ImportIssue[];
}

export function createReporter(file: string): Reporter {
  const issues = new Map<string, ImportIssue & { count: number }>();
  let feature = '';

  const add = (
    key: string,
    severity: ImportIssue['severity'],
    code: ImportIssue['code'],
    values: ImportIssue['values'],
    count = 1,
  ): void => {
    const known = issues.get(key);
    if (known) known.count += count;
    else issues.set(key, { severity, code, file, place: feature, count, values: values ?? {} });
  };

  return {
    firstSrsName: '',
    reject: (attribute, found) =>
      add(`value:${attribute}`, 'warning', 'attribute-unreadable', { attribute, found: found.slice(0, 60) }),
    notes: {
      spans: (label) => add(`spans:${label}`, 'warning', 'rank-spans-classes', { label }),
      unlabelled: (list, code) => add(`label:${list}:${code}`, 'warning', 'rank-without-label', { list, rank: code }),
    },
    feature(id) {
      feature = id;
    },
    geometry(object) {
      if (object.brokenSurfaces > 0)
        add('surface', 'warning', 'surface-unreadable', { id: feature }, object.brokenSurfaces);
      if (object.axesSwapped) add('axes', 'warning', 'axes-swapped', {});
      if (object.unreadableCrs !== '')
        add(`crs:${object.unreadableCrs}`, 'error', 'crs-unsupported', { crs: object.unreadableCrs });
    },
    withoutGeometry(object) {
      if (object.unreadableCrs !== '') return; // said already
      if (object.className === 'Building') add('building', 'error', 'building-without-geometry', { id: feature });
      else
        add(`feature:${object.className}`, 'warning', 'feature-without-geometry', {
          class: object.className,
          id: feature,
        });
    },
    finish: () => [...issues.values()],
  };
}
