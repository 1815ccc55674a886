/** Width and height of a PNG or JPEG in pixels; null where the bytes are neither. */
export function imageSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === PNG_SIGNATURE)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  return bytes.length >= 4 && view.getUint16(0) === JPEG_START ? jpegSize(view) : null;
}

/** First half of the signature. Source: PNG specification, 5.2. */
const PNG_SIGNATURE = 0x89504e47;
/** Start of image; a frame header is one of C0 … CF but C4, C8 and CC. Source: ITU-T T.81, table B.1. */
const JPEG_START = 0xffd8;
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): { readonly width: number; readonly height: number } | null {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null;
    if (isFrameHeader(view.getUint8(at + 1))) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}
