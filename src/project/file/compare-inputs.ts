import type { Text } from '../../domain/answer.ts';
import type { EvidenceInput } from '../../domain/evidence.ts';
import type { SavedCity } from './file-manifest.ts';

export interface InputDifference {
  /**
   * missing: the plan was made with it, the open city lacks it. changed: other content under the same name. new: the plan
   * was made without it. unverified: no hash to compare by. other-crs: the plan's positions are metres of another system.
   */
  readonly kind: 'missing' | 'changed' | 'new' | 'unverified' | 'other-crs' | 'other-city';
  /** Undefined for other-crs and other-city. */
  readonly file?: string;
  readonly message: Text;
}

/**
 * What the open city has other than the city that a plan was saved with, the gravest first. A file is the same wherever it
 * lies if its hash is; without a hash (plain http, files over 1 GB) name, year and rows are compared and the rest is unverified.
 */
export function compareInputs(saved: SavedCity, present: SavedCity): readonly InputDifference[] {
  const { pairs, missing, added } = pairInputs(saved.inputs, present.inputs);
  const differences = [
    ...missing.map((input) => inputDifference('missing', input)),
    ...pairs.flatMap(([before, now]) => {
      const kind = changeOf(before, now);
      return kind ? [inputDifference(kind, now)] : [];
    }),
    ...added.map((input) => inputDifference('new', input)),
  ];
  return [...cityDifferences(saved, present), ...differences.sort((a, b) => gravity[a.kind] - gravity[b.kind])];
}

const gravity: Readonly<Record<InputDifference['kind'], number>> = {
  'other-crs': 0,
  'other-city': 1,
  missing: 2,
  changed: 3,
  new: 4,
  unverified: 5,
};

const nameOf = (file: string): string => file.split(/[/!]/).at(-1)!.normalize('NFC');

type Same = (a: EvidenceInput, b: EvidenceInput) => boolean;

const sameHash: Same = (a, b) => a.sha256 !== undefined && a.sha256 === b.sha256;
const sameName: Same = (a, b) => nameOf(a.file) === nameOf(b.file);
const sameRows: Same = (a, b) => a.rows === b.rows && a.crs === b.crs;

/** What makes two inputs of one title the same file, the surest first. One file can give several data sets, told apart by rows. */
const rules: readonly Same[] = [
  (a, b) => sameHash(a, b) && sameName(a, b) && sameRows(a, b),
  (a, b) => sameHash(a, b) && sameRows(a, b),
  (a, b) => sameHash(a, b),
  (a, b) => a.file === b.file && sameRows(a, b),
  (a, b) => a.file === b.file,
  sameName,
];

/** Every input in at most one pair; a sure pair is never broken up for an unsure one. */
function pairInputs(saved: readonly EvidenceInput[], present: readonly EvidenceInput[]) {
  const missing = new Set(saved);
  const added = new Set(present);
  const pairs: (readonly [saved: EvidenceInput, present: EvidenceInput])[] = [];
  for (const same of rules)
    for (const before of missing) {
      const now = [...added].find((candidate) => candidate.title === before.title && same(before, candidate));
      if (!now) continue;
      missing.delete(before);
      added.delete(now);
      pairs.push([before, now]);
    }
  return { pairs, missing: [...missing], added: [...added] };
}

function changeOf(saved: EvidenceInput, found: EvidenceInput): 'changed' | 'unverified' | undefined {
  if (saved.sha256 !== undefined && found.sha256 !== undefined)
    return saved.sha256 === found.sha256 ? undefined : 'changed';
  return saved.rows === found.rows && saved.year === found.year ? 'unverified' : 'changed';
}

function inputDifference(kind: 'missing' | 'changed' | 'new' | 'unverified', input: EvidenceInput): InputDifference {
  const year = input.year === undefined ? { ja: '', en: '' } : { ja: `、${input.year}年`, en: `, ${input.year}` };
  const ja = `${input.title}（${input.file}${year.ja}）`;
  const en = `${input.title} (${input.file}${year.en})`;
  return {
    kind,
    file: input.file,
    message: { ja: `${ja}${inputWords[kind].ja}`, en: `${en} ${inputWords[kind].en}` },
  };
}

const inputWords = {
  missing: {
    ja: 'がありません。計画を作ったときのデータです。追加しないと指標が変わります',
    en: 'is missing: the plan was made with it, and indicators differ until it is added',
  },
  changed: {
    ja: 'は計画を作ったときと内容が違います。指標が変わることがあります',
    en: 'has other content than when the plan was made: indicators can differ',
  },
  new: {
    ja: 'は計画を作ったときにはなかったデータです。指標が変わることがあります',
    en: 'was not there when the plan was made: indicators can differ',
  },
  unverified: {
    ja: 'は名前・年・件数が同じですが、ハッシュがないため同じ内容かは確かめられません',
    en: 'agrees in name, year and rows, but has no hash to make sure of its content',
  },
} as const;

function cityDifferences(saved: SavedCity, present: SavedCity): InputDifference[] {
  const differences: InputDifference[] = [];
  if (saved.planarCrs !== present.planarCrs)
    differences.push({
      kind: 'other-crs',
      message: {
        ja: `計画の座標は ${saved.planarCrs}、開いている都市は ${present.planarCrs} です。区域の位置がずれるため、同じ座標系の都市で開いてください`,
        en: `The plan is in ${saved.planarCrs}, the open city in ${present.planarCrs}: zones would lie elsewhere; open a city of the same system`,
      },
    });
  if (saved.cityName !== present.cityName)
    differences.push({
      kind: 'other-city',
      message: {
        ja: `「${saved.cityName}」の計画ですが、開いている都市は「${present.cityName}」です`,
        en: `This is a plan of ${saved.cityName}; the open city is ${present.cityName}`,
      },
    });
  return differences;
}
