import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeProject, chosenHazardKey, orderedLayers } from '../../src/project/change-project.ts';
import {
  carriers,
  colourings,
  initialProject,
  measures,
  PROJECT_VERSION,
  timesOfDay,
} from '../../src/project/project-schema.ts';
import { createProjectStore } from '../../src/project/project-store.ts';
import { parseProject, readProject, writeProject } from '../../src/project/read-project.ts';

describe('a saved project', () => {
  it('comes back as it was written', () => {
    const store = createProjectStore();
    const { actions } = store.getState();
    actions.choose({ hazard: 'tsunami', language: 'en', measure: 'population75', year: 2040 });
    actions.setLayer('residence', { visible: false, opacity: 0.4 });
    actions.swapLayers('a', 'b', ['a', 'b', 'c']);
    actions.setPanels({ leftWidth: 300 });
    actions.select({
      kind: 'cell',
      cell: { zoneKind: 'city', zoneId: null, residence: 'inside', hazard: 'tsunami', scale: '', ranks: [4, 5, 6] },
    });
    actions.choose({ question: 'collapse_structure', slot: { year: 2021, month: 4, dayFlag: 0, timezone: 114 } });
    actions.setParameter('collapse_structure', 'zoneKinds', ['city', 'district']);
    actions.showRows({ table: 'collapse_structure', where: { zone_kind: 'district', zone_id: '12' } });
    actions.saveQuery({ name: '木造', sql: 'SELECT 1' });
    const { project } = store.getState();
    expect(readProject(writeProject(project))).toEqual({ ok: true, project });
  });

  it('opens when an older program knew fewer choices', () => {
    const result = parseProject({ version: 1, hazard: 'inland' });
    expect(result).toEqual({ ok: true, project: { ...initialProject, hazard: 'inland' } });
  });

  it('of version 1 opens with the first question and nothing shown', () => {
    const { question, parameters, shownRows, slot, savedQueries, ...before } = initialProject;
    const result = parseProject({ ...before, version: 1, hazard: 'tsunami' });
    expect(result).toEqual({ ok: true, project: { ...initialProject, hazard: 'tsunami' } });
  });

  it('names the place of a value that cannot be', () => {
    expect(parseProject({ ...initialProject, panels: { ...initialProject.panels, leftWidth: 9999 } })).toEqual({
      ok: false,
      reason: 'invalid',
      place: 'panels.leftWidth',
    });
  });

  it('refuses what a newer program wrote, and text that is no project', () => {
    expect(parseProject({ ...initialProject, version: PROJECT_VERSION + 1 })).toMatchObject({
      ok: false,
      reason: 'newer-version',
    });
    expect(readProject('{')).toMatchObject({ ok: false, reason: 'not-json' });
    expect(readProject('null')).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

describe('changing a project', () => {
  it('never counts residents by day or daytime people by night', () => {
    const choice = fc.record({ timeOfDay: fc.constantFrom(...timesOfDay) });
    const count = fc.record({ measure: fc.constantFrom(...measures) });
    fc.assert(
      fc.property(fc.array(fc.oneof(choice, count)), (changes) => {
        const { measure, timeOfDay } = changes.reduce(changeProject, initialProject);
        expect(measure === 'populationDay' && timeOfDay === 'night').toBe(false);
        expect(measure.startsWith('population') && measure !== 'populationDay' && timeOfDay === 'day').toBe(false);
      }),
    );
  });

  it('never paints buildings by something else while the ground carries the hazard', () => {
    const colour = fc.record({ colourBy: fc.constantFrom(...colourings) });
    const carrier = fc.record({ carrier: fc.constantFrom(...carriers), colourBy: fc.constant('hazard' as const) });
    fc.assert(
      fc.property(fc.array(fc.oneof(colour, carrier)), (changes) => {
        const project = changes.reduce(changeProject, initialProject);
        expect(project.carrier === 'ground' && project.colourBy !== 'hazard').toBe(false);
      }),
    );
  });

  it('drops a selected table cell when the hazard changes, but keeps a selected building', () => {
    const cell = {
      kind: 'cell',
      cell: { zoneKind: 'city', zoneId: null, residence: null, hazard: 'river', scale: 'L2', ranks: null },
    } as const;
    const withCell = changeProject(initialProject, { selection: { ...cell, cell: { ...cell.cell } } });
    expect(changeProject(withCell, { scale: 'L1' }).selection).toBeNull();
    const withBuilding = changeProject(initialProject, { selection: { kind: 'building', index: 3 } });
    expect(changeProject(withBuilding, { scale: 'L1' }).selection).toEqual({ kind: 'building', index: 3 });
  });

  it('keeps of parameters only what differs from the defaults', () => {
    const store = createProjectStore();
    const { setParameter, resetParameters } = store.getState().actions;
    setParameter('shelters', 'distanceMeters', 800);
    setParameter('shelters', 'factor', 1.3);
    setParameter('shelters', 'distanceMeters', undefined);
    expect(store.getState().project.parameters).toEqual({ shelters: { factor: 1.3 } });
    setParameter('shelters', 'factor', undefined);
    expect(store.getState().project.parameters).toEqual({});
    setParameter('shelters', 'factor', 2);
    resetParameters('shelters');
    expect(store.getState().project.parameters).toEqual({});
  });

  it('lets shown rows go with their question or hazard, and keeps them through everything else', () => {
    const shown = changeProject(initialProject, { shownRows: { table: 'a', where: { zone_id: '1' } } });
    expect(changeProject(shown, { question: 'b' }).shownRows).toBeNull();
    expect(changeProject(shown, { scale: 'L1' }).shownRows).toBeNull();
    expect(changeProject(shown, { zoneKind: 'use_district', year: 2030 }).shownRows).toEqual(shown.shownRows);
  });

  it('holds one saved query of a name, the last one written', () => {
    const store = createProjectStore();
    const { saveQuery, removeQuery } = store.getState().actions;
    saveQuery({ name: 'a', sql: '1' });
    saveQuery({ name: 'b', sql: '2' });
    saveQuery({ name: 'a', sql: '3' });
    expect(store.getState().project.savedQueries).toEqual([
      { name: 'b', sql: '2' },
      { name: 'a', sql: '3' },
    ]);
    removeQuery('b');
    expect(store.getState().project.savedQueries).toEqual([{ name: 'a', sql: '3' }]);
  });

  it('keeps panels within their limits', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (width) => {
        const { panels } = changeProject(initialProject, {
          panels: { ...initialProject.panels, leftWidth: width, rightWidth: width },
        });
        expect(panels.leftWidth).toBeGreaterThanOrEqual(240);
        expect(panels.leftWidth).toBeLessThanOrEqual(420);
        expect(panels.rightWidth).toBeGreaterThanOrEqual(360);
        expect(panels.rightWidth).toBeLessThanOrEqual(640);
      }),
    );
  });
});

describe('the hazard that is shown', () => {
  it('is the chosen scale, else the hazard without one, else its other scale', () => {
    expect(chosenHazardKey({ hazard: 'river', scale: 'L1' }, ['river:L1', 'river:L2'])).toBe('river:L1');
    expect(chosenHazardKey({ hazard: 'tsunami', scale: 'L1' }, ['tsunami:', 'river:L1'])).toBe('tsunami:');
    expect(chosenHazardKey({ hazard: 'river', scale: 'L1' }, ['river:L2'])).toBe('river:L2');
    expect(chosenHazardKey({ hazard: 'inland', scale: 'L1' }, ['river:L2'])).toBeUndefined();
  });
});

describe('the order of layers', () => {
  it('always holds every layer of the city exactly once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (layerIds, layerOrder) => {
        expect([...orderedLayers(layerIds, layerOrder)].sort()).toEqual([...layerIds].sort());
      }),
    );
  });

  it('lets two layers change places', () => {
    const store = createProjectStore();
    store.getState().actions.swapLayers('a', 'c', ['a', 'b', 'c']);
    expect(store.getState().project.layerOrder).toEqual(['c', 'b', 'a']);
  });
});
