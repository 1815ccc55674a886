import type { Sheet } from '../../domain/sheet.ts';
import { hazardFigure } from '../../exports/sheets/figures.ts';
import type { SheetCity } from '../../exports/sheets/sheet-supply.ts';
import { sheetOfFigure, sheetOfTemplate, sheetTemplates } from '../../exports/sheets/templates.ts';
import type { TemplateCard } from '../../panels/output/output-data.ts';
import type { SheetBook } from '../../project/output/sheet-book.ts';
import type { NewSheet } from '../../project/output/sheet-store.ts';
import type { Language } from '../../project/project-schema.ts';

const withoutId = ({ id: _, ...sheet }: Sheet): NewSheet => sheet;

/** The arrangements as thumbnails, the city's own first made last listed. */
export function templateCards(
  city: SheetCity,
  { templates }: Pick<SheetBook, 'templates'>,
  language: Language,
): readonly TemplateCard[] {
  const built = sheetTemplates.map((template): TemplateCard => {
    const { id, name, paper, orientation } = template;
    const { blocks } = sheetOfTemplate(template, city, { id, language });
    return { id, name, paper, orientation, parts: blocks, own: false };
  });
  const own = templates.map(({ id, sheet }): TemplateCard => {
    const { name, paper, orientation, blocks } = sheet;
    return { id, name: { ja: name, en: name }, paper, orientation, parts: blocks, own: true };
  });
  return [...built, ...own];
}

const FIGURE = 'figure ';

/** よく使う図: one a hazard and scale of the city. */
export function figureCards(city: SheetCity): readonly TemplateCard[] {
  const { paper, orientation } = sheetTemplates[0]!;
  return city.hazards.map((hazard) => ({
    id: `${FIGURE}${hazard}`,
    name: hazardFigure(hazard, city).caption,
    paper,
    orientation,
    parts: [],
    own: false,
  }));
}

/** A sheet of a template, built in or the city's own; undefined for an id that none has. */
export function sheetFromTemplate(
  id: string,
  city: SheetCity,
  { templates }: Pick<SheetBook, 'templates'>,
  language: Language,
): NewSheet | undefined {
  const own = templates.find((template) => template.id === id);
  if (own) return withoutId({ ...own.sheet, template: id });
  const hazard = city.hazards.find((key) => id === `${FIGURE}${key}`);
  if (hazard) {
    const figure = hazardFigure(hazard, city);
    return withoutId(sheetOfFigure(sheetTemplates[0]!, figure, figure.caption, { id, language }));
  }
  const built = sheetTemplates.find((template) => template.id === id);
  return built && withoutId(sheetOfTemplate(built, city, { id, language }));
}
