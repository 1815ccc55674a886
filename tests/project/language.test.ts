import { describe, expect, it } from 'vitest';
import { hazards } from '../../src/domain/hazard.ts';
import { changeLanguage, createLanguage } from '../../src/project/language/create-language.ts';
import { en } from '../../src/project/language/en/index.ts';
import { issueText } from '../../src/project/language/issue-text.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import { sourceLine } from '../../src/project/language/source-line.ts';
import { legendRows } from '../../src/project/legend-rows.ts';

/** Every message with its path: `strip.hazard` → `災害`. */
function messagesOf(tree: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? messagesOf(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)] as const],
  );
}

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** Messages that say a value in one language and leave it to the other's grammar. */
const mayDiffer = ['city.buildings', 'methodStep.vertical-evacuation-guide'];

describe('the words of the interface', () => {
  it('are the same messages in both languages, none empty', () => {
    const paths = (tree: object) => messagesOf(tree).map(([path]) => path);
    expect(paths(en)).toEqual(paths(ja));
    for (const [path, text] of [...messagesOf(ja), ...messagesOf(en)]) expect(text, path).not.toBe('');
  });

  it('fill in the same values in both languages', () => {
    const english = new Map(messagesOf(en));
    for (const [path, text] of messagesOf(ja)) {
      if (!mayDiffer.includes(path)) expect(placeholders(english.get(path) ?? ''), path).toEqual(placeholders(text));
    }
  });

  it('are Japanese at once and English once asked for', async () => {
    const words = createLanguage();
    expect(words.t('mode.explore')).toBe('調べる');
    await changeLanguage(words, 'en');
    expect(words.t('mode.explore')).toBe('Explore');
    await changeLanguage(words, 'ja');
    expect(words.t('mode.explore')).toBe('調べる');
  });

  it('say what is wrong with a file, with its values', () => {
    expect(issueText({ code: 'crs-guessed', values: { crs: 'EPSG:6677' } }, 'ja')).toContain('EPSG:6677 と推定');
    expect(issueText({ code: 'crs-guessed' }, 'en')).not.toContain('{{');
  });
});

describe('the line of sources', () => {
  it('puts datasets of one series together', () => {
    const sources = [
      { title: '国土数値情報 A31a', year: 2024 },
      { title: '国土数値情報 A33', year: 2023 },
      { title: '3D都市モデル（Project PLATEAU）', year: 2024 },
      { title: '国勢調査' },
    ];
    expect(sourceLine(sources, 'ja')).toBe(
      '国土数値情報（A31a 2024、A33 2023）、3D都市モデル（Project PLATEAU）（2024）、国勢調査',
    );
  });

  it('names a source once', () => {
    const twice = [
      { title: '国勢調査', year: 2020 },
      { title: '国勢調査', year: 2020 },
    ];
    expect(sourceLine(twice, 'en')).toBe('国勢調査 (2020)');
  });

  it('names the zones of a city model, not their class in CityGML', () => {
    const model = [
      { title: '3D都市モデル（2024年度） ResidenceAttractionArea' },
      { title: '3D都市モデル（2024年度） UrbanPark' },
    ];
    expect(sourceLine(model, 'ja')).toBe('3D都市モデル（2024年度）（居住誘導区域、UrbanPark）');
  });
});

describe('a legend', () => {
  it('ends with surveyed and not hit, then unknown, for every hazard', () => {
    for (const hazard of hazards) {
      const rows = legendRows(`${hazard}:`, null);
      expect(rows.at(-2)?.id).toBe('none');
      expect(rows.at(-1)?.swatch.kind).toBe('unknown');
    }
  });

  it('counts every building once, whatever classes it shows', () => {
    const counts = { hazardKey: 'river:L2', notHit: 10, byRank: [1, 2, 3, 4, 5, 6], unknown: 7 } as const;
    const total = legendRows('river:L2', counts).reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(total).toBe(38);
  });

  it('leaves out classes above 10 m only where nothing stands in them', () => {
    const ids = (byRank: readonly number[]) =>
      legendRows('river:L2', { hazardKey: 'river:L2', notHit: 0, byRank, unknown: 0 }).map(({ id }) => id);
    expect(ids([1, 0, 0, 0, 0, 0])).not.toContain('rank-5');
    expect(ids([0, 0, 0, 0, 0, 1])).toContain('rank-5');
  });

  it('keeps the order of depth in the lightness of the colour-vision-safe ramp', () => {
    const lightness = legendRows(
      'river:L2',
      { hazardKey: 'river:L2', notHit: 0, byRank: [1, 1, 1, 1, 1, 1], unknown: 0 },
      true,
    ).flatMap(({ id, swatch }) => (id.startsWith('rank') && swatch.kind === 'fill' ? [luminance(swatch.colour)] : []));
    expect(lightness).toHaveLength(6);
    expect(lightness).toEqual([...lightness].sort((a, b) => a - b));
  });
});

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
