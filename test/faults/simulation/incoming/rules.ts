import type { Patch } from '../../../support/patched-source.ts';

const READER = 'server/incoming-mail/mailbox-reader.ts';
const RECEIVER = 'server/incoming-mail/receive-mail.ts';

/** Rules of mail that comes in, and the change that takes each out of the real code: some seed must then break a promise. */
export const INCOMING_RULES: readonly { name: string; without: readonly Patch[] }[] = [
  {
    name: 'the position moves on after a mail was dealt with, not before',
    without: [
      {
        file: READER,
        find: '      await take(folder, uid);\n      await writePosition(database, mailbox, { validity, uid });',
        put: '      await writePosition(database, mailbox, { validity, uid });\n      await take(folder, uid);',
      },
    ],
  },
  {
    name: 'a position counts for the numbers that it was written for',
    without: [
      {
        file: READER,
        find: 'position?.validity === validity ? position.uid : null',
        put: 'position?.uid ?? null',
      },
    ],
  },
  {
    name: 'a mail is marked as read after it is on disk, not before',
    without: [
      {
        file: READER,
        find: '    try {\n      await receive(mail,',
        put: "    await folder.mark(uid, '\\\\Seen');\n    try {\n      await receive(mail,",
      },
    ],
  },
  {
    name: 'the id of a message follows from its mail',
    without: [
      {
        file: RECEIVER,
        find: 'const id = idFrom(thread.token, keyOf(mail.head, raw));',
        put: 'const id = crypto.randomUUID();',
      },
    ],
  },
  {
    name: 'who reads is read from again after it has died',
    without: [
      {
        file: 'server/incoming-mail/mailbox-state.ts',
        find: 'const held = holder.until > now && holder.until <= now + HOLD_MS;',
        put: 'const held = true;',
      },
    ],
  },
  {
    name: 'what the server does not tell of is looked for',
    without: [
      { file: READER, find: 'await Promise.race([news, pause(LOOK_AGAIN_MS)]);', put: 'await news;' },
    ],
  },
];
