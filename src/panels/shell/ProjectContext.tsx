import type { i18n } from 'i18next';
import { createContext, type ReactNode, use, useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { changeLanguage } from '../../project/language/create-language.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ProjectActions, ProjectStore } from '../../project/project-store.ts';
import { useProjectState } from '../../project/use-project-of.ts';
import { TooltipProvider } from '../controls/Tooltip.tsx';

const ProjectContext = createContext<ProjectStore | null>(null);

interface ProjectProviderProps {
  readonly store: ProjectStore;
  readonly words: i18n;
  readonly children: ReactNode;
}

/** Gives every panel the project store and the words of its language, and keeps `<html lang>` in step. */
export function ProjectProvider({ store, words, children }: ProjectProviderProps) {
  const language = useProjectState(store, (state) => state.project.language);
  useEffect(() => {
    document.documentElement.lang = language;
    void changeLanguage(words, language);
  }, [language, words]);
  return (
    <ProjectContext value={store}>
      <I18nextProvider i18n={words}>
        <TooltipProvider delayDuration={400}>{children}</TooltipProvider>
      </I18nextProvider>
    </ProjectContext>
  );
}

function useProjectStore(): ProjectStore {
  const store = use(ProjectContext);
  if (store === null) throw new Error('a panel stands outside <ProjectProvider>');
  return store;
}

export const useProject = <T,>(select: (project: Project) => T): T =>
  useProjectState(useProjectStore(), (state) => select(state.project));

export const useProjectActions = (): ProjectActions => useProjectState(useProjectStore(), (state) => state.actions);
