// A photo made small enough to be kept and sent: drawn anew by the browser, which leaves behind where and by what it was taken.

export interface PhotoLimits {
  readonly most: number;
  /** Of each photo. */
  readonly bytes: number;
  /** Pixels of the longer side. */
  readonly longest: number;
}

/** How much is kept of the picture, tried one after another until it is small enough. */
const TRIES = [
  { quality: 0.82, part: 1 },
  { quality: 0.65, part: 1 },
  { quality: 0.6, part: 0.7 },
  { quality: 0.5, part: 0.45 },
  { quality: 0.4, part: 0.25 },
] as const;

/** Width and height within the longest side, no larger than they were. */
export function within(width: number, height: number, longest: number): readonly [width: number, height: number] {
  const part = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * part)), Math.max(1, Math.round(height * part))];
}

/** The picture as a JPEG within the limits; undefined when the file is no picture, or stays too large. */
export async function shrunk(file: Blob, { bytes, longest }: PhotoLimits): Promise<ArrayBuffer | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  try {
    for (const { quality, part } of TRIES) {
      const made = await drawn(picture, within(picture.width, picture.height, longest * part), quality);
      if (made && made.size <= bytes) return await made.arrayBuffer();
    }
    return undefined;
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, [width, height]: readonly [number, number], quality: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // What is transparent would be black in a JPEG.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
}
