import type { IssueCode } from '../../domain/issue-codes.ts';
import { approachNames, type RegisterColumn } from '../../domain/measure-register.ts';
import { parseEffect, parseHazards, parsePlace } from '../../domain/measure-words.ts';
import { type MeasureTarget, measureApproaches, measureTerms, type PlanMeasure } from '../../domain/plan.ts';
import {
  cellText,
  parseRegisterMark,
  parseRegisterNumber,
  parseRegisterYear,
  type SheetCell,
} from './register-cell.ts';

/** A cell that cannot be read. */
export interface CellFault {
  readonly column: RegisterColumn;
  /** Says what the cell should hold. */
  readonly code: IssueCode;
  readonly found: string;
}

export type ParsedMeasureRow =
  | { readonly measure: PlanMeasure }
  | { readonly measure?: undefined; readonly faults: readonly CellFault[] };

type Cells = ReadonlyMap<RegisterColumn, SheetCell>;

/**
 * A measure of a row. `known` is the measure that the row updates: what has no column, and a place that only the map knows,
 * stay as they are in it. All cells that cannot be read are named, not only the first.
 */
export function parseMeasureRow(cells: Cells, known: PlanMeasure | undefined, id: string): ParsedMeasureRow {
  const row = new RowReader(cells);
  const measure: PlanMeasure = {
    id,
    name: row.name(),
    clause: row.text('clause', known?.clause),
    approach: row.read('approach', 'measure-approach-unknown', known?.approach ?? 'avoid', parseApproach),
    hazards: row.read('hazards', 'measure-hazard-unknown', known?.hazards ?? [], (text) => parseHazards(text)),
    place: row.read('place', 'measure-place-unknown', known?.place ?? { kind: 'city' }, (text) => placeOf(text, known)),
    actor: row.text('actor', known?.actor),
    terms: row.terms(known?.terms ?? []),
    ...row.optional('target', row.target(known?.target)),
    ...row.optional('effect', row.effect(known?.effect)),
    note: row.text('note', known?.note),
  };
  return row.faults.length > 0 ? { faults: row.faults } : { measure };
}

function parseApproach(text: string): PlanMeasure['approach'] | undefined {
  const plain = text.normalize('NFKC').replace(/[\s・]/g, '');
  if (/^(リスク)?(の)?回避$/.test(plain)) return 'avoid';
  if (/^(リスク)?(の)?(低減)?\(?ハード\)?$/.test(plain)) return 'reduce_hard';
  if (/^(リスク)?(の)?(低減)?\(?ソフト\)?$/.test(plain)) return 'reduce_soft';
  return measureApproaches.find((approach) => approach === plain || approachNames[approach] === text);
}

/** Ground that was drawn is in the project, not in the sheet. */
function placeOf(text: string, known: PlanMeasure | undefined): PlanMeasure['place'] | undefined {
  const place = parsePlace(text);
  if (place !== 'drawn') return place;
  return known?.place.kind === 'drawn' ? known.place : undefined;
}

class RowReader {
  readonly faults: CellFault[] = [];
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  #text(column: RegisterColumn): string {
    return cellText(this.#cells.get(column) ?? null);
  }

  #fault(column: RegisterColumn, code: IssueCode): void {
    this.faults.push({ column, code, found: this.#text(column) || '（空欄）' });
  }

  name(): string {
    const name = this.#text('name');
    if (name === '') this.#fault('name', 'measure-name-missing');
    return name;
  }

  text(column: 'clause' | 'actor' | 'note', known = ''): string {
    return this.#cells.has(column) ? this.#text(column) : known;
  }

  /** The cell by `parse`; `known` where the sheet has no such column or the cell cannot be read. */
  read<T>(column: RegisterColumn, code: IssueCode, known: T, parse: (text: string) => T | undefined): T {
    if (!this.#cells.has(column)) return known;
    const value = parse(this.#text(column));
    if (value === undefined) this.#fault(column, code);
    return value ?? known;
  }

  terms(known: PlanMeasure['terms']): PlanMeasure['terms'] {
    return measureTerms.filter((term) => {
      const marked = parseRegisterMark(this.#cells.get(term) ?? null);
      if (marked === undefined) this.#fault(term, 'measure-term-unknown');
      return this.#cells.has(term) ? marked : known.includes(term);
    });
  }

  /** Without a word or number in any of its columns there is no target. */
  target(known: MeasureTarget | undefined): MeasureTarget | undefined {
    const unit = this.#cells.has('unit') ? this.#text('unit') : (known?.unit ?? '');
    const number = (column: 'baseline' | 'goal') => this.#number(column, known?.[column] ?? null, unit);
    const year = (column: 'baselineYear' | 'goalYear') => this.#year(column, known?.[column] ?? null);
    const target: MeasureTarget = {
      indicator: this.#cells.has('indicator') ? this.#text('indicator') : (known?.indicator ?? ''),
      unit,
      baseline: number('baseline'),
      baselineYear: year('baselineYear'),
      goal: number('goal'),
      goalYear: year('goalYear'),
    };
    return Object.values(target).some((value) => value !== '' && value !== null) ? target : undefined;
  }

  #number(column: 'baseline' | 'goal', known: number | null, unit: string): number | null {
    if (!this.#cells.has(column)) return known;
    const value = parseRegisterNumber(this.#cells.get(column)!, unit);
    if (value === undefined) this.#fault(column, 'measure-number-unreadable');
    return value ?? null;
  }

  #year(column: 'baselineYear' | 'goalYear', known: number | null): number | null {
    if (!this.#cells.has(column)) return known;
    const value = parseRegisterYear(this.#cells.get(column)!);
    if (value === undefined) this.#fault(column, 'measure-year-unreadable');
    return value ?? null;
  }

  effect(known: PlanMeasure['effect']): PlanMeasure['effect'] {
    if (!this.#cells.has('effect')) return known;
    const effect = parseEffect(this.#text('effect'));
    if (effect === undefined) this.#fault('effect', 'measure-effect-unreadable');
    return effect ?? undefined;
  }

  optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
    return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
  }
}
