/** A title as the name of a file: without what file systems refuse. */
export const safeName = (title: string): string => title.replaceAll(/[\\/:*?"<>|]/g, '_').trim() || '_';
