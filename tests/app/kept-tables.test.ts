import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { ask } from '../../src/analysis/catalogue.ts';
import { questionFacts } from '../../src/app/engine/city-questions.ts';
import { mergedAnswer } from '../../src/app/explore/merged-answer.ts';
import { askedInParts } from '../../src/panels/explore/asked-parameters.ts';
import type { Database } from '../../src/tables/database.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { findZoneCells, loadZoneCells } from '../../src/tables/zone-cells.ts';
import { createContext } from '../analysis/create-context.ts';
import { peopleSubjects, toySources } from '../analysis/questions/toy-people.ts';
import { createToyCity } from '../analysis/toy-city.ts';

type Slot = Readonly<Record<'year' | 'month' | 'dayFlag' | 'timezone', number>>;

describe('tables that a step of the time slider leaves as they are', () => {
  let db: Database;
  let context: AnalysisContext;
  beforeAll(async () => {
    db = await createNativeDatabase();
    const city = createToyCity();
    context = await createContext(db, city, peopleSubjects(city, toySources));
    await loadZoneCells(db, findZoneCells(city.buildings.count, city.zones));
  });
  afterAll(() => db.close());

  const flow = () => {
    const { cards, choices } = questionFacts(context.layout, []);
    return { card: cards.find(({ id }) => id === 'people_flow')!, choices };
  };
  const askedAt = (slot: Slot) => {
    const { card, choices } = flow();
    const parameters: Readonly<Record<string, unknown>> = { ...card.defaults, slot };
    return { parameters, parts: askedInParts(card, parameters, choices) };
  };

  it('are the same answer, asked apart and put together, at every time of the source', async () => {
    const { slots } = flow().choices;
    expect(slots.length).toBeGreaterThan(2);
    for (const slot of slots) {
      const { parameters, parts } = askedAt(slot);
      const whole = await ask(db, 'people_flow', parameters, context);
      const [moving, still] = [
        await ask(db, 'people_flow', parts!.moving, context),
        await ask(db, 'people_flow', parts!.still, context),
      ];
      const names = ['zones', 'curve', 'meshes'];
      const merged = mergedAnswer(
        names,
        { names: ['zones', 'meshes'], answer: moving },
        { names: ['curve'], answer: still },
      );
      expect({ ...merged, evidence: undefined }).toEqual({ ...whole, evidence: undefined });
      expect(merged.evidence.parameters).toEqual(whole.evidence.parameters);
      expect(new Set(merged.evidence.sql.split(/;\s*/))).toEqual(new Set(whole.evidence.sql.split(/;\s*/)));
    }
  });

  it('are what they were wherever they are kept', async () => {
    const kept = new Map<string, unknown>();
    for (const slot of flow().choices.slots) {
      const { stillKey, still } = askedAt(slot).parts!;
      const { tables } = await ask(db, 'people_flow', still, context);
      expect(kept.get(stillKey) ?? tables).toEqual(tables);
      kept.set(stillKey, tables);
    }
    expect(kept.size).toBeLessThan(flow().choices.slots.length);
  });

  it('are asked with the others where another time of the source may stand for the asked one', () => {
    expect(askedAt({ year: 1999, month: 1, dayFlag: 0, timezone: 114 }).parts).toBeUndefined();
  });

  it('are none where the question makes all of its tables anew, or only one kind of them is wanted', () => {
    const { card, choices } = flow();
    const [slot] = choices.slots;
    expect(askedInParts(card, { slot, tables: ['curve'] }, choices)).toBeUndefined();
    expect(askedInParts(card, { slot, tables: ['zones', 'meshes'] }, choices)).toBeUndefined();
    const { still: _, ...whole } = card;
    expect(askedInParts(whole, { slot, tables: ['zones', 'curve'] }, choices)).toBeUndefined();
  });
});
