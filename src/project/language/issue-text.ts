import type { ImportIssue } from '../../domain/import-issue.ts';
import { issueMessages } from '../../domain/issue-codes.ts';
import type { Language } from '../project-schema.ts';

/** What an issue says to the user, its values filled in. File and place are shown by the caller. */
export function issueText(issue: Pick<ImportIssue, 'code' | 'values'>, language: Language): string {
  const message: string = issueMessages[issue.code][language];
  return message.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(issue.values?.[name] ?? '—'));
}
