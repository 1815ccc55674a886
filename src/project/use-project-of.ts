import { useStore } from 'zustand';
import type { Project } from './project-schema.ts';
import type { ProjectStore } from './project-store.ts';

/** The project of a store, renewed with each change; for the app, which stands outside the panels' context. */
export const useProjectOf = (store: ProjectStore): Project => useStore(store, (state) => state.project);
