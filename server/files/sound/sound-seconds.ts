import { readFile } from 'node:fs/promises';
import { secondsOfMatroska } from './matroska.ts';
import { secondsOfMp4 } from './mp4.ts';
import { secondsOfOgg } from './ogg.ts';

const READERS: Record<string, (content: Buffer) => number | null> = {
  'audio/webm': secondsOfMatroska,
  'audio/ogg': secondsOfOgg,
  'audio/mp4': secondsOfMp4,
};

/**
 * How long whoever decodes a small recording would listen, counted by its packets: four megabytes of silence, made to be small,
 * decode to a day. Null where it is not written as browsers record, and so nobody knows.
 * @param mediaType as its content says
 */
export async function soundSeconds(path: string, mediaType: string): Promise<number | null> {
  return READERS[mediaType]?.(await readFile(path)) ?? null;
}
