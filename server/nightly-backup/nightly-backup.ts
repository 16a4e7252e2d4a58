import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { createWorker } from '../workers/worker.ts';
import type { NightlyBackupConfig } from './backup-config.ts';
import { backupMetricsText } from './backup-metrics.ts';
import { type BackupState, NO_BACKUP, readState, replaceState } from './backup-state.ts';
import { archiveName, deleteOldArchives } from './old-archives.ts';
import { type CommandProgram, runProgram } from './run-program.ts';
import { isDue } from './when-due.ts';

const LOOK_EVERY_MS = 60_000;
/** A node that was killed at it holds up others for so long at most. */
const CLAIM_MS = 5 * 60_000;
const UNPROVEN = 'unproven';

export type NightlyBackupOptions = {
  config: NightlyBackupConfig;
  database: Database;
  program: CommandProgram;
  now: () => number;
  log: Record<'info' | 'error' | 'warn', (details: object, message: string) => void>;
};

/** What came of a try: where the archive lies, or why there is none. */
type Outcome = { file: string; bytes: number } | { why: string };

/** Makes a back-up every night and proves it. Which node does, and what came of it, is in the database. */
export function createNightlyBackup({ config, database, program, now, log }: NightlyBackupOptions) {
  let seen: BackupState | null = null;
  const worker = createWorker({
    name: 'nightly back-up',
    everyMs: LOOK_EVERY_MS,
    failure: 'Whether a back-up is due could not be found out; it is tried again.',
    log,
    async run(signal) {
      seen = await readState(database.read);
      if (!isDue(seen, now(), config.hour)) return;
      const claimed = { ...(seen ?? NO_BACKUP), claimedUntil: now() + CLAIM_MS };
      if (!(await replaceState(database, seen, claimed))) return;
      seen = await whileClaimed(claimed, (startedAt) => makeAndProve(startedAt, signal), signal);
    },
  });
  return {
    worker,
    metricsText: () => backupMetricsText(seen),
    troubles: () => (seen !== null && seen.failed !== null ? (['backup_failed'] as const) : []),
  };

  /** Renews the claim while it works, and writes down what came of it. */
  async function whileClaimed(
    claimed: BackupState,
    work: (startedAt: number) => Promise<Outcome>,
    signal: AbortSignal,
  ): Promise<BackupState> {
    let mine = claimed;
    let renewing = Promise.resolve();
    const renewal = setInterval(() => {
      renewing = renewing.then(renew);
    }, CLAIM_MS / 5);
    const startedAt = now();
    const outcome = await work(startedAt).catch((error): Outcome => ({ why: String(error) }));
    clearInterval(renewal);
    await renewing;
    const next = { ...after(mine, startedAt, outcome, signal.aborted), claimedUntil: null };
    if (!(await replaceState(database, mine, next)))
      log.warn(
        {},
        'Another node has begun the nightly back-up as well: this one took too long to show that it lives.',
      );
    return next;

    async function renew(): Promise<void> {
      const longer = { ...mine, claimedUntil: now() + CLAIM_MS };
      const renewed = await replaceState(database, mine, longer).catch(() => false);
      if (renewed) mine = longer;
    }
  }

  function after(before: BackupState, startedAt: number, outcome: Outcome, stopped: boolean): BackupState {
    if ('file' in outcome) {
      const proven = { startedAt, endedAt: now(), ...outcome };
      log.info(proven, 'The nightly back-up was made and proven.');
      return { ...before, proven, failed: null };
    }
    // The server stops: it begins anew with the next start.
    if (stopped) return before;
    log.error({ why: outcome.why }, 'The nightly back-up failed; it is tried again in an hour.');
    return { ...before, failed: { at: now(), why: outcome.why } };
  }

  async function makeAndProve(startedAt: number, signal: AbortSignal): Promise<Outcome> {
    const { folder, encrypted, keepDays } = config;
    const name = archiveName(startedAt, encrypted);
    const unproven = join(folder, UNPROVEN);
    try {
      // What one that was killed has left.
      await rm(unproven, { recursive: true, force: true });
      await mkdir(unproven, { recursive: true, mode: 0o700 });
      const archive = join(unproven, name);
      const beside = database.dialect === 'postgres' ? ['--beside'] : [];
      for (const command of [
        ['backup', archive, ...(encrypted ? ['--encrypt'] : [])],
        ['prove-backup', archive, '--in', unproven, ...beside],
      ]) {
        const { exit, said } = await runProgram(program, command, signal);
        if (exit !== 0) return { why: `${command[0]}: ${said || `it ended with ${exit ?? 'a signal'}`}` };
      }
      const { size: bytes } = await stat(archive);
      const file = join(folder, name);
      await rename(archive, file);
      await deleteOldArchives(folder, keepDays, now()).catch((error: unknown) =>
        log.warn(
          { err: error },
          'Old archives in BACKUP_DIR could not be deleted. Delete them by hand before the folder is full.',
        ),
      );
      return { file, bytes };
    } finally {
      await rm(unproven, { recursive: true, force: true });
    }
  }
}
