import { type ExclusionTarget, exclusionRules, exclusionTargets } from '../../domain/exclusion-rules.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import { exactlySummable } from '../exact-sum.ts';
import type { SubjectTables } from './subject-tables.ts';

/** One overlap: a feature, or a class of a hazard, with one zone of a target. */
export interface ExclusionPiece {
  readonly target: ExclusionTarget;
  /** Number of the zone in its kind, from 1. */
  readonly zone: number;
  readonly rule: string;
  /** Of the feature; of a class `river:L2:3`. */
  readonly id: string;
  readonly name: string;
}

/** A zone of a target: its area by coordinates, without ground of earlier zones, and as all pieces of ground add up. */
export interface ExclusionZone {
  readonly target: ExclusionTarget;
  readonly zone: number;
  readonly drawn: number;
  readonly ground: number;
  readonly covered: number;
}

const rulePlaces = new Map(exclusionRules.map(({ id }, place) => [id, place]));

/** By zone and rule, then by id: `a#2` before `a#10`. */
function compare(a: ExclusionPiece, b: ExclusionPiece): number {
  const byZone = exclusionTargets.indexOf(a.target) - exclusionTargets.indexOf(b.target) || a.zone - b.zone;
  const byRule = byZone || (rulePlaces.get(a.rule) ?? 0) - (rulePlaces.get(b.rule) ?? 0);
  return byRule || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

/** Collects the tables of the exclusion check. */
export class ExclusionTables {
  private readonly pieces = new Map<string, { readonly piece: ExclusionPiece; readonly number: number }>();
  private readonly cells: number[] = [];
  private readonly ground = { cell: [] as number[], piece: [] as number[] };
  private readonly buildings = { piece: [] as number[], building: [] as number[] };
  private readonly unsurveyed = new Map<string, number>();
  private readonly zones: ExclusionZone[] = [];

  /** A part of the ground that all pieces either hold or do not. Returns its number. */
  addCell(squareMeters: number): number {
    return this.cells.push(squareMeters) - 1;
  }

  addGround(cell: number, piece: ExclusionPiece): void {
    this.ground.cell.push(cell);
    this.ground.piece.push(this.numberOf(piece));
  }

  addBuilding(building: number, piece: ExclusionPiece): void {
    this.buildings.piece.push(this.numberOf(piece));
    this.buildings.building.push(building);
  }

  /** Ground of a zone that no survey of the hazard reaches. */
  addUnsurveyed(target: ExclusionTarget, zone: number, key: HazardKey, squareMeters: number): void {
    const id = `${target}|${zone}|${key}`;
    this.unsurveyed.set(id, (this.unsurveyed.get(id) ?? 0) + squareMeters);
  }

  addZone(zone: ExclusionZone): void {
    this.zones.push(zone);
  }

  private numberOf(piece: ExclusionPiece): number {
    const key = Object.values(piece).join('|');
    const known = this.pieces.get(key);
    if (known) return known.number;
    this.pieces.set(key, { piece, number: this.pieces.size });
    return this.pieces.size - 1;
  }

  finish(targets: readonly ExclusionTarget[], rules: readonly string[]): SubjectTables {
    const ordered = [...this.pieces.values()].sort((a, b) => compare(a.piece, b.piece));
    const pieces = ordered.map(({ piece }) => piece);
    const numbers = new Uint32Array(ordered.length);
    ordered.forEach(({ number }, place) => {
      numbers[number] = place;
    });
    const unsurveyed = [...this.unsurveyed].map(([key, area]) => ({ of: key.split('|'), area }));
    const cellArea = exactlySummable(Float64Array.from(this.cells));
    return {
      tables: {
        exclusion_zones: {
          target: this.zones.map(({ target }) => target),
          zone_number: Uint32Array.from(this.zones, ({ zone }) => zone),
          drawn_m2: Float64Array.from(this.zones, ({ drawn }) => drawn),
          ground_m2: Float64Array.from(this.zones, ({ ground }) => ground),
          covered_m2: Float64Array.from(this.zones, ({ covered }) => covered),
        },
        exclusion_pieces: {
          piece: Uint32Array.from(pieces, (_, number) => number),
          target: pieces.map(({ target }) => target),
          zone_number: Uint32Array.from(pieces, ({ zone }) => zone),
          rule: pieces.map(({ rule }) => rule),
          feature_id: pieces.map(({ id }) => id),
          feature_name: pieces.map(({ name }) => name),
        },
        exclusion_ground: {
          piece: Uint32Array.from(this.ground.piece, (piece) => numbers[piece]!),
          cell: Uint32Array.from(this.ground.cell),
          area_m2: Float64Array.from(this.ground.cell, (cell) => cellArea[cell]!),
        },
        exclusion_buildings: {
          piece: Uint32Array.from(this.buildings.piece, (piece) => numbers[piece]!),
          building_index: Uint32Array.from(this.buildings.building),
        },
        exclusion_unsurveyed: {
          target: unsurveyed.map(({ of }) => of[0]!),
          zone_number: Uint32Array.from(unsurveyed, ({ of }) => Number(of[1])),
          hazard: unsurveyed.map(({ of }) => of[2]!),
          area_m2: Float64Array.from(unsurveyed, ({ area }) => area),
        },
      },
      layout: { exclusions: { targets, rules } },
    };
  }
}
