import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { Refused } from '../refusal.ts';

/** Formats that are decoded and written anew; everything else is kept as it came and only ever downloaded. */
const PICTURES: Record<string, 'jpeg' | 'png' | 'webp' | 'gif'> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** A picture of more pixels than this is not decoded (a few kB of PNG can claim gigabytes). */
const MAX_PIXELS = 50_000_000;
/** An animation of more pictures than this is refused before any of them is decoded. */
const MAX_FRAMES = 600;
const THUMBNAIL_PX = 480;
const TEXT_SAMPLE_BYTES = 64 * 1024;

export type Inspected =
  | { kind: 'file'; mediaType: string }
  | { kind: 'picture'; mediaType: string; format: 'jpeg' | 'png' | 'webp' | 'gif' };

/** Decides what a file is by its content alone. The name a client gave plays no part. */
export async function inspect(path: string): Promise<Inspected> {
  const detected = await fileTypeFromFile(path);
  if (detected === undefined) {
    return { kind: 'file', mediaType: (await isText(path)) ? 'text/plain' : 'application/octet-stream' };
  }
  const format = PICTURES[detected.mime];
  return format === undefined
    ? { kind: 'file', mediaType: detected.mime }
    : { kind: 'picture', mediaType: detected.mime, format };
}

/**
 * Writes a picture anew, turned upright and without anything but its pixels (no place, no camera), with a small copy.
 * @throws Refused `file_unreadable` when it cannot be decoded or has too many pixels
 */
export async function developPicture(
  source: string,
  format: 'jpeg' | 'png' | 'webp' | 'gif',
  targets: { content: string; thumbnail: string },
): Promise<{ width: number; height: number; sizeBytes: number }> {
  try {
    const options = { limitInputPixels: MAX_PIXELS, failOn: 'error' } as const;
    const animated = format === 'gif' || format === 'webp';
    // Reads the head alone.
    const { pages = 1 } = await sharp(source, options).metadata();
    if (pages > MAX_FRAMES) throw new Error(`${pages} frames`);
    const content = await sharp(source, { ...options, animated })
      .autoOrient()
      .toFormat(format)
      .toFile(targets.content);
    await sharp(source, options)
      .autoOrient()
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(targets.thumbnail);
    return { width: content.width, height: content.pageHeight ?? content.height, sizeBytes: content.size };
  } catch (error) {
    throw new Refused(
      'file_unreadable',
      `The picture cannot be read; it may be damaged, or have more than ${MAX_PIXELS / 1_000_000} million pixels or ${MAX_FRAMES} frames. Send another copy.`,
      { reason: error instanceof Error ? error.message.split('\n')[0] : 'unknown' },
    );
  }
}

/** Valid UTF-8 without NUL, judged by the beginning. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { end: TEXT_SAMPLE_BYTES - 1 })) {
      if ((chunk as Buffer).includes(0)) return false;
      decoder.decode(chunk as Buffer, { stream: true });
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
