import { useWords } from '../../shell/use-words.ts';

interface TimeWords {
  /** Of `2021-4`; month 0 is the whole year. */
  readonly month: (month: string) => string;
  readonly dayFlag: (flag: number) => string;
  readonly timezone: (code: number) => string;
}

/** Times of the people-flow source in words. Codes as in `PeopleFlowDataset`. */
export function useTimeWords(): TimeWords {
  const { t } = useWords();
  return {
    month: (text) => {
      const [year = '', month = '0'] = text.split('-');
      return month === '0' ? t('time.wholeYear', { year }) : t('time.yearMonth', { year, month });
    },
    dayFlag: (flag) => t(`time.days.${(['holiday', 'weekday', 'all'] as const)[flag] ?? 'all'}`),
    timezone: (code) =>
      code >= 100
        ? t('time.hour', { hour: code - 100 })
        : t(`time.zones.${(['day', 'night', 'all'] as const)[code] ?? 'all'}`),
  };
}
