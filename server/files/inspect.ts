import { createReadStream } from 'node:fs';
import type { PictureFormat } from './develop-picture.ts';

/** What is no picture of these kinds is kept as it came and only ever downloaded. */
const PICTURES: Record<string, PictureFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const TEXT_SAMPLE_BYTES = 64 * 1024;

export type Inspected =
  | { kind: 'file'; mediaType: string }
  | { kind: 'picture'; mediaType: string; format: PictureFormat };

/** Decides what a file is by its content alone. The name a client gave plays no part. */
export async function inspect(path: string): Promise<Inspected> {
  const { fileTypeFromFile } = await import('file-type');
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
