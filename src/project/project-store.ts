import { createStore, type StoreApi } from 'zustand/vanilla';
import { changeProject, orderedLayers, type ProjectChange } from './change-project.ts';
import { initialProject, type LayerChoice, type Project, type Selection } from './project-schema.ts';

export interface ProjectActions {
  choose(change: ProjectChange): void;
  setLayer(id: string, choice: LayerChoice): void;
  /** Lets two layers change places in the drawing order; `layerIds` are all layers of the city. */
  swapLayers(id: string, other: string, layerIds: readonly string[]): void;
  setPanels(change: Partial<Project['panels']>): void;
  select(selection: Selection | null): void;
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
      },
    };
  });
}

const swapped = (ids: readonly string[], id: string, other: string): string[] =>
  ids.map((item) => (item === id ? other : item === other ? id : item));
