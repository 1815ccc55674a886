import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '../../src/app/styles/main.css';
import { Workspace, type WorkspaceProps } from '../../src/panels/Workspace.tsx';
import { createLanguage } from '../../src/project/language/create-language.ts';
import { createProjectStore } from '../../src/project/project-store.ts';
import { createCamera, createExploreActions } from './example-actions.ts';
import { createExampleExploreData } from './example-explore-data.ts';
import { createImportActions } from './example-import-session.ts';
import {
  createExampleQuestions,
  createExampleSql,
  createQuestionActions,
  createSqlActions,
} from './example-questions.ts';

/** The whole workspace on example data, in the page of a browser test. `remove` takes it out again. */
export function renderWorkspace(change: Partial<WorkspaceProps> = {}) {
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  const store = change.store ?? createProjectStore();
  const view = createRoot(root);
  flushSync(() => {
    view.render(
      <Workspace
        words={createLanguage()}
        data={createExampleExploreData()}
        camera={createCamera()}
        actions={createExploreActions()}
        questions={createExampleQuestions()}
        questionActions={createQuestionActions()}
        sql={createExampleSql()}
        sqlActions={createSqlActions()}
        map={null}
        importSession={null}
        importActions={createImportActions()}
        {...change}
        store={store}
      />,
    );
  });
  return {
    store,
    remove: () => {
      view.unmount();
      root.remove();
    },
  };
}
