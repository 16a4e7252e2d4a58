import { createMailboxReader } from '../../../../server/incoming-mail/mailbox-reader.ts';
import { createMailReceiver } from '../../../../server/incoming-mail/receive-mail.ts';
import { type SentMail, wrongIncoming } from '../../checker/incoming.ts';
import { createRecorder } from '../../load/recorder.ts';
import { seeded } from '../../support/seeded.ts';
import { createClock } from '../clock.ts';
import { createSimEngine } from '../engine.ts';
import type { Ground } from '../ground.ts';
import { createLedger } from '../ledger.ts';
import { playNoPart } from '../no-part.ts';
import { type CommitFaults, createNode, type LivingNode, NO_COMMIT_FAULTS, planDeaths } from '../nodes.ts';
import { createPassing } from '../passing.ts';
import type { SeedRun } from '../print-seeds.ts';
import { createMailServer, GOOD_MOOD, type Mood } from './mail-server.ts';
import { beginConversations, countQuarantined, MAILBOX, readIncoming, removeIncoming } from './stored.ts';

const MINUTE_MS = 60_000;
const TROUBLE_MS = 9 * MINUTE_MS;
/** Healed, everything has been read within this: the longest pause before another try, and the hold of the dead. */
const HEALED_WITHIN_MS = 60 * MINUTE_MS;
const LOOK_EVERY_MS = 5_000;
const CONVERSATIONS = 3;
const MAILS = 14;
/** Some mails are delivered again, as by a forwarding that lost an answer. */
const TWICE = 0.3;
const NUMBERED_ANEW = 3;
const log = { info: () => {}, warn: () => {} };

/**
 * One run of mail that comes in by a mailbox, read by two servers that die, while the mailbox is away, slow, breaks off before or after it did what it was
 * asked, loses its word of news, gives one mail twice, and numbers its mails anew, as `seed` says.
 */
export async function simulateIncoming(ground: Ground, seed: number): Promise<SeedRun> {
  const random = seeded(seed);
  const clock = createClock(random.fork());
  const mailServer = createMailServer(clock, random.fork());
  const { busyWhile, settled, passUntil } = createPassing(clock);
  const [epoch = ''] = ground.epochs;
  let commitFaults: CommitFaults = NO_COMMIT_FAULTS;
  const nodeDeps = {
    ground,
    clock,
    random: random.fork(),
    engine: createSimEngine(clock, random.fork()),
    ledger: createLedger(clock, random.fork(), createRecorder()),
    besides: beginReading,
    commitFaults: () => commitFaults,
    busyWhile,
  };
  const nodes = [createNode(nodeDeps, 'node-1'), createNode(nodeDeps, 'node-2')];
  const threads = await beginConversations(ground.database, CONVERSATIONS, clock.now());
  const sent: SentMail[] = [];
  let crashes = 0;
  try {
    for (const node of nodes) node.start(epoch);
    for (let n = 0; n < MAILS; n += 1) clock.after(random.between(0, TROUBLE_MS), () => write(n));
    plan();
    await passUntil(clock.now() + TROUBLE_MS, LOOK_EVERY_MS, () => false);
    commitFaults = NO_COMMIT_FAULTS;
    mailServer.setMood(GOOD_MOOD);
    for (const node of nodes) if (!node.alive()) node.start(epoch);
    await passUntil(clock.now() + HEALED_WITHIN_MS, LOOK_EVERY_MS, () => mailServer.unread() === 0);
    const messages = readIncoming(ground.maintenance, threads);
    const listed = countQuarantined(ground.maintenance);
    const sentences = [
      ...wrongIncoming(sent, messages),
      ...(listed === 0 ? [] : [`${listed} mails were listed in place of becoming messages.`]),
      ...(mailServer.unread() === 0 ? [] : [`${mailServer.unread()} mails stay unread.`]),
      ...(mailServer.flagged() === 0 ? [] : [`${mailServer.flagged()} mails were passed over.`]),
    ];
    return {
      violations: sentences.map((sentence) => ({ invariant: 'I8', sentence })),
      counts: { messages: messages.length, faults: mailServer.lostAnswers(), crashes },
    };
  } finally {
    for (const node of nodes) node.crash();
    await settled();
    removeIncoming(ground.maintenance, threads);
  }

  /** The code is the product's, the mailbox is the world's. */
  function beginReading({ name, database, runInTransaction, clock: after, lives }: LivingNode): void {
    const shared = { database, runInTransaction, now: clock.now, log };
    const receiver = createMailReceiver({
      ...shared,
      replyTo: MAILBOX,
      from: MAILBOX,
      rateLimitFactor: 1_000_000,
      ...playNoPart('files', 'pictures'),
    });
    createMailboxReader({
      ...shared,
      mailbox: MAILBOX,
      open: mailServer.open(lives),
      node: name,
      receive: (...mail) => busyWhile(receiver.receive(...mail)),
      random: clock.random,
      wait: (ms) => new Promise((resolve) => void after.after(ms, () => resolve())),
    }).start();
  }

  function write(n: number): void {
    const thread = random.pick(threads);
    const mail = {
      id: `<${seed}-${n}@mail.customer.test>`,
      conversationId: thread.conversationId,
      words: `words ${n}`,
    };
    sent.push(mail);
    const bytes = Buffer.from(
      [
        `From: Ada <${thread.address}>`,
        `To: ${MAILBOX.replace('@', `+${thread.token}@`)}`,
        'Subject: Re: Your order',
        `Message-ID: ${mail.id}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        mail.words,
      ].join('\r\n'),
    );
    mailServer.deliver(bytes);
    if (random.chance(TWICE)) clock.after(random.between(0, 2 * MINUTE_MS), () => mailServer.deliver(bytes));
  }

  function plan(): void {
    const share = (most: number) => (random.chance(0.7) ? random.next() * most : 0);
    const mood: Mood = {
      away: false,
      answerLost: share(0.2),
      breaks: share(0.1),
      slow: share(0.1),
      deaf: share(1),
    };
    mailServer.setMood(mood);
    if (random.chance(0.6)) {
      const from = random.between(0, TROUBLE_MS - MINUTE_MS);
      clock.after(from, () => mailServer.setMood({ ...mood, away: true }));
      clock.after(from + random.between(5_000, 2 * MINUTE_MS), () => mailServer.setMood(mood));
    }
    for (let n = random.between(0, NUMBERED_ANEW); n > 0; n -= 1)
      clock.after(random.between(0, TROUBLE_MS), mailServer.numberAnew);
    commitFaults = { cutOff: share(0.02), diesAfter: share(0.05) };
    planDeaths({ clock, random, nodes, epoch, forMs: TROUBLE_MS, died: () => (crashes += 1) });
  }
}
