/** Adds the app's fonts after the first paint: their table of 248 files is as large as a third of the panels. */
export function loadFonts(): void {
  void import('./font-faces.ts').then(({ addFontFaces }) => addFontFaces());
}
