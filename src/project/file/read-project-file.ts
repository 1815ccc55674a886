import type { Text } from '../../domain/answer.ts';
import { migrate } from '../migrate.ts';
import { readSheets } from '../output/read-sheets.ts';
import type { SheetBook } from '../output/sheet-book.ts';
import { readPlan } from '../plan/read-plan.ts';
import { initialProject, type Project } from '../project-schema.ts';
import { readProject } from '../read-project.ts';
import { entryNames, FILE_FORMAT, FILE_VERSION, manifestMigrations, manifestSchema } from './file-manifest.ts';
import { readSmallZip, ZipFault } from './read-small-zip.ts';
import type { ProjectFileContent } from './write-project-file.ts';

export interface ProjectFileIssue {
  /** error: the file is not opened. warning: it is, without the part that `place` names. */
  readonly severity: 'error' | 'warning';
  /** Entry of the zip and field in it: `plan.json scenarios.0.hazard`; '' for the whole file. */
  readonly place: string;
  readonly message: Text;
}

export type ReadProjectFileResult =
  | { readonly ok: true; readonly content: ProjectFileContent; readonly issues: readonly ProjectFileIssue[] }
  | { readonly ok: false; readonly issues: readonly ProjectFileIssue[] };

/**
 * Opens a `.bosai.zip`. Never rejects: a file that is damaged, foreign or from a newer program gives issues that say so. A
 * file whose plan cannot be read is not opened at all (autosave would put an empty plan over it); choices of the screen
 * that cannot be read take their first values, with a warning.
 */
export async function readProjectFile(bytes: Uint8Array): Promise<ReadProjectFileResult> {
  try {
    const texts = await readSmallZip(bytes, Object.values(entryNames));
    const manifest = readManifest(texts.get(entryNames.manifest));
    const plan = planOf(texts.get(entryNames.plan));
    const { project, issues } = projectOf(texts.get(entryNames.project));
    const sheets = sheetsOf(texts.get(entryNames.sheets), manifest.entries ?? []);
    const { savedAt, city, inputs } = manifest;
    return {
      ok: true,
      content: { project, plan, ...sheets.part, inputs, savedAt, cityName: city.name, planarCrs: city.planarCrs },
      issues: [...issues, ...sheets.issues],
    };
  } catch (cause) {
    return { ok: false, issues: [refusalOf(cause)] };
  }
}

/** What keeps the file from being opened. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly issue: ProjectFileIssue;
  constructor(place: string, ja: string, en: string) {
    super(en);
    this.issue = { severity: 'error', place, message: { ja, en } };
  }
}

const zipFaults: Readonly<Record<ZipFault['code'], Text>> = {
  'no-zip': {
    ja: 'zip として開けません。途中で切れているか、別の種類のファイルです',
    en: 'It cannot be opened as a zip: it is cut off, or another kind of file',
  },
  damaged: {
    ja: '中身が壊れています（CRC または文字コードが合いません）。保存元からもう一度コピーしてください',
    en: 'Its content is damaged (checksum or encoding is wrong): copy it again from where it was saved',
  },
  'too-large': {
    ja: 'プロジェクトファイルとしては大きすぎるため開きませんでした（上限 64 MB）',
    en: 'It is larger than a project file can be and was not opened (limit 64 MB)',
  },
};

function refusalOf(cause: unknown): ProjectFileIssue {
  if (cause instanceof Refusal) return cause.issue;
  if (cause instanceof ZipFault) return { severity: 'error', place: cause.place, message: zipFaults[cause.code] };
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    severity: 'error',
    place: '',
    message: { ja: `開けませんでした：${reason}`, en: `It could not be opened: ${reason}` },
  };
}

function readManifest(text: string | undefined) {
  const place = entryNames.manifest;
  const foreign = new Refusal(
    place,
    'この zip は防災まちづくりツインのプロジェクトファイルではありません。データの zip は「データを読み込む」から開いてください',
    'This zip is no project file of Bosai Twin; data is opened with "Import data"',
  );
  const value = text === undefined ? undefined : parseJson(text);
  if (typeof value !== 'object' || value === null) throw foreign;
  const { format, version } = value as { readonly format?: unknown; readonly version?: unknown };
  if (format !== FILE_FORMAT) throw foreign;
  if (typeof version === 'number' && version > FILE_VERSION)
    throw new Refusal(
      place,
      `新しい版のツール（ファイル形式 ${version}）で保存されています。このツールを更新してください（読めるのは形式 ${FILE_VERSION} まで）`,
      `It was saved by a newer program (file format ${version}); update this one (it reads up to format ${FILE_VERSION})`,
    );
  const parsed = manifestSchema.safeParse(migrate(value, FILE_VERSION, manifestMigrations));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Refusal(
    `${place} ${field}`.trim(),
    `項目 ${field} の値がないか、決まりに合いません`,
    `Field ${field} is missing, or has a value that cannot be`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function planOf(text: string | undefined): ProjectFileContent['plan'] {
  if (text === undefined)
    throw new Refusal(entryNames.plan, '計画（plan.json）がありません', 'The plan (plan.json) is missing');
  const result = readPlan(text);
  if (result.ok) return result.plan;
  const { place, message } = result.problem;
  throw new Refusal(`${entryNames.plan} ${place}`.trim(), message.ja, message.en);
}

/**
 * Files of before output mode have none; sheets that cannot be read, or that the manifest names and the file lacks, are left
 * out with a warning.
 */
function sheetsOf(
  text: string | undefined,
  entries: readonly string[],
): {
  readonly part: { readonly sheets?: SheetBook };
  readonly issues: readonly ProjectFileIssue[];
} {
  if (text === undefined) {
    const isLost = entries.includes(entryNames.sheets);
    return { part: {}, issues: isLost ? [lostSheets] : [] };
  }
  const result = readSheets(text);
  if (result.ok) {
    const lost = result.lost.map(({ place, message }) => ({ place: `${entryNames.sheets} ${place}`, message }));
    return { part: { sheets: result.book }, issues: lost.map((one) => ({ severity: 'warning', ...one })) };
  }
  const place = `${entryNames.sheets} ${result.place}`.trim();
  return { part: {}, issues: [{ severity: 'warning', place, message: result.message }] };
}

const lostSheets: ProjectFileIssue = {
  severity: 'warning',
  place: entryNames.sheets,
  message: {
    ja: '図面（sheets.json）がファイルにありません。保存元からもう一度コピーしてください。計画はすべて読み込みました',
    en: 'The sheets (sheets.json) are missing in the file: copy it again from where it was saved; the plan is complete',
  },
};

function projectOf(text: string | undefined): {
  readonly project: Project;
  readonly issues: readonly ProjectFileIssue[];
} {
  const result = readProject(text ?? '');
  if (result.ok) return { project: result.project, issues: [] };
  return {
    project: initialProject,
    issues: [
      {
        severity: 'warning',
        place: `${entryNames.project} ${result.place}`.trim(),
        message: {
          ja: '画面の設定（災害・表示・質問・保存した SQL）は読めなかったため、初期値にしました。計画はすべて読み込みました',
          en: 'The choices of the screen (hazard, layers, questions, saved SQL) could not be read and are as at first; the plan is complete',
        },
      },
    ],
  };
}
