import type { Patch } from '../../../support/patched-source.ts';

const MAIL_WORKER = 'server/mail/mail-worker.ts';
const PUSH_WORKER = 'server/push/push-worker.ts';

/** Rules of what leaves the product, and the change that takes each out of the real code: some seed must then break a promise. */
export const OUTGOING_RULES: readonly { name: string; without: readonly Patch[] }[] = [
  {
    name: 'a mail has one Message-ID at every try',
    without: [
      { file: MAIL_WORKER, find: 'messageId: mail.message_id,', put: 'messageId: crypto.randomUUID(),' },
    ],
  },
  {
    name: 'what a mail tells of is decided once',
    without: [
      {
        file: 'server/mail/to-visitors/visitor-mails.ts',
        find: '.set({ recipient, from_seq: from, to_seq: mail.to_seq ?? last.seq })',
        put: '.set({ recipient, from_seq: from })',
      },
    ],
  },
  {
    name: 'a mail is marked as sent after a server has taken it, not before',
    without: [
      {
        file: MAIL_WORKER,
        find: 'answer = await transport.send(message);',
        put: "await runInTransaction((tx) => settleSent(tx, me, id, ''));\n      answer = await transport.send(message);",
      },
    ],
  },
  {
    name: 'what a dead node was sending is claimed anew',
    without: [
      {
        file: 'server/mail/mail-queue.ts',
        find: '.set({ claimed_by: node, due_at: now + CLAIM_MS })',
        put: '.set({ claimed_by: node, due_at: 8_000_000_000_000_000 })',
      },
    ],
  },
  {
    name: 'a push is removed after its service has taken it, not before',
    without: [
      {
        file: PUSH_WORKER,
        find: 'const sent = await send(',
        put: 'await database.write((db) => removeNotice(db, notice));\n    const sent = await send(',
      },
    ],
  },
  {
    name: 'the chat is asked whether what was begun stands there',
    without: [
      {
        file: 'server/bridges/bridge-posts.ts',
        find: 'const found = await find(before.remote_id?.slice(UNCERTAIN.length) ?? null);',
        put: 'const found = null as string | null;',
      },
    ],
  },
  {
    name: 'events come to a thread in the order of their conversation',
    without: [
      {
        file: 'server/bridges/threaded-bridge.ts',
        find: '    ordered: true,',
        put: '    ordered: false,',
      },
    ],
  },
  {
    name: 'a step of the ladder is noted with what it puts down',
    without: [
      {
        file: 'server/ladder/take-steps.ts',
        find: 'taken: JSON.stringify(taken),',
        put: 'taken: JSON.stringify(taken.length < 2 ? [] : taken),',
      },
    ],
  },
];
