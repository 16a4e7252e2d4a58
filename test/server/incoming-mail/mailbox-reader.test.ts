import { expect, it } from 'vitest';
import type { OpenMailbox } from '../../../server/incoming-mail/imap-mailbox.ts';
import { createMailboxReader } from '../../../server/incoming-mail/mailbox-reader.ts';
import { openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

onEveryDatabase('a mailbox that is read for the first time', { open: openPlace }, (database) => {
  it('brings a mail that comes just after it was found that there is none', async () => {
    const received: string[] = [];
    const log = { info() {}, warn() {} };
    const reader = createMailboxReader({
      mailbox: 'support',
      open: async () => aMailbox('Came meanwhile.'),
      database,
      node: 'node',
      async receive(raw) {
        received.push(String(raw));
        return { outcome: 'noted' };
      },
      now: Date.now,
      log,
    });
    reader.start();
    try {
      await eventually(() => expect(received).toEqual(['Came meanwhile.']));
    } finally {
      await reader.stop();
    }
  });
});

const NEW = 5;

/** One in which everything is read. A mail comes after the first search has looked, and before its answer is there. */
function aMailbox(comes: string): OpenMailbox {
  let lastUid = NEW - 1;
  let seen = false;
  let hear = () => {};
  return {
    validity: '1',
    lastUid: () => lastUid,
    async search(after) {
      const isThere = lastUid === NEW && (after === null ? !seen : after < NEW);
      lastUid = NEW;
      hear();
      return isThere ? [NEW] : [];
    },
    fetch: async () => Buffer.from(comes),
    async mark() {
      seen = true;
    },
    news: () =>
      new Promise((resolve) => {
        hear = resolve;
      }),
    isUsable: () => true,
    close() {},
  };
}
