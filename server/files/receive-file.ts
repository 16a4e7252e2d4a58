import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import { VOICE_SECONDS } from '../contract/files/voice.ts';
import type { PictureFormat } from './develop-picture.ts';
import type { FileStore } from './file-store.ts';
import type { Incoming } from './incoming.ts';
import { audioTypeOf, inspect } from './inspect.ts';
import type { Pictures } from './pictures.ts';
import { soundSeconds } from './sound/sound-seconds.ts';
import type { Uploader } from './uploader.ts';

export type ReceivedFile = {
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  contentKey: string;
  thumbnailKey: string | null;
  width: number | null;
  height: number | null;
};

export type Receiving = {
  files: FileStore;
  pictures: Pictures;
  uploader: Uploader;
  /** What the client says that its request holds; null when it does not say. */
  declaredBytes: number | null;
  /** How large it may be; left out: as large as a file may be anywhere. */
  maxBytes?: number;
  /** It has to be audio of two minutes: what could hold moving pictures as well, or sound of hours, is looked into. */
  voice?: boolean;
  /** Looks at what it is, by its content, before it is kept. Throws what is to be answered where it is not taken. */
  requireType?(mediaType: string): void;
  /** Whether nobody waits for the answer any more. */
  abandoned(): boolean;
};

/** What stands around the file in a multipart body. */
const ENVELOPE_BYTES = 64 * 1024;
/** Written anew, a picture may have become larger, but not by more than this. */
const DEVELOPED_BYTES = 2 * LIMITS.fileBytes;
export const THUMBNAIL_BYTES = 1024 * 1024;
/** A browser that is busy stops recording later than it is told. */
const GRACE_SECONDS = 30;

/**
 * Streams an upload to disk, never holding it whole in memory, and ends it as soon as it is over the limit. Nothing
 * is left behind by an upload that fails or is cut off.
 * @param source emits `limit` when it is longer than a file may be
 * @throws ApiError `file_too_large`, `file_empty`, `file_unreadable`, `picture_too_large`, `storage_full`,
 *   `file_kind_refused` for a voice message that is not written as browsers record, and what `requireType` throws
 */
export async function receiveFile(receiving: Receiving, source: Readable): Promise<ReceivedFile> {
  const { files, declaredBytes, maxBytes = LIMITS.fileBytes } = receiving;
  // At once, lest the limit be passed while the place is made.
  source.once('limit', () => source.destroy(tooLarge(maxBytes)));
  const upload = await files.begin(Math.min(declaredBytes ?? maxBytes, maxBytes));
  try {
    const { sha256, sizeBytes } = await writeDown(source, upload);
    if (sizeBytes === 0) throw new ApiError('file_empty', 'The file is empty. Choose another one.');
    const inspected = await inspect(upload.path);
    const mediaType = receiving.voice
      ? await audioTypeOf(upload.path, inspected.mediaType)
      : inspected.mediaType;
    receiving.requireType?.(mediaType);
    if (receiving.voice) requireShort(await soundSeconds(upload.path, mediaType));
    if (inspected.kind === 'picture')
      return { mediaType, sha256, ...(await keepPicture(receiving, upload.path, inspected.format)) };
    const contentKey = await files.keep(upload.path);
    return { mediaType, sizeBytes, sha256, contentKey, thumbnailKey: null, width: null, height: null };
  } finally {
    await upload.discard();
  }
}

/** Whether a request cannot but hold too large a file. */
export function isTooLarge(declaredBytes: number | null, maxBytes = LIMITS.fileBytes): boolean {
  return declaredBytes !== null && declaredBytes > maxBytes + ENVELOPE_BYTES;
}

export function tooLarge(maxBytes = LIMITS.fileBytes): ApiError {
  return new ApiError(
    'file_too_large',
    `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB. Send a smaller one, or a link to it.`,
  );
}

/** Whoever listens decodes all of it at once, into a hundred times as many bytes. */
function requireShort(seconds: number | null): void {
  if (seconds === null)
    throw new ApiError(
      'file_kind_refused',
      'The recording cannot be read. Voice messages are WebM, Ogg or MP4.',
    );
  if (seconds > VOICE_SECONDS + GRACE_SECONDS)
    throw new ApiError('file_too_large', `The recording is longer than ${VOICE_SECONDS / 60} minutes.`);
}

/** Writes a stream into its place on disk, and says what it was. */
export async function writeDown(
  source: Readable,
  { path, wrote }: Incoming,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await wrote(chunk.length);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function keepPicture(
  { files, pictures, uploader, abandoned }: Receiving,
  source: string,
  format: PictureFormat,
): Promise<Pick<ReceivedFile, 'sizeBytes' | 'contentKey' | 'thumbnailKey' | 'width' | 'height'>> {
  const places: Incoming[] = [];
  const place = async (bytes: number) => {
    const begun = await files.begin(bytes);
    places.push(begun);
    return begun.path;
  };
  try {
    const { width, height, sizeBytes } = await pictures.develop(uploader, async () => {
      if (abandoned()) return null;
      // Room is asked for when its turn has come: those who wait need none yet.
      const content = await place(DEVELOPED_BYTES);
      return { source, format, content, thumbnail: await place(THUMBNAIL_BYTES) };
    });
    if (sizeBytes > DEVELOPED_BYTES) throw tooLarge();
    const [content, thumbnail] = places as [Incoming, Incoming];
    const contentKey = await files.keep(content.path);
    const thumbnailKey = await files.keep(thumbnail.path);
    return { sizeBytes, contentKey, thumbnailKey, width, height };
  } finally {
    for (const begun of places) await begun.discard();
  }
}
