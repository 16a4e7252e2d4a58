import type { Received } from './receive-mail.ts';

/** What this process did with mail that came in. */
export type IncomingCounts = {
  /** By what became of a mail; `failed`: it could not be dealt with, and is brought again. */
  mails: Record<Received['outcome'] | 'failed', number>;
  /** When the mailbox was last looked through, in milliseconds since 1970; null: this node has not read it. */
  mailboxReadAt: number | null;
  /** How often the mailbox could not be read. */
  mailboxFailures: number;
};

/** Nothing yet. */
export function newIncomingCounts(): IncomingCounts {
  return {
    mails: { message: 0, quarantined: 0, noted: 0, failed: 0 },
    mailboxReadAt: null,
    mailboxFailures: 0,
  };
}

/**
 * Mail that comes in, as Prometheus reads it:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 * @param mailbox whether one is read
 */
export function incomingMailText(
  { mails, mailboxReadAt, mailboxFailures }: IncomingCounts,
  mailbox: boolean,
): string {
  const outcomes = Object.entries(mails).map(
    ([outcome, value]) => [`{outcome="${outcome}"}`, value] as const,
  );
  return [
    metric(
      'incoming_mails_total',
      'counter',
      'Mails that came to this process, by what became of them.',
      outcomes,
    ),
    ...(mailbox
      ? [
          metric('mailbox_failures_total', 'counter', 'Times this process could not read the mailbox.', [
            ['', mailboxFailures],
          ]),
          // Where another node holds it, that one says so.
          mailboxReadAt === null
            ? ''
            : metric(
                'mailbox_read_timestamp_seconds',
                'gauge',
                'When this process last looked through the mailbox, in seconds since 1970.',
                [['', mailboxReadAt / 1_000]],
              ),
        ]
      : []),
  ].join('');
}

function metric(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  values: readonly (readonly [labels: string, value: number])[],
): string {
  const full = `frontdesk_${name}`;
  return [
    `# HELP ${full} ${help}`,
    `# TYPE ${full} ${type}`,
    ...values.map(([labels, value]) => `${full}${labels} ${value}`),
    '',
  ].join('\n');
}
