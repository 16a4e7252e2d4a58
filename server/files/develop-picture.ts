import sharp, { type OutputInfo } from 'sharp';
import { PICTURE_LIMITS } from '../common/limits.ts';

/** Formats that are decoded and written anew. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif';

export type PictureJob = {
  source: string;
  format: PictureFormat;
  /** Where the picture and its small copy are written. */
  content: string;
  thumbnail: string;
  /** All frames of an animation together. */
  maxPixels: number;
};

/** A square copy of a picture, as the logo of a site. */
export type LogoJob = {
  source: string;
  content: string;
  sidePx: number;
  maxPixels: number;
  /** WebP without it. */
  format?: 'png' | 'webp';
};

export type PictureOutcome =
  | { kind: 'done'; pixels: number; width: number; height: number; sizeBytes: number }
  | { kind: 'too many pixels'; pixels: number }
  | { kind: 'too many frames'; pixels: number }
  | { kind: 'unreadable'; pixels: number; reason: string };

const THUMBNAIL_PX = 480;
/** Small rather than quick: there are few of them, and each is sent often. */
const LOGO_ENCODING = { webp: { quality: 88 }, png: { compressionLevel: 9 } } as const;

/** Quick rather than small: the default efforts cost several times the processor time for a few per cent of the bytes. */
const ENCODING = {
  jpeg: {},
  png: { compressionLevel: 4 },
  webp: { effort: 0 },
  gif: { effort: 1 },
} as const;

/**
 * Writes a picture anew, turned upright and without anything but its pixels (no place, no camera), with a small copy.
 * Runs in the process of `picture-process.ts`: it works for seconds, and reads bytes that anybody may have made.
 */
export function developPicture(job: PictureJob): Promise<PictureOutcome> {
  return ifAllowed(job, async () => {
    const options = { limitInputPixels: job.maxPixels, failOn: 'error' } as const;
    const animated = job.format === 'gif' || job.format === 'webp';
    const content = await sharp(job.source, { ...options, animated })
      .autoOrient()
      .toFormat(job.format, ENCODING[job.format])
      .toFile(job.content);
    await sharp(job.source, options)
      .autoOrient()
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78, effort: 0 })
      .toFile(job.thumbnail);
    return content;
  });
}

/** Writes a picture anew as a logo, without anything but its pixels. */
export function developLogo({
  source,
  content,
  sidePx,
  maxPixels,
  format = 'webp',
}: LogoJob): Promise<PictureOutcome> {
  return ifAllowed({ source, maxPixels }, () =>
    sharp(source, { limitInputPixels: maxPixels, failOn: 'error' })
      .autoOrient()
      .resize(sidePx, sidePx, { fit: 'cover', position: 'centre' })
      .toFormat(format, LOGO_ENCODING[format])
      .toFile(content),
  );
}

/** Looks at the head of a picture before anything is decoded; its claims are held to while decoding, too. */
async function ifAllowed(
  { source, maxPixels }: { source: string; maxPixels: number },
  develop: () => Promise<OutputInfo>,
): Promise<PictureOutcome> {
  let pixels = 0;
  try {
    const { width, height, pages = 1 } = await sharp(source, { limitInputPixels: false }).metadata();
    pixels = width * height * pages;
    if (pages > PICTURE_LIMITS.frames) return { kind: 'too many frames', pixels };
    if (pixels > maxPixels) return { kind: 'too many pixels', pixels };
    const content = await develop();
    return {
      kind: 'done',
      pixels,
      width: content.width,
      height: content.pageHeight ?? content.height,
      sizeBytes: content.size,
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { kind: 'unreadable', pixels, reason };
  }
}
