import type { MailLayout } from '../layout.ts';

/** What mails to agents are drawn in. @param tag its language */
export function agentLayout(tag: MailLayout['tag'], parts: MailLayout['parts']): MailLayout {
  return { tag, direction: 'ltr', heading: 'Frontdesk', color: '#0e7c66', logoUrl: null, parts };
}
