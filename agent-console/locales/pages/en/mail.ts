/** Sentences of the page about mail that goes out. They come with the page, which few open. */
export const mail = {
  none: 'No mail server is set up, so no e-mail is sent: no replies to visitors who left, no invitations, no password resets. Set SMTP_URL and MAIL_FROM in the server’s environment and restart it.',
  from: 'From',
  server: 'Mail server',
  demo: 'Demo: e-mails aren’t sent, they’re shown at /demo/outbox',
  replies: 'Replies arrive at',
  noReplies: 'Not read. E-mails ask not to reply (MAIL_REPLY_TO isn’t set).',
  test: 'Send a test e-mail to me',
  accepted: (to: string, answer: string) => `The mail server accepted the e-mail to ${to}: ${answer}`,
  refused: (to: string, answer: string) => `The e-mail to ${to} wasn’t accepted: ${answer}`,
  dns: 'DNS records',
  dnsLead:
    'Mail providers trust senders whose domain publishes these records. Your provider says what they must contain.',
  selector: 'DKIM selector',
  selectorHint: 'From your mail provider, for example “mail” or “s1”.',
  check: 'Check DNS',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: 'found', missing: 'missing', unknown: 'not checked' },
  queue: 'Recent e-mails',
  empty: 'No e-mails yet.',
  kinds: {
    missed: 'Unseen replies',
    received: 'Confirmation',
    transcript: 'Transcript',
    test: 'Test',
    invite: 'Invitation',
    reset: 'Password reset',
    new_device: 'New sign-in',
  },
  mailStates: {
    queued: 'Queued',
    sent: 'Sent',
    failed: 'Failed',
    bounced: 'Bounced',
    complained: 'Marked as spam',
  },
  next: (when: string) => `next attempt ${when}`,
  later: (when: string) => `due ${when}`,
  unknownAddress: 'Address to be determined',
  retry: 'Send again',
  suppressed: 'Suppressed addresses',
  suppressedLead: 'They get no more e-mails: an e-mail bounced for good, or its recipient marked it as spam.',
  allow: 'Allow again',
};

/** What a site's admin decides about mail to visitors. */
export const siteMail = {
  none: 'This server has no mail server set up (SMTP_URL), so none of this happens yet.',
  missed: 'E-mail replies that a visitor hasn’t seen',
  missedHint:
    'To visitors who left the chat and whose e-mail address is known: one e-mail with everything they missed.',
  minutes: 'Minutes to wait',
  minutesHint: 'Not sent if the visitor reads the reply before, or still has the chat open.',
  received: 'Confirm messages left while you’re away',
  receivedHint: 'When the chat asks for an e-mail address and a message (under Hours).',
  days: 'Days the link to the conversation works',
  daysHint: 'Anyone with the link can read this one conversation and reply in it. 0 leaves the link out.',
};
