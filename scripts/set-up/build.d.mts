/** Builds dist/ unless it was built from the sources as they are now. Ends the process where the build fails. */
export function ensureBuilt(): void;
