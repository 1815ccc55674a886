import { useState } from 'react';
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

type GivenProps = Partial<WorkspaceProps> & Pick<WorkspaceProps, 'words' | 'data' | 'store'>;

/** Keeps, as the app does, how the tables are laid out. */
function LaidOut(given: GivenProps) {
  const { questions = createExampleQuestions(), questionActions = createQuestionActions() } = given;
  const [layout, layOut] = useState(questions.layout);
  return (
    <Workspace
      camera={createCamera()}
      actions={createExploreActions()}
      sql={createExampleSql()}
      sqlActions={createSqlActions()}
      map={null}
      importSession={null}
      importActions={createImportActions()}
      {...given}
      questions={{ ...questions, layout }}
      questionActions={{ ...questionActions, layOut }}
    />
  );
}

/** The whole workspace on example data, in the page of a browser test. `remove` takes it out again. */
export function renderWorkspace(change: Partial<WorkspaceProps> = {}) {
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  const store = change.store ?? createProjectStore();
  const view = createRoot(root);
  flushSync(() =>
    view.render(<LaidOut words={createLanguage()} data={createExampleExploreData()} {...change} store={store} />),
  );
  return {
    store,
    remove: () => {
      view.unmount();
      root.remove();
    },
  };
}
