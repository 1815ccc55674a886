import type { Measure } from '../measure.ts';
import { runCityStage } from './city-stage.ts';
import { runCityGmlStage } from './citygml-stage.ts';
import { runDataStage } from './data-stage.ts';
import { runPlanStage } from './plan-stage.ts';
import { runQuestionsStage } from './questions-stage.ts';
import type { StageHost, StageTask } from './stage.ts';

export function runStage(host: StageHost, task: StageTask): Promise<readonly Measure[]> {
  if (task.stage === 'citygml') return runCityGmlStage(host, task);
  if (task.stage === 'questions') return runQuestionsStage(host, task);
  if (task.stage === 'plan') return runPlanStage(host, task);
  return task.stage === 'city' ? runCityStage(host, task) : runDataStage(host, task);
}
