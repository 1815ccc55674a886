/** Servers that this build may connect to besides its own; put in by scripts/vite/content-security-policy.ts. */
declare const BOSAI_ALLOWED_ORIGINS: readonly string[];
