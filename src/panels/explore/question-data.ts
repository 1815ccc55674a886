import type { QuestionGroup, StillTables } from '../../analysis/question.ts';
import type { Answer, Cell, Text } from '../../domain/answer.ts';
import type { SensitivityBand } from '../../domain/evidence.ts';
import type { TimeSlot } from '../../project/project-schema.ts';
import type { Block, TableFormat } from './explore-data.ts';
import type { ViewChoice } from './questions/pivot-view.ts';

/** A question as the catalogue shows it. */
export interface QuestionCard {
  readonly id: string;
  readonly group: QuestionGroup;
  readonly title: Text;
  readonly ask: Text;
  readonly words?: Text;
  /** Why it cannot be asked of this city, and what to import; null where it can. */
  readonly lack: Text | null;
  /** JSON Schema of its parameters; every property may carry `bosai` (ParameterMeta). */
  readonly form: Readonly<Record<string, unknown>>;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly still?: StillTables;
}

/** What explore mode shows of the questions. The chosen question, its parameters and shown rows live in the project store. */
export interface QuestionsData {
  readonly cards: readonly QuestionCard[];
  readonly choices: ParameterChoices;
  /** Answer to the question of the project with `askedParameters`; null while the exposure view is shown. */
  readonly answer: Block<Answer> | null;
  /** True while newer parameters are being asked; `answer` is the one before. */
  readonly stale: boolean;
  /** Bands of the exposure view, whose answer stands apart; absent until they are asked for. */
  readonly sensitivity?: readonly SensitivityBand[];
  /** How the tables of the answer are laid out: the map follows. */
  readonly layout: TableLayout;
  /** Answer to the shown question for the drawn area alone; null while nothing is drawn. */
  readonly drawn: Block<Answer> | null;
  /** Clicks on the map add corners now. */
  readonly drawing: boolean;
}

/** What was chosen of an answer's tables; another question begins anew. */
export interface TableLayout {
  /** Id of the table that was chosen; absent until one is. */
  readonly table?: string;
  /** By id of the table. */
  readonly views: Readonly<Record<string, ViewChoice>>;
}

/** What the city has for controls to choose from; zone kinds and hazards stand in its `CityFacts`. */
export interface ParameterChoices {
  /** Times of the people-flow source, in order of time. */
  readonly slots: readonly TimeSlot[];
  /** Years that future people are known for, the census first. */
  readonly years: readonly number[];
  /** Categories of consumption. */
  readonly categories: readonly string[];
}

/** Rows that stand out are `shownRows` of the project: see `rowsWhere`. */
export interface QuestionActions {
  /** Begins to draw an area on the map, or throws the drawn one away. */
  drawArea(): void;
  clearArea(): void;
  saveAnswer(format: TableFormat): void;
  layOut(layout: TableLayout): void;
  retryAnswer(): void;
  /** Asks for the sensitivity band of the answer's headline (evidence). */
  computeSensitivity(): void;
}

/** A table of the database, described in both languages. */
export interface SchemaTable extends Text {
  readonly name: string;
  readonly columns: readonly (Text & {
    readonly name: string;
    readonly type: string;
    readonly unit?: string;
    /** NULL means: the source does not say. */
    readonly nullable: boolean;
  })[];
}

/** The expert's console. */
export interface SqlConsoleData {
  readonly schema: readonly SchemaTable[];
  readonly result: Block<SqlResult> | null;
}

export interface SqlResult {
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
  /** More rows were there than are kept. */
  readonly truncated: boolean;
  readonly milliseconds: number;
  /** Column that the rows can be shown on the map by; null where there is none. */
  readonly mapKey: 'building_id' | 'building_index' | 'zone_id' | 'mesh_code' | null;
}

export interface SqlConsoleActions {
  run(sql: string): void;
  cancel(): void;
  showOnMap(): void;
  save(format: TableFormat): void;
}
