import { createInstance, type TFunction } from 'i18next';
import type { Text } from '../../domain/answer.ts';
import type { Language } from '../project-schema.ts';
import { en } from './en/index.ts';
import { ja } from './ja/index.ts';

/** The words of everything printed; a sheet may be in another language than the screen. Load it lazily: it holds both languages. */
export interface PrintWords {
  readonly t: TFunction;
  readonly language: Language;
  readonly pick: (text: Text) => string;
}

const made = new Map<Language, PrintWords>();

export function printWords(language: Language): PrintWords {
  const words = made.get(language) ?? createWords(language);
  made.set(language, words);
  return words;
}

function createWords(language: Language): PrintWords {
  const instance = createInstance({
    lng: language,
    resources: { ja: { translation: ja }, en: { translation: en } },
    interpolation: { escapeValue: false }, // nothing printed is HTML
    initAsync: false,
  });
  void instance.init();
  return { t: instance.t, language, pick: (text) => text[language] };
}
