/** A scale bar of a round length: 1, 2 or 5 times a power of ten metres, at most `maxPixels` wide. */
export function scaleBar(
  metersPerPixel: number,
  maxPixels: number,
): { readonly meters: number; readonly pixels: number } {
  const longest = metersPerPixel * maxPixels;
  if (!(longest > 0) || !Number.isFinite(longest)) return { meters: 0, pixels: 0 };
  const power = 10 ** Math.floor(Math.log10(longest));
  const meters = (longest / power >= 5 ? 5 : longest / power >= 2 ? 2 : 1) * power;
  return { meters, pixels: meters / metersPerPixel };
}

/** `200 m`, `1.5 km`. */
export const lengthText = (meters: number): string => (meters >= 1000 ? `${meters / 1000} km` : `${meters} m`);
