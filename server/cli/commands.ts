import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { proveBackup } from './commands/prove-backup.ts';
import { restore } from './commands/restore.ts';

/** Every command but `start`, as the help lists them. */
export const COMMANDS: readonly Command[] = [backup, restore, proveBackup];
