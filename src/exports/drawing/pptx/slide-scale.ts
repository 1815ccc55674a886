/** From millimetres of a sheet to inches of a slide; a sheet of another shape stands in the middle. */
export interface SlideScale {
  /** Slide per paper: 1 where a sheet is its own slide. Letters shrink with it. */
  readonly factor: number;
  readonly x: (mm: number) => number;
  readonly y: (mm: number) => number;
  readonly length: (mm: number) => number;
}

interface SizeMm {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** PowerPoint's largest slide: 56 inches; B0 is longer. Source: ECMA-376, ST_SlideSizeCoordinate (51,206,400 EMU). */
const largestMm = 56 * 25.4;

export function slideSize({ widthMm, heightMm }: SizeMm): SizeMm {
  const factor = Math.min(1, largestMm / Math.max(widthMm, heightMm));
  return { widthMm: widthMm * factor, heightMm: heightMm * factor };
}

export function fitOnSlide(sheet: SizeMm, slide: SizeMm): SlideScale {
  const factor = Math.min(slide.widthMm / sheet.widthMm, slide.heightMm / sheet.heightMm);
  const left = (slide.widthMm - sheet.widthMm * factor) / 2;
  const top = (slide.heightMm - sheet.heightMm * factor) / 2;
  const length = (mm: number) => (mm * factor) / 25.4;
  return { factor, length, x: (mm) => length(mm) + left / 25.4, y: (mm) => length(mm) + top / 25.4 };
}
