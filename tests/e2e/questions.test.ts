import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depthRanks } from '../../src/domain/depth-rank.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import { mapPicture, seen, untilReady } from './app-page.ts';
import { readPicture, shareOf } from './picture.ts';
import {
  answerTable,
  chooseQuestion,
  drawnTable,
  openSqlConsole,
  saidFirst,
  saveAnswer,
  sqlConsole,
  sqlRows,
  writeSql,
} from './question-page.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';

const collapse = '家屋倒壊等氾濫想定区域 × 構造';
const duration = '浸水継続時間 × 人口・建物';
/** 0.5–3 m, which most buildings of the sample city carry while the map shows the flood. */
const flooded = depthRanks[1]!.colour;

/** Steps on one page of the sample city, each from where the one before left it. */
describe('asking further questions', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
    await untilReady(app.page);
  });
  afterAll(() => app?.close());

  const picture = async () => readPicture(app.context, await mapPicture(app.page));
  const legend = () => seen(app.page.locator('.map-legend h2').first());
  const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: PATIENCE_MILLISECONDS });

  it('answers a question of the catalogue as number, table and map at once', async () => {
    expect(shareOf(await picture(), flooded)).toBeGreaterThan(0.001);
    await chooseQuestion(app.page, collapse);
    expect(await saidFirst(app.page)).toBeGreaterThan(1000);
    expect(await answerTable(app.page).locator('tbody tr').count()).toBeGreaterThan(2);
    expect(await app.page.locator('.check-broken').count()).toBe(0);
    await eventually(legend).toBe(`${collapse}：立退き避難が必要・人口（人）`);
    await eventually(async () => shareOf(await picture(), flooded)).toBeLessThan(0.0001);
  });

  it('shows the buildings of a pressed number on the map in place of the zones', async () => {
    const cell = answerTable(app.page).locator('tbody button.cell-button').first();
    const filled = await mapPicture(app.page);
    await cell.click();
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    await eventually(legend).toBe('想定浸水深（洪水 L2）');
    await eventually(async () => Buffer.compare(await mapPicture(app.page), filled)).not.toBe(0);
    await cell.click();
    await eventually(legend).toContain(collapse);
  });

  it('says of a query the same number as the table, refuses to change anything, and stops when told', async () => {
    const said = await saidFirst(app.page);
    await openSqlConsole(app.page);
    const people = await sqlRows(
      app.page,
      `SELECT sum(m.population) AS people
FROM building_measures AS m POSITIONAL JOIN "hazard_collapse_L2" AS h POSITIONAL JOIN building_facts AS f
WHERE h.state IN (3, 4) OR (h.state = 2 AND f.structure = 601)`,
    );
    expect(Math.round(Number(people[0]![0]))).toBe(said);

    await writeSql(app.page, 'DROP TABLE building_measures');
    expect(await seen(sqlConsole(app.page).getByRole('alert'))).toContain(ja.query['not-a-query']);
    await writeSql(app.page, 'SELECT 1) AS one; DROP TABLE building_measures; SELECT * FROM (SELECT 1');
    await eventually(() => seen(sqlConsole(app.page).getByRole('alert'))).toContain(ja.query.several);

    await writeSql(app.page, 'SELECT sum(a.i * b.i % 7) AS s FROM range(10000000) AS a(i), range(10000000) AS b(i)');
    await sqlConsole(app.page).getByRole('button', { name: ja.sqlConsole.cancel }).click();
    await eventually(() => seen(sqlConsole(app.page).getByRole('alert'))).toContain(ja.query.cancelled);
    expect(await sqlRows(app.page, 'SELECT count(*)::INTEGER AS n FROM building_measures')).toEqual([['16371']]);
    await sqlConsole(app.page).getByRole('button', { name: ja.keys.close }).click();
    expect(await saidFirst(app.page)).toBe(said);
  });

  it('saves the answer: every number of the CSV and of the workbook adds up to what is said', async () => {
    const said = await saidFirst(app.page);
    const csv = await saveAnswer(app.page, 'csvUtf8');
    expect(csv.name).toMatch(/^青瀬市_collapse_structure.*\.csv$/);
    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes), { header: true });
    const people = (rows: readonly Record<string, unknown>[]) =>
      rows
        .filter((row) => row.区域の種類 === '市全域' && row.判定 === '立退き避難が必要')
        .reduce((sum, row) => sum + Number(row['人口（人）']), 0);
    // Each row of the CSV is rounded to a whole person.
    expect(Math.abs(people(data) - said)).toBeLessThan(4);

    const xlsx = await saveAnswer(app.page, 'xlsx');
    expect(xlsx.name).toBe('青瀬市_collapse_structure.xlsx');
    const sheets = await readXlsxFile(Buffer.from(xlsx.bytes));
    const cells = sheets[1]!.data;
    const head = cells.findIndex((row) => row.includes('判定'));
    const records = cells
      .slice(head + 1)
      .map((row) => Object.fromEntries(row.map((cell, i) => [String(cells[head]![i]), cell])));
    expect(Math.round(people(records))).toBe(said);
  });

  it('answers anew when a parameter is changed', async () => {
    await chooseQuestion(app.page, duration);
    const before = await saidFirst(app.page);
    await app.page.getByRole('textbox', { name: '長期浸水とみなす浸水継続時間' }).fill('24');
    await eventually(() => saidFirst(app.page)).toBeGreaterThan(before);
  });

  it('counts an area as soon as it is drawn', async () => {
    await app.page.getByRole('button', { name: ja.drawn.draw }).first().click();
    const box = (await app.page.locator('canvas').boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const [dx, dy] of [
      [-90, -40],
      [90, -40],
      [90, 60],
      [-90, 60],
    ] as const)
      await app.page.mouse.click(x + dx, y + dy);
    await app.page.keyboard.press('Enter');
    await drawnTable(app.page).waitFor();
    await openSqlConsole(app.page);
    const [[inside, area] = []] = await sqlRows(
      app.page,
      `SELECT (SELECT count(*)::INTEGER FROM member_drawn WHERE zone_number = 1) AS inside,
  (SELECT area_m2 FROM zones WHERE zone_kind = 'drawn') AS area`,
    );
    expect(Number(inside)).toBeGreaterThan(10);
    expect(Number(area)).toBeGreaterThan(10_000);
    await sqlConsole(app.page).getByRole('button', { name: ja.keys.close }).click();
    await app.page.getByRole('button', { name: ja.drawn.clear }).first().click();
    await drawnTable(app.page).waitFor({ state: 'detached' });
  });

  it('has complained of nothing on the way', () => {
    expect(app.faults).toEqual([]);
  });
});
