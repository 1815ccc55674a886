/** The form of sql.js that carries its wasm inside the script; its types are those of the package. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}
