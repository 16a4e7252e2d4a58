import { createFeedWaiting } from './feed/waiting.ts';
import { createIncomingMail } from './incoming-mail/incoming-mail.ts';
import { createLadderWorker } from './ladder/ladder-worker.ts';
import { reminderAnswers } from './ladder/reminders.ts';
import { openMail } from './mail/open-mail.ts';
import { consoleNotices } from './notices/console-notices.ts';
import type { Program } from './program.ts';
import { createPush } from './push/push.ts';
import { vapidKeys } from './push/vapid-keys.ts';
import { createReplyLinks } from './push/visitor-subscriptions.ts';
import { createWeeklyReports } from './weekly-report/weekly-reports.ts';

/** How people who do not look learn of what is said – mail, pushes, the ladder – and how they answer by mail. */
export async function openNotifications(program: Program) {
  const { add, config, secret } = program;
  const { publicUrl, rateLimitFactor } = config;
  const push = createPush({
    ...program,
    keys: await vapidKeys(program.database, config),
    allowed: config.pushAllowPrivate,
    links: createReplyLinks(secret, publicUrl),
  });
  add({ name: 'push', subscribers: push.subscribers, workers: push.workers, look: push.look });

  const mail = config.mail === null ? null : openMail({ ...program, config: config.mail, publicUrl });
  if (mail !== null)
    add({
      name: 'mail',
      subscribers: [mail.subscriber, mail.agentSubscriber],
      workers: [mail.watch, mail.worker],
      look: mail.look,
      metricsText: mail.metrics,
    });

  if (mail !== null) add({ name: 'weekly reports', workers: [createWeeklyReports({ ...program, mail })] });

  add({
    name: 'notices in the console',
    subscribers: [consoleNotices({ ...program, read: program.database.read })],
  });

  const ladder = createLadderWorker({
    ...program,
    mailFrom: config.mail?.from.address ?? null,
    queued() {
      push.wake();
      void mail?.worker.wake();
    },
  });
  const answers = mail === null ? [] : [reminderAnswers(program.runInTransaction)];
  add({ name: 'the ladder', subscribers: answers, workers: [ladder] });

  const incomingMail = createIncomingMail(config.incomingMail, {
    ...program,
    replyTo: config.mail?.replyTo ?? null,
    from: config.mail?.from.address ?? null,
    rateLimitFactor,
  });
  add({
    name: 'incoming mail',
    open: incomingMail.start,
    close: incomingMail.stop,
    metricsText: () => (incomingMail.isReceived ? incomingMail.metrics() : ''),
  });

  const linkPages = createFeedWaiting();
  add({ name: 'pages of links that wait', letGo: linkPages.stop });
  return { push, mail, incomingMail, linkPages };
}
