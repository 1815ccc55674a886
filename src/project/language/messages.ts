import type { ja } from './ja/index.ts';

type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> };

/** Every message of the interface. Japanese is the original; another language must have exactly its keys. */
export type Messages = Widened<typeof ja>;
