import { useStore } from 'zustand';
import type { Project } from './project-schema.ts';
import type { ProjectState, ProjectStore } from './project-store.ts';

/** A part of a project store's state, renewed when that part changes. */
export const useProjectState = <Part>(store: ProjectStore, select: (state: ProjectState) => Part): Part =>
  useStore(store, select);

/** The whole project of a store, renewed with each change; for the app, which stands outside the panels' context. */
export const useProjectOf = (store: ProjectStore): Project => useProjectState(store, (state) => state.project);
