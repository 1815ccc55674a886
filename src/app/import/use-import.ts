import { proxy, type Remote } from 'comlink';
import { useMemo, useRef, useState } from 'react';
import type {
  DroppedFile,
  ImportActions,
  ImportCorrection,
  ImportFile,
  ImportSession,
} from '../../panels/import/import-session.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { GroupProgress } from '../engine/imports.ts';
import type { OpenWith } from '../explore/use-open-city.ts';
import { groupFiles, groupName } from './group-files.ts';
import { tilesetUrl } from './tileset-url.ts';

interface Group {
  readonly shown: ImportFile;
  /** Of 3D Tiles that are read from a server; such a group has no files. */
  readonly address?: string;
  readonly files: readonly DroppedFile[];
  readonly bytesRead: number;
}

/** The import dialog's session: groups of files are read one after the other, each can be cancelled, corrected, replaced. */
export function useImport(engine: Remote<CityEngine> | null, open: (how: OpenWith) => Promise<void>) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const began = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(groups);
  latest.current = groups;

  const actions = useMemo((): ImportActions => {
    const change = (id: string, next: (group: Group) => Group) =>
      setGroups((all) => all.map((group) => (group.shown.id === id ? next(group) : group)));
    const show = (id: string, shown: Partial<ImportFile>) =>
      change(id, (group) => ({ ...group, shown: { ...group.shown, ...shown } }));
    const stateOf = (id: string) => latest.current.find((group) => group.shown.id === id)?.shown.state;

    const read = async (id: string, files: readonly DroppedFile[], bytes: number, correction?: ImportCorrection) => {
      if (!engine || stateOf(id) === 'cancelled') return;
      show(id, { state: 'reading', share: 0 });
      try {
        const onProgress = proxy(({ bytesRead, rows }: GroupProgress) =>
          // Progress takes another channel than the answer and may come after it.
          change(id, (group) =>
            group.shown.state === 'reading'
              ? {
                  ...group,
                  bytesRead: Math.min(bytes, bytesRead),
                  shown: { ...group.shown, rows, share: Math.min(1, bytesRead / Math.max(1, bytes)) },
                }
              : group,
          ),
        );
        const address = latest.current.find((group) => group.shown.id === id)?.address;
        const outcome = await (address === undefined
          ? engine.readGroup({ id, files, settings: settingsOf(correction) }, onProgress)
          : engine.readTilesetAddress(id, address, onProgress));
        show(id, outcome.cancelled ? { state: 'cancelled' } : finished(outcome));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const file = latest.current.find((group) => group.shown.id === id)?.shown.path ?? '';
        show(id, { state: 'failed', issues: [{ severity: 'error', code: 'read-failed', file, values: { reason } }] });
      }
      change(id, (group) => ({ ...group, bytesRead: bytes }));
    };
    const enqueue = (id: string, files: readonly DroppedFile[], bytes: number, correction?: ImportCorrection) => {
      if (latest.current.every(({ shown }) => shown.state !== 'reading' && shown.state !== 'waiting'))
        began.current = Date.now();
      queue.current = queue.current.then(() => read(id, files, bytes, correction));
    };
    const addFiles = (files: readonly DroppedFile[]) => {
      setProblem(undefined);
      for (const group of groupFiles(files)) {
        const id = groupName(group);
        const bytes = group.reduce((sum, { file }) => sum + file.size, 0);
        const shown: ImportFile = { id, path: id, bytes, state: 'waiting', rows: 0, datasets: [], issues: [] };
        setGroups((all) => [...all.filter((other) => other.shown.id !== id), { shown, files: group, bytesRead: 0 }]);
        enqueue(id, group, bytes);
      }
    };
    const addTilesetAddress = (text: string) => {
      const found = tilesetUrl(text, document.baseURI, BOSAI_ALLOWED_ORIGINS);
      if ('problem' in found) return found.problem;
      const { href: id } = found.url;
      const shown: ImportFile = { id, path: id, bytes: 0, state: 'waiting', rows: 0, datasets: [], issues: [] };
      setGroups((all) => [
        ...all.filter((other) => other.shown.id !== id),
        { shown, files: [], bytesRead: 0, address: id },
      ]);
      enqueue(id, [], 0);
      return null;
    };
    const cancel = (id: string) => {
      show(id, { state: 'cancelled' });
      void engine?.cancelGroup(id);
    };
    return {
      addFiles,
      addTilesetAddress,
      cancel,
      cancelAll: () => {
        for (const { shown } of latest.current)
          if (shown.state === 'waiting' || shown.state === 'reading') cancel(shown.id);
      },
      correct: (id, correction) => {
        const group = latest.current.find(({ shown }) => shown.id === id);
        if (!group) return;
        show(id, { state: 'waiting', datasets: [], issues: [], correction });
        enqueue(id, group.files, group.shown.bytes, correction);
      },
      replace: (id, files) => {
        void engine?.forgetGroup(id);
        setGroups((all) => all.filter(({ shown }) => shown.id !== id));
        addFiles(files);
      },
      show: () => {
        setOpen(false);
        setProblem(undefined);
        open(({ engine: running }, onProgress) => running.openImported(proxy(onProgress))).catch((error: unknown) => {
          setProblem(error instanceof Error ? error.message : String(error));
          setOpen(true);
        });
      },
      close: () => setOpen(false),
    };
  }, [engine, open]);

  return {
    session: isOpen ? { ...sessionOf(groups, began.current), ...(problem !== undefined && { problem }) } : null,
    actions,
    openDialog: () => setOpen(true),
    /** For files dropped on the page itself. */
    addFiles: (files: readonly DroppedFile[]) => {
      setOpen(true);
      actions.addFiles(files);
    },
  };
}

type Outcome = Awaited<ReturnType<Remote<CityEngine>['readGroup']>>;

function finished({ datasets, issues }: Outcome): Partial<ImportFile> {
  const failed = issues.some(({ severity }) => severity === 'error');
  const state = datasets.length === 0 ? (failed ? 'failed' : 'skipped') : failed ? 'partial' : 'done';
  return { state, datasets, issues, share: 1, rows: datasets.reduce((sum, { rows }) => sum + rows, 0) };
}

function settingsOf(correction: ImportCorrection | undefined) {
  if (!correction) return {};
  return { default: { ...(correction.as && { as: correction.as }), ...(correction.crs && { crs: correction.crs }) } };
}

function sessionOf(groups: readonly Group[], began: number): ImportSession {
  const bytesTotal = groups.reduce((sum, { shown }) => sum + shown.bytes, 0);
  const bytesRead = groups.reduce((sum, group) => sum + group.bytesRead, 0);
  const running = groups.some(({ shown }) => shown.state === 'reading' || shown.state === 'waiting');
  const seconds = (Date.now() - began) / 1000;
  return {
    files: groups.map(({ shown }) => shown),
    bytesRead,
    bytesTotal,
    rowsRead: groups.reduce((sum, { shown }) => sum + shown.rows, 0),
    running,
    allowedOrigins: BOSAI_ALLOWED_ORIGINS,
    ...(running && bytesRead > 0 && seconds > 1 && { secondsLeft: ((bytesTotal - bytesRead) / bytesRead) * seconds }),
  };
}
