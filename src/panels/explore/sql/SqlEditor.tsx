import {
  autocompletion,
  closeBrackets,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Language } from '../../../project/project-schema.ts';
import { useWords } from '../../shell/use-words.ts';
import type { SchemaTable } from '../question-data.ts';
import { quoted } from './SchemaBrowser.tsx';

export interface EditorHandle {
  insert(text: string): void;
  focus(): void;
  /** The list of completions is open: Esc closes it, and not the console. */
  isCompleting(): boolean;
}

interface SqlEditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly value: string;
  readonly schema: readonly SchemaTable[];
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: (text: string) => void;
}

/**
 * The editor with highlighting and completion of the city's tables and columns. DuckDB speaks the dialect of PostgreSQL.
 * CodeMirror writes its styles into the page, which the page's policy allows (`style-src 'unsafe-inline'`).
 */
export function SqlEditor({ ref, value, schema, label, onChange, onRun }: SqlEditorProps) {
  const { language } = useWords();
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const completion = useRef(new Compartment()).current;
  const latest = useRef({ onChange, onRun });
  useEffect(() => {
    latest.current = { onChange, onRun };
  }, [onChange, onRun]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is told to it below
  useEffect(() => {
    if (parent.current === null) return;
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          editing(
            label,
            (text) => latest.current.onChange(text),
            (text) => latest.current.onRun(text),
          ),
          completion.of(sqlOf(schema, language)),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);
  useEffect(() => {
    view.current?.dispatch({ effects: completion.reconfigure(sqlOf(schema, language)) });
  }, [schema, language, completion]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
    focus: () => view.current?.focus(),
    isCompleting: () => view.current !== null && completionStatus(view.current.state) !== null,
  }));
  return <div className="sql-editor" ref={parent} />;
}

function editing(label: string, onChange: (text: string) => void, onRun: (text: string) => void): Extension {
  return [
    keymap.of([
      {
        key: 'Mod-Enter',
        run: (view) => {
          closeCompletion(view);
          onRun(view.state.doc.toString());
          return true;
        },
      },
    ]),
    lineNumbers(),
    history(),
    closeBrackets(),
    bracketMatching(),
    autocompletion(),
    keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    syntaxHighlighting(defaultHighlightStyle),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
  ];
}

/** Tables and columns with their meaning and unit beside them in the list of completions. */
function sqlOf(schema: readonly SchemaTable[], language: Language): Extension {
  return sql({
    dialect: PostgreSQL,
    schema: Object.fromEntries(
      schema.map((table) => [
        table.name,
        {
          self: { label: table.name, apply: quoted(table.name), type: 'type', detail: table[language] },
          children: table.columns.map((column) => ({
            label: column.name,
            apply: quoted(column.name),
            type: 'property',
            detail: column.unit ?? column.type,
            info: column[language],
          })),
        },
      ]),
    ),
  });
}
