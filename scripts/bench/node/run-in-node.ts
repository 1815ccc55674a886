import type { Measure } from '../measure.ts';
import type { StageTask } from '../stages/stage.ts';
import { measureInProcess } from './measure-in-process.ts';

/** Runs one stage in a fresh process. */
export const runInNode = (task: StageTask): Promise<readonly Measure[]> =>
  measureInProcess(new URL('./stage-process.ts', import.meta.url), task, task.stage);
