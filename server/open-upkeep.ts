import { createMergeUpkeep } from './contacts/merge-upkeep.ts';
import { createTracePruning } from './delivery/event-traces.ts';
import type { Disconnector } from './engine/disconnector.ts';
import { createConversationChanges } from './feed/conversation-changes.ts';
import { createFileDeletionWorker } from './files/removal/file-deletion-worker.ts';
import { backupMetricsText } from './nightly-backup/backup-metrics.ts';
import { createNightlyBackup } from './nightly-backup/nightly-backup.ts';
import type { CommandProgram } from './nightly-backup/run-program.ts';
import type { Program } from './program.ts';
import { createDayPacker } from './reports/days/pack-days.ts';
import { createFigures } from './reports/figures.ts';
import { createUsualReplies } from './reports/usual-reply.ts';
import { createRemovalsWorker } from './retention/removals-worker.ts';
import { createRetentionWorker } from './retention/retention-worker.ts';
import { createScheduledWorker } from './scheduling/scheduled-worker.ts';
import { newMessages } from './search/new-messages.ts';
import { createSearchBacklog } from './search/search-backlog.ts';

/** New messages are found within a moment. Where it takes longer, a search says so. */
const SEARCH_LATE_MS = 3_000;

/** What is indexed, counted, deleted, sent at its time and backed up beside the requests. */
export function openUpkeep(program: Program, disconnector: Disconnector, commands: CommandProgram) {
  const { add, config, subscribers } = program;
  const fileDeletionWorker = createFileDeletionWorker(program);
  const retention = createRetentionWorker({ ...program, auditLogDays: program.config.auditLogDays });
  const removals = createRemovalsWorker({ ...program, disconnector });
  add({ name: 'deletion', workers: [fileDeletionWorker, retention, removals, createTracePruning(program)] });

  if (config.backup !== null) {
    const backup = createNightlyBackup({ ...program, config: config.backup, program: commands });
    add({ name: 'nightly back-up', ...backup, workers: [backup.worker] });
  } else add({ name: 'no nightly back-up', metricsText: () => backupMetricsText(null) });

  const scheduled = createScheduledWorker(program);
  add({ name: 'scheduling', workers: [scheduled] });

  const changes = createConversationChanges(program);
  const figures = createFigures(program);
  add({
    name: 'figures',
    subscribers: [{ ...changes.subscriber, settled: () => void figures.wake() }],
    workers: [changes.worker, figures, createDayPacker(program), createUsualReplies(program)],
  });

  const searchBacklog = createSearchBacklog(program);
  add({
    name: 'search',
    subscribers: [newMessages],
    workers: [createMergeUpkeep(program), searchBacklog],
  });
  return {
    fileDeletionWorker,
    retention,
    removals,
    scheduled,
    searchIsBehind: async () =>
      searchBacklog.isIndexing() || (await subscribers.isLate(newMessages.name, SEARCH_LATE_MS)),
  };
}
