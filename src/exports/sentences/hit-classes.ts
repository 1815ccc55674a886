/** Whether a value of the column `class` says that the hazard reaches the row. Source: `src/analysis/class-column.ts`. */
export const hitClasses = (value: string): boolean => !['unknown', 'none', 'unplaced'].includes(value);
