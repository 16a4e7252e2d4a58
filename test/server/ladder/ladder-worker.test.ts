import { expect, it } from 'vitest';
import type { RunInTransaction } from '../../../server/database/transaction.ts';
import { createLadderWorker } from '../../../server/ladder/ladder-worker.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { openStage } from '../delivery/subscriber-stage.ts';

const LATER_MS = 10 * 60_000;

onEveryDatabase('the worker of ladders', { fresh: true, open: openStage }, (stage) => {
  it('takes a step in a transaction that others do not share: more is locked in it than a conversation', async () => {
    const node = stage.node('node', []);
    await stage.conversation(node, ['Is anybody there?']);
    const sharedBy: (string | undefined)[] = [];
    const runInTransaction: RunInTransaction = (operation, conversationId) => {
      sharedBy.push(conversationId);
      return node.runInTransaction(operation, conversationId);
    };
    const worker = createLadderWorker({
      database: stage.database,
      runInTransaction,
      now: () => stage.clock + LATER_MS,
      mailFrom: null,
      queued() {},
      log: stage.log,
    });
    await worker.wake();
    await worker.stop();
    expect(stage.log.warn).not.toHaveBeenCalled();
    expect(sharedBy).toEqual([undefined]);
  });
});
