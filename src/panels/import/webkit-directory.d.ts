import 'react';

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** Lets a file field choose a folder; in every browser, in no standard. */
    webkitdirectory?: T extends HTMLInputElement ? string : never;
  }
}
