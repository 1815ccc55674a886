import type { ImportIssue } from '../../domain/import-issue.ts';
import { issueMessages } from '../../domain/issue-codes.ts';
import type { Language } from '../project-schema.ts';

/** What an issue says to the user, its values filled in. File and place are shown by the caller. */
export function issueText(issue: Pick<ImportIssue, 'code' | 'values'>, language: Language): string {
  const message: string = issueMessages[issue.code][language];
  return message.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(issue.values?.[name] ?? '—'));
}

/** Words of places as readers name them. */
const placeWords: readonly (readonly [pattern: RegExp, ja: string])[] = [
  [/\bsheet ([^,]+)/g, 'シート「$1」'],
  [/\bline (\d+)/g, '$1 行目'],
  [/\bcolumn (\d+)/g, '$1 文字目'],
  [/\bcolumn (?!\d+ 文字目)(\S+)/g, '列「$1」'],
  [/\brow (\d+)/g, '$1 行目'],
  [/\brecord (\d+)/g, '$1 件目'],
  [/\bfeature (\d+)/g, '$1 件目の地物'],
  [/\bbyte (\d+)/g, '$1 バイト目'],
];

/** A place inside a file in the language of the screen: `line 3, column 14` reads `3 行目、14 文字目`. */
export function placeText(place: string, language: Language): string {
  if (language === 'en') return place;
  return placeWords.reduce((text, [pattern, ja]) => text.replace(pattern, ja), place).replaceAll(', ', '、');
}
