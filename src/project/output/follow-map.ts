import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { MapContent, Sheet, SheetBlock, TableRequest } from '../../domain/sheet.ts';

/**
 * A map shown otherwise. What stands beside it on the sheet and spoke of the same hazard or scenario speaks of the new one,
 * so that no sentence or table tells of another flood than the map; with another map that still shows it, nothing else moves.
 */
export function withMap(sheet: Sheet, id: string, map: MapContent): Sheet {
  const before = sheet.blocks.find((block) => block.id === id);
  if (before?.kind !== 'map') return sheet;
  const others = sheet.blocks.filter((block) => block.kind === 'map' && block.id !== id);
  const isShownElsewhere = (shows: (content: MapContent) => boolean): boolean =>
    others.some((block) => block.kind === 'map' && shows(block.map));
  const [oldHazard, newHazard] = [before.map.hazard, map.hazard];
  const [oldScenario, newScenario] = [before.map.scenario, map.scenario];
  const hazardMoves =
    oldHazard !== null &&
    newHazard !== null &&
    oldHazard !== newHazard &&
    !isShownElsewhere(({ hazard }) => hazard === oldHazard);
  const scenarioMoves = oldScenario !== newScenario && !isShownElsewhere(({ scenario }) => scenario === oldScenario);
  const blocks = sheet.blocks.map((block) => {
    if (block.id === id) return { ...block, map } as SheetBlock;
    const told = hazardMoves ? withHazard(block, oldHazard, newHazard) : block;
    return scenarioMoves ? withScenario(told, oldScenario, newScenario) : told;
  });
  return { ...sheet, blocks };
}

function withHazard(block: SheetBlock, from: HazardKey, to: HazardKey): SheetBlock {
  if (block.kind === 'sentence' && block.sentence.hazard === from)
    return { ...block, sentence: { ...block.sentence, hazard: to } };
  return 'table' in block ? { ...block, table: tableOfHazard(block.table, from, to) } : block;
}

/** Questions take hazards as the parameter `hazards`, and their rows have `hazard` and `scale` as keys. */
function tableOfHazard(table: TableRequest, from: HazardKey, to: HazardKey): TableRequest {
  const { hazards } = table.parameters;
  const asksOne = Array.isArray(hazards) && hazards.length === 1 && hazards[0] === from;
  const [before, after] = [parseHazardKey(from), parseHazardKey(to)];
  const keepsOne =
    table.where.hazard?.length === 1 &&
    table.where.hazard[0] === before.hazard &&
    (table.where.scale === undefined || (table.where.scale.length === 1 && table.where.scale[0] === before.scale));
  if (!asksOne && !keepsOne) return table;
  return {
    ...table,
    ...(asksOne && { parameters: { ...table.parameters, hazards: [to] } }),
    ...(keepsOne && {
      where: { ...table.where, hazard: [after.hazard], ...(table.where.scale && { scale: [after.scale] }) },
    }),
  };
}

function withScenario(block: SheetBlock, from: string | null, to: string | null): SheetBlock {
  if (block.kind === 'sentence' && block.sentence.scenario === from)
    return { ...block, sentence: { ...block.sentence, scenario: to } };
  if ('table' in block && block.table.scenario === from) return { ...block, table: { ...block.table, scenario: to } };
  return block;
}
