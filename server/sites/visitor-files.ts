import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import { type FileKind, kindOfFile } from '../contract/files/file-kinds.ts';
import { VOICE_BYTES } from '../contract/files/voice.ts';
import type { Limits } from '../contract/schemas/engine.ts';
import type { Db } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import { settingsOf } from './settings.ts';

const MIB = 1024 * 1024;

/** What may be sent: `bytes` of one file at most, of these kinds; null: of any. `voice`: voice messages are among them. */
export type FilesTaken = { bytes: number; kinds: readonly FileKind[] | null; voice: boolean };

/** What agents, bots and programs may send. */
export const EVERY_FILE: FilesTaken = { bytes: LIMITS.fileBytes, kinds: null, voice: true };

/**
 * What somebody may upload: a visitor what their site takes from visitors, everybody else any file.
 * @throws ApiError `forbidden` where a site takes none
 */
export async function filesTakenFrom(db: Db, actor: Actor): Promise<FilesTaken> {
  if (actor.kind !== 'visitor') return EVERY_FILE;
  const site = await db
    .selectFrom('sites')
    .select('settings')
    .where('id', '=', actor.visitor.site_id)
    .executeTakeFirstOrThrow();
  const taken = filesOfVisitors(site);
  if (taken === null) throw new ApiError('forbidden', 'No files can be sent here.');
  return taken;
}

/** What visitors of a site may send; null: no files. */
export function filesOfVisitors(site: Pick<SiteRow, 'settings'>): FilesTaken | null {
  const { visitorFiles, fileRules, voiceMessages } = settingsOf(site);
  if (!visitorFiles) return null;
  const { megabytes, kinds } = fileRules;
  const voice = voiceMessages && (kinds === null || kinds.includes('audio'));
  return { bytes: Math.min(LIMITS.fileBytes, megabytes * MIB), kinds, voice };
}

/**
 * What is taken of a voice message.
 * @param taken what is taken of files
 * @throws ApiError `forbidden` where no voice messages are taken
 */
export function voiceTaken(taken: FilesTaken): FilesTaken {
  if (!taken.voice) throw new ApiError('forbidden', 'No voice messages can be sent here.');
  return { ...taken, bytes: Math.min(taken.bytes, VOICE_BYTES), kinds: ['audio'] };
}

/** The limits as visitors of a site have them. */
export function limitsOfVisitors(site: Pick<SiteRow, 'settings'>): Limits {
  return { ...LIMITS, fileBytes: filesOfVisitors(site)?.bytes ?? LIMITS.fileBytes };
}

/**
 * Looks whether a file is of a kind that is taken, by its content.
 * @throws ApiError `file_kind_refused`
 */
export function requireKind({ kinds }: FilesTaken, mediaType: string, name: string): void {
  const kind = kindOfFile(mediaType, name);
  if (kinds !== null && (kind === null || !kinds.includes(kind))) throw kindRefused(kinds);
}

/** That a file is of none of these kinds. */
export function kindRefused(kinds: readonly FileKind[] | null): ApiError {
  const taken = kinds?.join(', ') ?? '';
  return new ApiError('file_kind_refused', `Files of this kind cannot be sent here, only: ${taken}.`, {
    kinds,
  });
}
