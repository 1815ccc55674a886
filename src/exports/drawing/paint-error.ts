import type { SheetProblem } from '../../domain/sheet.ts';

/** The machine gave no canvas or no memory for what was to be drawn. */
export class PaintError extends Error {
  override readonly name = 'PaintError';
  readonly problem: SheetProblem;

  constructor(what: string, cause: unknown) {
    super(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.problem = {
      code: 'out-of-memory',
      severity: 'error',
      block: null,
      text: {
        ja: `描画のメモリが足りません（${what}）。解像度を下げるか、ほかのタブを閉じてから、もう一度お試しください。`,
        en: `Not enough memory to draw (${what}). Lower the resolution or close other tabs, then try again.`,
      },
    };
  }
}

/** Runs something that allocates; a refusal becomes a `PaintError` that names what was asked for. */
export function allocate<Result>(what: string, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    throw new PaintError(what, cause);
  }
}
