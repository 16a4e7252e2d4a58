import { resolve } from 'node:path';
import { type Environment, number } from '../common/read-setting.ts';

/** `BACKUP_DIR` and what belongs to it. */
export type NightlyBackupConfig = {
  folder: string;
  /** 0 to 23, by the clock of this machine. */
  hour: number;
  keepDays: number;
  /** By `BACKUP_PASSPHRASE`, which the commands read themselves. */
  encrypted: boolean;
};

/**
 * @returns null where no back-up is made at night
 * @throws ConfigError for the first setting that is wrong
 */
export function backupConfig(env: Environment): NightlyBackupConfig | null {
  const folder = env['BACKUP_DIR'] ?? '';
  const hour = number(env, 'BACKUP_HOUR', 3, 0, 23);
  const keepDays = number(env, 'BACKUP_KEEP_DAYS', 14, 1, 3_650);
  if (folder === '') return null;
  return { folder: resolve(folder), hour, keepDays, encrypted: (env['BACKUP_PASSPHRASE'] ?? '') !== '' };
}
