/**
 * Side of a point on a directed edge, exact. Source of the method: J. R. Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic and Fast Robust Geometric Predicates" (1997): a quick determinant with an error bound, and an exact sum of
 * the products where the bound cannot decide. Exactness is what makes a partition of the plane assign a point once.
 */
const EPSILON = 2 ** -53;
/** Shewchuk's bound A for orient2d. */
export const ORIENTATION_ERROR = (3 + 16 * EPSILON) * EPSILON;
const SPLITTER = 2 ** 27 + 1;

/** > 0 if (px, py) lies left of the edge a→b, < 0 if right, 0 if exactly on its line. Only the sign is meant. */
export function orientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const determinant = left - right;
  const bound = ORIENTATION_ERROR * (Math.abs(left) + Math.abs(right));
  if (determinant > bound || -determinant > bound || bound === 0) return determinant;
  return exactOrientation(ax, ay, bx, by, px, py);
}

/** Sign of (bx−ax)(py−ay) − (by−ay)(px−ax) without rounding: the six products left after expanding, summed exactly. */
export function exactOrientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const sum = new ExactSum();
  sum.addProduct(bx, py);
  sum.addProduct(-bx, ay);
  sum.addProduct(-ax, py);
  sum.addProduct(-by, px);
  sum.addProduct(by, ax);
  sum.addProduct(ay, px);
  return sum.sign();
}

/** A sum kept as a non-overlapping expansion of doubles, smallest part first. Exact while nothing over- or underflows. */
class ExactSum {
  private readonly parts: number[] = [];

  addProduct(a: number, b: number): void {
    const product = a * b;
    const [aHigh, aLow] = split(a);
    const [bHigh, bLow] = split(b);
    this.add(aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow));
    this.add(product);
  }

  private add(value: number): void {
    let rest = value;
    for (let index = 0; index < this.parts.length; index++) {
      const part = this.parts[index]!;
      const sum = rest + part;
      const virtual = sum - rest;
      this.parts[index] = rest - (sum - virtual) + (part - virtual);
      rest = sum;
    }
    this.parts.push(rest);
  }

  /** The largest part that is not zero decides. */
  sign(): number {
    for (let index = this.parts.length - 1; index >= 0; index--)
      if (this.parts[index] !== 0) return Math.sign(this.parts[index]!);
    return 0;
  }
}

function split(value: number): readonly [high: number, low: number] {
  const scaled = SPLITTER * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}
