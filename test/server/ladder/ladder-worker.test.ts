import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunInTransaction } from '../../../server/database/transaction.ts';
import { createLadderWorker } from '../../../server/ladder/ladder-worker.ts';
import { DATABASES } from '../../support/databases.ts';
import { openStage, type SubscriberStage } from '../delivery/subscriber-stage.ts';

const LATER_MS = 10 * 60_000;

describe.each(DATABASES)('the worker of ladders, on $name', ({ migratedPlace }) => {
  let stage: SubscriberStage;
  beforeEach(async () => {
    stage = await openStage(migratedPlace);
  });
  afterEach(() => stage.close());

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
      told() {},
      log: stage.log,
    });
    await worker.wake();
    await worker.stop();
    expect(stage.log.warn).not.toHaveBeenCalled();
    expect(sharedBy).toEqual([undefined]);
  });
});
