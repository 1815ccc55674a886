import 'react';

declare module 'react' {
  interface CSSProperties {
    '--swatch'?: string;
    '--left-width'?: string;
    '--right-width'?: string;
    '--drawer-height'?: string;
    '--share'?: string;
  }
}
