import { crc32, deflateRawSync } from 'node:zlib';

export interface RawFile {
  /** Path below the output folder, or inside an archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** 2024-04-01 00:00, the same for every entry, so that the archive does not depend on when it is made. */
const dosTime = 0;
const dosDate = ((2024 - 1980) << 9) | (4 << 5) | 1;
/** General purpose bit 11: names are UTF-8 (APPNOTE.TXT 4.4.4). */
const utf8Flag = 0x0800;

/** A plain zip (deflate, no zip64: every archive here is far below 4 GB), entries in the given order. */
export function zipFiles(files: readonly RawFile[], level = 6): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(bytes, { level });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(utf8Flag, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(dosTime, 6);
    fields.writeUInt16LE(dosDate, 8);
    fields.writeUInt32LE(crc32(bytes) >>> 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(signature(0x04034b50), fields, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
