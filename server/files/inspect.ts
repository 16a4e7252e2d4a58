import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PictureFormat } from './develop-picture.ts';

/** What is no picture of these kinds is kept as it came and only ever downloaded. */
const PICTURES: Record<string, PictureFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const TEXT_SAMPLE_BYTES = 64 * 1024;

/** Loads what knows the kinds of files; by itself it is loaded with the first file. */
export const loadKinds = () => import('file-type');

export type Inspected =
  | { kind: 'file'; mediaType: string }
  | { kind: 'picture'; mediaType: string; format: PictureFormat };

/** Decides what a file is by its content alone. The name a client gave plays no part. */
export async function inspect(path: string): Promise<Inspected> {
  const { fileTypeFromFile } = await loadKinds();
  const detected = await fileTypeFromFile(path);
  if (detected === undefined) {
    return { kind: 'file', mediaType: (await isText(path)) ? 'text/plain' : 'application/octet-stream' };
  }
  const format = PICTURES[detected.mime];
  return format === undefined
    ? { kind: 'file', mediaType: detected.mime }
    : { kind: 'picture', mediaType: detected.mime, format };
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

/**
 * Containers that hold sound, moving pictures or both, and what of them names a track that is seen: the codecs of Matroska begin
 * with `V_` (RFC 9559, 5.1.4.1.21), the handler of a track in MP4 is `vide` (ISO/IEC 14496-12, 8.4.3).
 */
const CONTAINERS: Record<string, { audio: string; seen: RegExp }> = {
  'video/webm': { audio: 'audio/webm', seen: /V_(VP|AV|MPEG|THEORA|UNCOMPRESSED)/ },
  'video/matroska': { audio: 'audio/webm', seen: /V_(VP|AV|MPEG|THEORA|UNCOMPRESSED)/ },
  'video/mp4': { audio: 'audio/mp4', seen: /hdlr[\s\S]{8}vide/ },
  'audio/x-m4a': { audio: 'audio/mp4', seen: /hdlr[\s\S]{8}vide/ },
};
/** Where Matroska's first cluster begins (RFC 9559, 5.1.3): from there on it is sound, which may hold any four bytes. */
const CLUSTER = '\x1f\x43\xb6\x75';

/**
 * The media type of a small file that should be sound alone, where its container does not say so by itself.
 * @param mediaType as the beginning of the file says
 * @returns the same where something can be seen in it
 */
export async function audioTypeOf(path: string, mediaType: string): Promise<string> {
  const plain = mediaType.split(';')[0] ?? '';
  const container = CONTAINERS[plain];
  if (container === undefined) return plain;
  const content = await readFile(path, 'latin1');
  const head = container.audio === 'audio/webm' ? content.split(CLUSTER, 1).join() : content;
  return container.seen.test(head) ? mediaType : container.audio;
}
