let loading = false;

/**
 * Adds the app's fonts, once: their table of 248 files is as large as a third of the panels. Called when the database is
 * on its way, so that the panels, which can be read in any font, do not wait for it.
 */
export function loadFonts(): void {
  if (loading) return;
  loading = true;
  void import('./font-faces.ts').then(({ addFontFaces }) => addFontFaces());
}
