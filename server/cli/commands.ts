import type { Command } from './command.ts';
import { ADMIN } from './commands/admin.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { figuresCompare, figuresRebuild } from './commands/figures.ts';
import { importCommand } from './commands/import.ts';
import { loadtest } from './commands/loadtest.ts';
import { proveBackup } from './commands/prove-backup.ts';
import { restore } from './commands/restore.ts';
import { retention } from './commands/retention.ts';
import { forgetSecretsCommand } from './commands/secrets.ts';
import { SITE } from './commands/site.ts';
import { migrate, vacuum } from './commands/upkeep.ts';
import { eraseVisitorCommand, exportVisitor } from './commands/visitors.ts';

/** Every command but `start`, as the help lists them. */
export const COMMANDS: readonly Command[] = [
  check,
  doctor,
  backup,
  restore,
  proveBackup,
  ...ADMIN,
  ...SITE,
  exportVisitor,
  eraseVisitorCommand,
  importCommand,
  retention,
  figuresCompare,
  figuresRebuild,
  forgetSecretsCommand,
  migrate,
  vacuum,
  loadtest,
];
