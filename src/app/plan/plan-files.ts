import type { i18n } from 'i18next';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { planIndicatorList } from '../../domain/plan-indicator-list.ts';
import type { ZoneFile, ZoneFileFormat } from '../../exports/zones/write-zone-file.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import { issueText, placeText } from '../../project/language/issue-text.ts';
import { emptySheetBook, type SheetBook } from '../../project/output/sheet-book.ts';
import { planWithDrafts, scenarioOf } from '../../project/plan/plan-slice.ts';
import type { Language, Project } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import { blobSource } from '../../readers/source-file.ts';
import { download } from '../save/download.ts';
import { localDate } from '../save/local-date.ts';
import type { ComparedScenario } from './comparison-answer.ts';
import { lineOf, standingZones } from './edited-line.ts';
import type { PlanRoom } from './plan-room.ts';

/** A plan as files: everything here is fetched when it is first asked for. */
export interface PlanFiles {
  readonly room: PlanRoom;
  readonly words: i18n;
  readonly language: Language;
}

/** `.bosai.zip` of the plan and the choices, with the hashes of the city's data. Resolves with what there is to say. */
export async function saveProjectFile(
  { room, words }: PlanFiles,
  project: Project,
  sheets?: SheetBook,
): Promise<string> {
  const { projectFileName, writeProjectFile } = await import('../../project/file/write-project-file.ts');
  const content = {
    ...(await savedCity(room)),
    project,
    plan: planWithDrafts(room.store.getState()),
    ...(sheets && { sheets }),
    savedAt: new Date().toISOString(),
  };
  const name = projectFileName(content);
  download(await writeProjectFile(content), name);
  return words.t('planning.saved', { file: name });
}

const savedCity = async ({ summary, desk }: PlanRoom) => ({
  cityName: summary.name,
  planarCrs: summary.planarCrs,
  inputs: await desk.planning.inputs(),
});

/** Takes a project file in place of the plan and the choices; says what data differ. Resolves also where it cannot be opened. */
export async function openProjectFile(
  { room, words, language }: PlanFiles,
  file: File,
  store: ProjectStore,
  openSheets: (sheets: SheetBook) => Promise<void>,
): Promise<Notice> {
  const [{ readProjectFile }, { compareInputs }] = await Promise.all([
    import('../../project/file/read-project-file.ts'),
    import('../../project/file/compare-inputs.ts'),
  ]);
  const read = await readProjectFile(new Uint8Array(await file.arrayBuffer()));
  const refused = (reason: string): Notice => ({
    tone: 'error',
    text: words.t('planning.openFailed', { file: file.name, reason }),
  });
  if (!read.ok) return refused(read.issues.map(({ message }) => message[language]).join(' '));
  const differences = compareInputs(read.content, await savedCity(room));
  const elsewhere = differences.find(({ kind }) => kind === 'other-crs');
  if (elsewhere) return refused(elsewhere.message[language]);
  room.store.getState().actions.open(read.content.plan);
  await openSheets(read.content.sheets ?? emptySheetBook);
  // Whose screen it is chooses its language and panels.
  const { version: _, panels: __, language: ___, ...choices } = read.content.project;
  store.getState().actions.choose({ ...choices, selection: null, mode: 'plan' });
  room.store.getState().actions.look({ scenario: read.content.plan.scenarios.at(-1)!.id });
  const remarks = [...read.issues, ...differences];
  return remarks.length === 0
    ? { tone: 'notice', text: words.t('planning.opened', { file: file.name }) }
    : {
        tone: 'notice',
        text: words.t('planning.openedWith', { file: file.name, count: remarks.length }),
        details: remarks.map(({ message }) => message[language]),
      };
}

export async function exportMeasures({ room }: PlanFiles): Promise<undefined> {
  const { measuresXlsx } = await import('../../exports/measures/measures-xlsx.ts');
  const { measures } = room.store.getState().plan;
  const date = localDate();
  const book = await measuresXlsx({ cityName: room.summary.name, measures, date });
  download(book, `${room.summary.name}_取組一覧_${date.replaceAll('-', '')}.xlsx`);
}

/** What stands in the file, where in it, and what it is. */
const issueLine = (issue: ImportIssue, language: Language): string =>
  `${issue.place === undefined ? '' : `${placeText(issue.place, language)}${language === 'ja' ? '：' : ': '}`}${issueText(issue, language)}`;

/** Rows of a workbook into the register; rows that cannot be read are named with their place. */
export async function importMeasures({ room, words, language }: PlanFiles, file: File): Promise<Notice> {
  const { readMeasures } = await import('../../readers/measures/read-measures.ts');
  const { plan, actions } = room.store.getState();
  const { measures, added, updated, issues } = await readMeasures(blobSource(file.name, file), plan.measures);
  if (added + updated > 0) actions.importMeasures(measures);
  if (issues.length === 0) return { tone: 'notice', text: words.t('planning.measuresRead', { added, updated }) };
  return {
    tone: added + updated > 0 ? 'notice' : 'error',
    text: words.t('planning.measuresIssues', { added, updated, count: issues.length }),
    details: issues.map((issue) => issueLine(issue, language)),
  };
}

export interface ZoneFileChoice {
  readonly format: ZoneFileFormat;
  /** Degrees (JGD2011, EPSG:6668) or the metres of the city. */
  readonly crs: 'geographic' | 'planar';
  /** Of a shapefile's attributes. */
  readonly encoding: 'cp932' | 'utf-8';
}

export type WrittenZones = Pick<ZoneFile, 'name' | 'cut' | 'unmappable'>;

/** Zones of a scenario, of the kind that is edited, for other GIS. */
export async function exportZones(
  room: PlanRoom,
  scenario: string,
  { format, crs, encoding }: ZoneFileChoice,
): Promise<WrittenZones> {
  const { writeZoneFile } = await import('../../exports/zones/write-zone-file.ts');
  const state = room.store.getState();
  const found = scenarioOf(state, scenario);
  const { facts } = room.desk.getState();
  if (!found || !facts) throw new Error(`there is no scenario "${scenario}"`);
  const { zoneKind } = state.view;
  const { planarCrs, name: cityName } = room.summary;
  const file = await writeZoneFile(
    {
      zones: standingZones(state, facts, scenario, zoneKind),
      zoneKind,
      planarCrs,
      crs: crs === 'planar' ? planarCrs : 'EPSG:6668',
      cityName,
      scenario: found,
      date: localDate(),
    },
    { format, encoding },
  );
  download(file.blob, file.name);
  return file;
}

/** All scenarios × all indicators, of the kind that is edited; a scenario that is not counted yet is left out. */
export async function saveComparison(
  { room, words, language }: PlanFiles,
  format: 'csv-utf8' | 'xlsx',
): Promise<string | undefined> {
  const [{ comparisonAnswer }, { saveAnswer }] = await Promise.all([
    import('./comparison-answer.ts'),
    import('../save/save-answer.ts'),
  ]);
  const { facts, figures } = room.desk.getState();
  if (!facts) return words.t('save.notReady');
  const state = room.store.getState();
  const { zoneKind } = state.view;
  const scenarios: ComparedScenario[] = [];
  for (const { id, name } of state.plan.scenarios) {
    const block = figures.get(id)?.indicators;
    const { subject, zones } = lineOf(state, facts, id, zoneKind);
    if (block?.state === 'ready')
      scenarios.push({
        name: id === CURRENT_SCENARIO ? words.t('plan.current') : name,
        indicators: block.value,
        assumptions: await room.desk.planning.assumptions(subject, zones),
      });
  }
  const { planarCrs, inputs } = await savedCity(room);
  const answer = comparisonAnswer({
    scenarios,
    definitions: planIndicatorList(facts.choice),
    zoneKind,
    planarCrs,
    inputs,
    computedAt: new Date().toISOString(),
  });
  const { name: cityName, fictional } = room.summary;
  const cityTitle = fictional ? `${cityName}（${words.t('city.fictional')}）` : cityName;
  return saveAnswer({ format, answer, cityName, cityTitle, words, language });
}
