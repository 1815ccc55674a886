import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import type { HazardKey } from '../../domain/hazard.ts';
import type { ScenePick, SceneView } from '../../map/scene-types.ts';
import type { Block, Notice } from '../../panels/explore/explore-data.ts';
import type {
  QuestionActions,
  QuestionsData,
  SqlConsoleActions,
  SqlConsoleData,
} from '../../panels/explore/question-data.ts';
import { isSameFilter } from '../../panels/explore/rows-where.ts';
import type { Project, ShownRows } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import { areaProblem, sqlProblem } from './asking-problems.ts';
import type { CityAsker } from './city-asker.ts';
import type { SqlOnMap } from './sql-on-map.ts';
import { type AnswerOnMap, useAnswerOnMap } from './use-answer-on-map.ts';
import { useCatalogue } from './use-catalogue.ts';
import { useDrawnArea } from './use-drawn-area.ts';
import type { OpenCity } from './use-open-city.ts';
import { useQuestions } from './use-questions.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useSqlConsole } from './use-sql-console.ts';
import { useTableLayout } from './use-table-layout.ts';

interface AskingRequest {
  readonly engine: Remote<CityEngine> | null;
  /** The open city. */
  readonly base: OpenCity | null;
  /** The city as the scenario has it that is asked of. */
  readonly city: OpenCity | null;
  readonly asker: CityAsker | null;
  readonly store: ProjectStore;
  readonly project: Project;
  readonly words: i18n;
  readonly hazardKey: HazardKey | undefined;
  readonly notify: (notice: Notice | undefined) => void;
  /** Saves, and says how that went. */
  readonly saving: (work: Promise<string | undefined>) => void;
}

export interface Asking {
  readonly questions: QuestionsData;
  readonly questionActions: QuestionActions;
  readonly sql: SqlConsoleData;
  readonly sqlActions: SqlConsoleActions;
  readonly onMap: AnswerOnMap;
  readonly drawing: Pick<SceneView, 'drawing' | 'drawnArea'>;
  readonly onDrawn: (ring: Float64Array) => void;
  readonly onDrawingCancelled: () => void;
  /** Takes a click on a zone or a mesh of the answer; false where the click was on nothing of it. */
  readonly takePick: (pick: ScenePick | null) => boolean;
}

/** Everything asked beyond the exposure view: the catalogue, its answers on screen and map, drawn areas, the SQL console. */
export function useAsking(request: AskingRequest): Asking {
  const { engine, base, city, asker, store, project, words, hazardKey, notify, saving } = request;
  const summary = city?.summary ?? null;
  const scene = city?.scene ?? null;
  const problem = (text: string): void => notify({ tone: 'error', text });
  const catalogue = useCatalogue(asker, base, (reason) => problem(words.t('questions.failed', { reason })));
  const failed = catalogue.issues.find(({ code }) => code === 'subject-failed');
  useSubjectNotice(failed?.values?.reason, words, problem);
  const area = useDrawnArea(engine, base?.summary ?? null, (error) => problem(areaProblem(error, words)));
  const asked = useQuestions(asker, summary, catalogue, project, hazardKey, area.area, (error) =>
    problem(words.t('questions.sensitivityFailed', { reason: textOf(error) })),
  );
  const answer = readyOf(asked.data.answer);
  const answers = { city: answer, drawn: readyOf(asked.data.drawn) };
  const selection = useRowSelection(asker, asked.asked, answers, project.shownRows);
  const { layout, layOut } = useTableLayout(project.question);
  const answerOnMap = useAnswerOnMap(answer, layout, selection, project, scene, summary?.layout.buildings ?? 0);

  const sqlConsole = useSqlConsole(asker, summary, (failure) => sqlProblem(failure, words));
  const [sqlShown, setSqlShown] = useState<SqlOnMap | null>(null);
  const { question, shownRows, selection: picked } = project;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is chosen next takes the map back
  useEffect(() => setSqlShown(null), [summary, question, shownRows, picked, sqlConsole.result]);

  const result = readyOf(sqlConsole.result);
  const { language } = project;
  const cityName = summary?.name ?? '';
  const naming = {
    cityName,
    cityTitle: summary?.fictional ? `${cityName}（${words.t('city.fictional')}）` : cityName,
    words,
    language,
  };
  const { ring } = area.area ?? {};
  const label = words.t('area.label');
  const drawing = useMemo(
    (): Asking['drawing'] => ({
      ...(area.drawing && { drawing: 'polygon' }),
      ...(ring && { drawnArea: { ring, label } }),
    }),
    [area.drawing, ring, label],
  );
  const select = (rows: ShownRows): void => {
    const shown = project.shownRows;
    const again = shown?.table === rows.table && isSameFilter(shown.where, rows.where);
    store.getState().actions.showRows(again ? null : rows);
  };
  return {
    questions: { ...asked.data, layout, drawing: area.drawing },
    questionActions: {
      drawArea: area.begin,
      clearArea: area.clear,
      saveAnswer: (format) => {
        if (answer) saving(saveLater((save) => save.saveAnswer({ format, answer, ...naming })));
      },
      layOut,
      retryAnswer: asked.retry,
      computeSensitivity: asked.computeSensitivity,
    },
    sql: { schema: catalogue.schema, result: sqlConsole.result },
    sqlActions: {
      run: sqlConsole.run,
      cancel: sqlConsole.cancel,
      showOnMap: () => {
        if (!asker || !scene || !result) return;
        const looking = import('./sql-on-map.ts').then(({ sqlOnMap }) => sqlOnMap(asker, result, scene));
        looking.then(
          (found) => (found ? setSqlShown(found) : problem(words.t('query.notOnMap'))),
          (error: unknown) => problem(textOf(error)),
        );
      },
      save: (format) => {
        if (!result || !summary) return;
        saving(
          saveLater((save) => {
            const asAnswer = save.sqlAnswer(result, summary.planarCrs, new Date().toISOString());
            return save.saveAnswer({ format, answer: asAnswer, ...naming });
          }),
        );
      },
    },
    onMap: sqlShown ? { ...sqlShown, legend: null } : answerOnMap,
    drawing,
    onDrawn: area.finish,
    onDrawingCancelled: area.cancel,
    takePick: (found) => {
      const table = answer?.tables.find(({ id }) => id === answerOnMap.table);
      if (!table || !found) return false;
      const { zone, meshCode } = found;
      // While buildings stand out a click on one of them is about that building.
      if (found.buildingIndex !== undefined && !answerOnMap.view.zoneFills?.fills.size && meshCode === undefined)
        return false;
      if (meshCode !== undefined && table.keys.some(({ name }) => name === 'mesh_code'))
        select({ table: table.id, where: { mesh_code: meshCode } });
      else if (zone) select({ table: table.id, where: { zone_kind: zone.zoneKind, zone_id: zone.zoneId } });
      else return false;
      return true;
    },
  };
}

/** Says once a city that part of its tables could not be prepared. */
function useSubjectNotice(reason: string | number | undefined, words: i18n, problem: (text: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, in the language of the moment
  useEffect(() => {
    if (reason !== undefined) problem(words.t('questions.partFailed', { reason }));
  }, [reason]);
}

/** The code that writes files is fetched when it is first asked for. */
const saveLater = async (
  task: (save: typeof import('../save/save-answer.ts')) => Promise<string | undefined>,
): Promise<string | undefined> => task(await import('../save/save-answer.ts'));

const readyOf = <Value>(block: Block<Value> | null): Value | null => (block?.state === 'ready' ? block.value : null);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
