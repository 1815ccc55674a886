import { createStore, type StoreApi } from 'zustand/vanilla';
import { changeProject, orderedLayers, type ProjectChange, withParameter, withQuery } from './change-project.ts';
import {
  initialProject,
  type LayerChoice,
  type ParameterValue,
  type Project,
  type SavedQuery,
  type Selection,
  type ShownRows,
} from './project-schema.ts';

export interface ProjectActions {
  choose(change: ProjectChange): void;
  setLayer(id: string, choice: LayerChoice): void;
  /** Lets two layers change places in the drawing order; `layerIds` are all layers of the city. */
  swapLayers(id: string, other: string, layerIds: readonly string[]): void;
  setPanels(change: Partial<Project['panels']>): void;
  select(selection: Selection | null): void;
  /** `undefined` sets the parameter back to its default. */
  setParameter(question: string, name: string, value: ParameterValue | undefined): void;
  resetParameters(question: string): void;
  /** Rows of the answer to stand out; null lets them all. */
  showRows(rows: ShownRows | null): void;
  saveQuery(query: SavedQuery): void;
  removeQuery(name: string): void;
}

export interface ProjectState {
  readonly project: Project;
  readonly actions: ProjectActions;
}

export type ProjectStore = StoreApi<ProjectState>;

/** The user's choices. One store an app; the caller saves `project` and passes it back as `from`. */
export function createProjectStore(from: Project = initialProject): ProjectStore {
  return createStore<ProjectState>()((set) => {
    const change = (make: (project: Project) => ProjectChange): void =>
      set(({ project }) => ({ project: changeProject(project, make(project)) }));
    return {
      project: from,
      actions: {
        choose: (next) => change(() => next),
        setLayer: (id, choice) => change(({ layers }) => ({ layers: { ...layers, [id]: choice } })),
        swapLayers: (id, other, layerIds) =>
          change(({ layerOrder }) => ({ layerOrder: swapped(orderedLayers(layerIds, layerOrder), id, other) })),
        setPanels: (next) => change(({ panels }) => ({ panels: { ...panels, ...next } })),
        select: (selection) => change(() => ({ selection })),
        setParameter: (question, name, value) =>
          change(({ parameters }) => ({ parameters: withParameter(parameters, question, name, value) })),
        resetParameters: (question) => change(({ parameters: { [question]: _, ...parameters } }) => ({ parameters })),
        showRows: (shownRows) => change(() => ({ shownRows })),
        saveQuery: (query) => change(({ savedQueries }) => ({ savedQueries: withQuery(savedQueries, query) })),
        removeQuery: (name) =>
          change(({ savedQueries }) => ({ savedQueries: savedQueries.filter((query) => query.name !== name) })),
      },
    };
  });
}

const swapped = (ids: readonly string[], id: string, other: string): string[] =>
  ids.map((item) => (item === id ? other : item === other ? id : item));
