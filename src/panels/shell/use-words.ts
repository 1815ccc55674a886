import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../project/project-schema.ts';

export interface Words {
  readonly t: TFunction;
  readonly language: Language;
  /** The name in the language of the screen. */
  readonly pick: (name: { readonly ja: string; readonly en: string }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.resolvedLanguage === 'en' ? 'en' : 'ja';
  return { t, language, pick: (name) => name[language] };
}
