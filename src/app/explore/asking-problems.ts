import type { i18n } from 'i18next';
import type { SqlFailure } from '../engine/question-types.ts';

const ringReasons = ['crosses-itself', 'too-few-corners', 'no-area'] as const;

/** Why a drawn line is not taken. An error that comes from the engine's thread has lost all but its words. */
export function areaProblem(error: unknown, words: i18n): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = ringReasons.find((code) => message.endsWith(code));
  return reason ? words.t(`area.${reason}`) : words.t('area.failed', { reason: message });
}

/** Why a text was not run, or what the database says of it. */
export const sqlProblem = (failure: SqlFailure, words: i18n): string =>
  failure.reason === 'failed' ? failure.message : words.t(`query.${failure.reason}`);
