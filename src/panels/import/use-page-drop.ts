import { useEffect, useRef } from 'react';
import { droppedFiles } from './dropped-files.ts';
import type { DroppedFile } from './import-session.ts';

/**
 * Files dropped anywhere on the page are imported. Without this the browser would leave the page and show the file.
 * The drop zone of the dialog takes its own drops first.
 */
export function usePageDrop(openImport: () => void, addFiles: (files: readonly DroppedFile[]) => void): void {
  const latest = useRef({ openImport, addFiles });
  useEffect(() => {
    latest.current = { openImport, addFiles };
  }, [openImport, addFiles]);
  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const take = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      latest.current.openImport();
      void droppedFiles(event.dataTransfer).then((files) => latest.current.addFiles(files), reportError);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, []);
}
