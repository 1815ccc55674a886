import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSha256, sha256Hex } from '../../src/domain/sha256.ts';

describe('SHA-256', () => {
  it('agrees with another implementation at every length around the block size, in any portions', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
        const expected = createHash('sha256').update(bytes).digest('hex');
        const hash = createSha256();
        hash.update(bytes.subarray(0, cut));
        hash.update(bytes.subarray(cut));
        expect(hash.digestHex()).toBe(expected);
        expect(sha256Hex(bytes)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
