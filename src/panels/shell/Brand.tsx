/** The mark is a skyline over water; the name stands in both languages. */
export function Brand() {
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <rect width="32" height="32" rx="4" fill="var(--c-key)" />
        <path d="M6 20v-7h5v7M13 20V8h6v12M21 20v-5h5v5" fill="none" stroke="#fff" strokeWidth="2" />
        <path d="M5 24.5q3.7-2.5 7.4 0t7.4 0 7.2 0" fill="none" stroke="var(--b-300)" strokeWidth="2.2" />
      </svg>
      <span className="brand-name">
        <b>Bosai Twin</b>
        <small>防災まちづくりツイン</small>
      </span>
    </div>
  );
}
