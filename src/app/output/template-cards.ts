import type { Sheet } from '../../domain/sheet.ts';
import type { SheetCity } from '../../exports/sheets/sheet-supply.ts';
import { sheetOfTemplate, sheetTemplates } from '../../exports/sheets/templates.ts';
import { sheetOfUsual, usualFigures } from '../../exports/sheets/usual-figures.ts';
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

/** よく使う図: those that a 防災指針 usually has; one that the city lacks the data of says so. */
export function figureCards(city: SheetCity): readonly TemplateCard[] {
  const { paper, orientation } = sheetTemplates[0]!;
  return usualFigures.map(({ id, name, lacks }) => {
    const lack = lacks(city);
    return { id, name, paper, orientation, parts: [], own: false, ...(lack && { lack }) };
  });
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
  const usual = usualFigures.find((figure) => figure.id === id);
  if (usual) return usual.lacks(city) ? undefined : withoutId(sheetOfUsual(usual, city, { id, language }));
  const built = sheetTemplates.find((template) => template.id === id);
  return built && withoutId(sheetOfTemplate(built, city, { id, language }));
}
