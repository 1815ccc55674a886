/** What zones hold of the ground that one exclusion rule speaks of. */
export interface RuleFinding {
  /** Id of the rule. */
  readonly rule: string;
  /** Each place once; null where only buildings tell of it. */
  readonly areaSquareMeters: number | null;
  /** Ground of the zones that no survey reaches: a 0 above is not certain there. Null where only buildings tell of it. */
  readonly unsurveyedSquareMeters: number | null;
  readonly buildings: number;
  /** Null where the city has no population. */
  readonly population: number | null;
}
