import { type Cell, csv, toUtf8WithBom } from '../formats/text.ts';
import type { RawFile } from '../formats/zip.ts';
import { sumByMesh } from '../world/people.ts';
import { createRandom } from '../world/random.ts';
import type { Sample } from './sample.ts';

interface Category {
  readonly name: string;
  /** Thousand yen a month and m² of selling floor, by usage. */
  readonly rate: Readonly<Record<number, number>>;
  readonly months: readonly number[];
}

const flat = [0.98, 0.92, 1, 1, 1, 0.97, 1.01, 1.02, 0.97, 1, 1, 1.14];
const categories: readonly Category[] = [
  { name: '食料品・日用品', rate: { 402: 14, 404: 8, 413: 2.2, 414: 1.5 }, months: flat },
  {
    name: '飲食',
    rate: { 402: 4, 404: 6, 403: 3, 413: 1.8, 414: 1.6 },
    months: [0.95, 0.9, 1.05, 1, 1.03, 0.95, 1, 1.06, 0.95, 0.98, 0.98, 1.2],
  },
  {
    name: '衣料・身の回り品',
    rate: { 402: 3, 404: 5 },
    months: [1.1, 0.8, 1.1, 1.05, 1, 0.95, 1.1, 0.85, 0.9, 1.02, 1.05, 1.2],
  },
  {
    name: '家電・住まい',
    rate: { 402: 4, 404: 1.5 },
    months: [0.95, 0.9, 1.2, 1, 0.95, 1, 1.15, 1, 0.9, 0.9, 0.95, 1.2],
  },
  {
    name: '宿泊・娯楽',
    rate: { 403: 9, 404: 2, 402: 0.6 },
    months: [0.8, 0.8, 1.1, 1, 1.25, 0.85, 1.1, 1.5, 0.95, 1, 1, 0.9],
  },
];

/** Card and cash spending by 500 m mesh, month and category (2023), thousand yen: an invented product with plain heads. */
export function consumptionFile({ city }: Sample): RawFile {
  const lines: Cell[][] = [['メッシュコード', '年月', '業種', '金額（千円）']];
  const rows: Cell[][] = categories.flatMap(({ name, rate, months }) => {
    const sales = sumByMesh(city, 9, (i) => {
      const { usage, floorAreaSquareMeters, storeys } = city.buildings[i]!;
      // Sales happen on the lowest three floors.
      return ((rate[usage] ?? 0) * floorAreaSquareMeters * Math.min(storeys, 3)) / storeys;
    });
    return [...sales]
      .filter(([, amount]) => amount >= 100)
      .flatMap(([mesh, amount]) =>
        months.map((season, month): Cell[] => {
          const chance = 1 + (createRandom(city.seed, `sales ${mesh} ${name} ${month}`).next() - 0.5) * 0.08;
          return [mesh, `2023-${String(month + 1).padStart(2, '0')}`, name, Math.round(amount * season * chance)];
        }),
      );
  });
  return { path: '消費_500mメッシュ_青瀬市_2023.csv', bytes: toUtf8WithBom(csv([...lines, ...rows])) };
}
