import { type Cell, csv, toUtf8 } from '../formats/text.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import type { Building } from '../world/building.ts';
import { sumByMesh, totalOf } from '../world/people.ts';
import { createRandom } from '../world/random.ts';
import { cityCode, prefectureCode, type Sample } from './sample.ts';

/** People at work, at school or shopping at noon, per m² of floor, by usage: a rough guess for an invented city. */
const noonDensity: Readonly<Record<number, readonly [weekday: number, holiday: number]>> = {
  401: [0.045, 0.006],
  402: [0.03, 0.05],
  403: [0.012, 0.018],
  404: [0.035, 0.04],
  413: [0.006, 0.006],
  414: [0.008, 0.008],
  421: [0.045, 0.003],
  422: [0.055, 0.008],
  431: [0.004, 0.001],
  441: [0.011, 0.002],
};

/** Share of residents who are at home at noon. */
const atHome: readonly [number, number] = [0.44, 0.66];

function noon(building: Building, residents: number, holiday: boolean): number {
  const density = noonDensity[building.usage]?.[holiday ? 1 : 0] ?? 0;
  return residents * atHome[holiday ? 1 : 0] + density * building.floorAreaSquareMeters;
}

/** Present at hour 0…23: between the night's residents and the noon's. */
const dayShare: readonly number[] = [
  0.02, 0, 0, 0, 0, 0.05, 0.18, 0.45, 0.74, 0.9, 0.97, 1, 1, 0.99, 0.98, 0.96, 0.9, 0.76, 0.56, 0.38, 0.24, 0.14, 0.08,
  0.04,
];

interface MeshFlow {
  readonly mesh: string;
  readonly night: number;
  readonly weekday: number;
  readonly holiday: number;
}

function flows({ city, residents }: Sample, digits: 8 | 9): MeshFlow[] {
  const at = (index: number): number => totalOf(residents[index]!);
  const night = sumByMesh(city, digits, at);
  const weekday = sumByMesh(city, digits, (i) => noon(city.buildings[i]!, at(i), false));
  const holiday = sumByMesh(city, digits, (i) => noon(city.buildings[i]!, at(i), true));
  return [...night].map(([mesh, people]) => ({
    mesh,
    night: people,
    weekday: weekday.get(mesh)!,
    holiday: holiday.get(mesh)!,
  }));
}

/** Fewer than ten people are left out, as the providers do. */
const hideBelow = 10;

/** `monthly_mdp_mesh1km_99.zip`: 全国の人流オープンデータ, 1 km mesh by month, a zip in a zip. */
export function monthlyFlowFile(sample: Sample): RawFile {
  const rows = flows(sample, 8);
  const files = [10, 11, 12].map((month) => {
    const lines: Cell[][] = [
      ['mesh1kmid', 'prefcode', 'citycode', 'year', 'month', 'dayflag', 'timezone', 'population'],
    ];
    for (const flow of rows)
      for (const dayFlag of [0, 1, 2])
        for (const timezone of [0, 1, 2]) {
          const people = Math.round(monthly(flow, dayFlag, timezone) * season(sample, flow.mesh, month));
          if (people >= hideBelow)
            lines.push([flow.mesh, prefectureCode, cityCode, 2021, month, dayFlag, timezone, people]);
        }
    const inner = zipFiles([{ path: 'monthly_mdp_mesh1km.csv', bytes: toUtf8(csv(lines)) }]);
    return { path: `${prefectureCode}/2021/${month}/monthly_mdp_mesh1km.csv.zip`, bytes: inner };
  });
  return { path: `monthly_mdp_mesh1km_${prefectureCode}.zip`, bytes: zipFiles(files) };
}

/** dayflag 0 holiday 1 weekday 2 all; timezone 0 day 1 night 2 whole day. */
function monthly({ night, weekday, holiday }: MeshFlow, dayFlag: number, timezone: number): number {
  const day = dayFlag === 0 ? holiday : dayFlag === 1 ? weekday : (weekday * 5 + holiday * 2) / 7;
  return timezone === 0 ? day : timezone === 1 ? night : (night * 13 + day * 11) / 24;
}

const season = ({ city }: Sample, mesh: string, month: number): number =>
  1 + (createRandom(city.seed, `flow ${mesh} ${month}`).next() - 0.5) * 0.04;

/** Hourly people by 500 m mesh in the layout of モバイル空間統計 (`_00000`: all people), a Wednesday and a Sunday. */
export function hourlyFlowFile(sample: Sample): RawFile {
  const lines: Cell[][] = [['date', 'time', 'area', 'residence', 'age', 'gender', 'population']];
  const rows = flows(sample, 9);
  for (const [date, holiday] of [
    ['20211117', false],
    ['20211121', true],
  ] as const)
    dayShare.forEach((share, hour) => {
      for (const flow of rows) {
        const day = holiday ? flow.holiday : flow.weekday;
        const people = Math.round((flow.night + (day - flow.night) * share) * season(sample, flow.mesh, hour));
        if (people >= hideBelow)
          lines.push([date, `${String(hour).padStart(2, '0')}00`, flow.mesh, -1, -1, -1, people]);
      }
    });
  return { path: 'mobile_spatial_99201_202111_00000.csv', bytes: toUtf8(csv(lines)) };
}
