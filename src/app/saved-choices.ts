import { CURRENT_SCENARIO } from '../domain/plan.ts';
import { initialProject, type Project } from '../project/project-schema.ts';
import type { ProjectStore } from '../project/project-store.ts';
import { readProject, writeProject } from '../project/read-project.ts';

const KEY = 'bosai-twin.project';
const WAIT_MILLISECONDS = 400;

/**
 * The choices of the last visit on this computer; the first ones where there are none or they can't be read. A visit begins
 * with 現行: the plan is opened later, and numbers should not change by themselves.
 */
export function savedChoices(): Project {
  try {
    const text = localStorage.getItem(KEY);
    const read = text === null ? undefined : readProject(text);
    return read?.ok ? { ...read.project, selection: null, scenario: CURRENT_SCENARIO } : initialProject;
  } catch {
    return initialProject; // storage is switched off: nothing is remembered
  }
}

/** Keeps the choices on this computer a moment after each change. Returns what ends it. */
export function keepChoices(store: ProjectStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe(({ project }) => {
    clearTimeout(timer);
    timer = setTimeout(() => saveChoices(project), WAIT_MILLISECONDS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function saveChoices(project: Project): void {
  try {
    localStorage.setItem(KEY, writeProject(project));
  } catch {
    return; // storage is full or switched off: the page works on, the choices are just not remembered
  }
}
