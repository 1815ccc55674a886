import { createRoot } from 'react-dom/client';
import { loadFonts } from '../../src/app/styles/load-fonts.ts';
import '../../src/app/styles/main.css';
import { Workspace } from '../../src/panels/Workspace.tsx';
import { createLanguage } from '../../src/project/language/create-language.ts';
import { initialProject } from '../../src/project/project-schema.ts';
import { createProjectStore } from '../../src/project/project-store.ts';
import { createCamera, createExploreActions } from './example-actions.ts';
import { createExampleCity, createExampleExploreData } from './example-explore-data.ts';
import { createExampleImportSession, createImportActions } from './example-import-session.ts';
import {
  createExampleQuestions,
  createExampleSql,
  createQuestionActions,
  createSqlActions,
} from './example-questions.ts';
import { createOutputMode } from './output/example-output.ts';
import { createHarnessPlan } from './plan/harness-plan.ts';

/**
 * The panels with example data and a grey stand-in for the map, to look at: `npx vite --port 5288`, then
 * /tests/panels/harness.html?language=en&import=1&state=loading|error|empty&mode=plan&building=0,
 * for plan mode also &tab=measures|…&drawer=304&line=draft|crossing&preview=1&compare=1&scenario=current|s1|s2&stale=1,
 * for output mode &mode=export&sheets=0
 */
const query = new URLSearchParams(location.search);
const store = createProjectStore({
  ...initialProject,
  language: query.get('language') === 'en' ? 'en' : 'ja',
  mode: (query.get('mode') ?? 'explore') as typeof initialProject.mode,
  colourVisionSafe: query.has('safe'),
  question: query.get('question') ?? 'exposure',
  measure: (query.get('measure') ?? 'population') as typeof initialProject.measure,
});

const states = {
  loading: createExampleExploreData({
    exposure: { state: 'loading', progress: { what: '浸水深を建物に割り当てています', share: 0.4, secondsLeft: 12 } },
    classCounts: { state: 'loading' },
    building: null,
    mapReady: false,
  }),
  error: createExampleExploreData({
    exposure: {
      state: 'error',
      error: {
        place: '集計',
        message: 'データベースから応答がありません',
        advice: '直し方：「もう一度」を押すか、ページを読み込み直してください。',
      },
    },
    building: null,
  }),
  empty: createExampleExploreData({
    layers: [],
    sources: [],
    building: null,
    city: { ...createExampleExploreData().city, hazardKeys: [] },
  }),
};
/** Before the first city is there: nothing is known of it yet. */
const opening = createExampleExploreData({
  ...states.loading,
  layers: [],
  sources: [],
  city: createExampleCity({
    name: '',
    fictional: false,
    hazardKeys: [],
    sourceNames: {},
    zoneKinds: [],
    populationYears: [],
  }),
});
const state = query.get('state');
const ready = createExampleExploreData(query.get('building') === '0' ? { building: null } : {});
const data =
  state === 'opening' ? opening : state !== null && state in states ? states[state as keyof typeof states] : ready;

const root = document.getElementById('root');
if (root === null) throw new Error('harness.html has no #root');
createRoot(root).render(
  <Workspace
    store={store}
    words={createLanguage()}
    data={data}
    camera={createCamera()}
    actions={createExploreActions()}
    questions={createExampleQuestions()}
    questionActions={createQuestionActions()}
    sql={createExampleSql()}
    sqlActions={createSqlActions()}
    map={<div style={{ position: 'absolute', inset: 0, background: 'var(--m-ground)' }} />}
    importSession={query.has('import') ? createExampleImportSession() : null}
    importActions={createImportActions()}
    plan={createHarnessPlan(query)}
    output={createOutputMode({}, {}, query.get('sheets') === '0' ? 0 : 1)}
  />,
);
loadFonts();
