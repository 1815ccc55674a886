import { createInstance, type i18n } from 'i18next';
import type { Language } from '../project-schema.ts';
import { ja } from './ja/index.ts';

/** Japanese is there at once; another language is fetched from our own origin when it is first asked for. */
export function createLanguage(): i18n {
  const instance = createInstance({
    lng: 'ja',
    fallbackLng: 'ja',
    resources: { ja: { translation: ja } },
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  void instance.init();
  return instance;
}

export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (language === 'en' && !instance.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en/index.ts');
    instance.addResourceBundle('en', 'translation', en);
  }
  await instance.changeLanguage(language);
}
