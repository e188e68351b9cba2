// A picture without what a camera writes into it: place, time, device and author are taken out, the picture itself is not touched.

/** Segments of a JPEG that tell more than the picture: Exif and XMP (APP1), IPTC (APP13), comments. */
const TELLING = [0xe1, 0xed, 0xfe];
const SCAN = 0xda;
/** Chunks without which a PNG is not shown rightly; all others may tell something. */
const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs'];
const PNG_HEAD = 8;

/** The picture without them; undefined where its parts cannot be read. A file of another type is given as it is. */
export function cleaned(bytes: Buffer, type: string): Buffer | undefined {
  if (type === 'image/jpeg') return cleanJpeg(bytes);
  return type === 'image/png' ? cleanPng(bytes) : bytes;
}

function cleanJpeg(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1];
    if (marker === SCAN) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = marker === 0xff ? at + 1 : at + 2 + bytes.readUInt16BE(at + 2);
    if (end <= at || end > bytes.length) return undefined;
    if (marker !== 0xff && !TELLING.includes(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function cleanPng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (KEPT.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
