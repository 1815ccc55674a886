/** `青瀬市_案A_居住誘導区域_20261123`, without what Windows refuses in a name. `date` is ISO. */
export const featureFileBase = (parts: readonly string[], date: string): string =>
  [...parts.filter((part) => part !== ''), date.replaceAll('-', '')]
    .map((part) => part.replace(/[\\/:*?"<>|!\s]+/g, '_'))
    .join('_');
