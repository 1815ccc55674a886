import type { FeatureTurns } from './overlay-edges.ts';

/** Which label a place has where several features of a layer hold it. */
export type LabelRule = 'smallest' | 'largest';

/**
 * The labels of the place that a walk over the ground stands at, and the area of every combination of labels seen so far.
 * Features are turned over one by one; the combination is followed along, so that adding area costs nothing but the addition.
 */
export class OverlayLabels {
  /** Labels of combination c: `labels[c · layers] …`. */
  readonly labels: number[] = [];
  areas = new Float64Array(256);
  combination = 0;
  private readonly layers: number;
  private readonly turns: FeatureTurns;
  private readonly rules: readonly LabelRule[];
  private readonly inside: Uint8Array;
  /** Per layer: labels of the features that hold the place, with repeats. */
  private readonly held: number[][];
  private readonly current: number[];
  private readonly byKey = new Map<string, number>();
  private readonly next = new Map<number, number>();
  private readonly span: number;

  constructor(turns: FeatureTurns, rules: readonly LabelRule[]) {
    this.turns = turns;
    this.rules = rules;
    this.layers = rules.length;
    this.inside = new Uint8Array(turns.layer.length);
    this.held = rules.map(() => []);
    this.current = rules.map(() => 0);
    this.span = turns.label.reduce((most, label) => Math.max(most, label), 0) + 1;
    this.combination = this.find();
  }

  get count(): number {
    return this.byKey.size;
  }

  /** Goes over an edge. */
  turn(turn: number): void {
    this.turnFeature(this.turns.first[turn]!);
    const second = this.turns.second[turn]!;
    if (second >= 0) this.turnFeature(second);
  }

  turnFeature(feature: number): void {
    const layer = this.turns.layer[feature]!;
    const label = this.turns.label[feature]!;
    const held = this.held[layer]!;
    if (this.inside[feature] === 0) {
      this.inside[feature] = 1;
      held.push(label);
    } else {
      this.inside[feature] = 0;
      held[held.indexOf(label)] = held[held.length - 1]!;
      held.pop();
    }
    const best = this.bestOf(held, this.rules[layer]!);
    if (best !== this.current[layer]) this.follow(layer, best);
  }

  add(area: number): void {
    this.areas[this.combination]! += area;
  }

  private bestOf(held: readonly number[], rule: LabelRule): number {
    let best = held.length === 0 ? 0 : held[0]!;
    for (let i = 1; i < held.length; i++) {
      const label = held[i]!;
      if (rule === 'smallest' ? label < best : label > best) best = label;
    }
    return best;
  }

  private follow(layer: number, label: number): void {
    this.current[layer] = label;
    const step = (this.combination * this.layers + layer) * this.span + label;
    const known = this.next.get(step);
    this.combination = known ?? this.find();
    if (known === undefined) this.next.set(step, this.combination);
  }

  private find(): number {
    const key = this.current.join();
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const added = this.byKey.size;
    this.byKey.set(key, added);
    this.labels.push(...this.current);
    if (added === this.areas.length) {
      const larger = new Float64Array(2 * added);
      larger.set(this.areas);
      this.areas = larger;
    }
    return added;
  }
}
