import type { AuditEntry } from '../../../../server/contract/schemas/accounts-api.ts';
import type { Texts } from '../../../locales/en.ts';
import { nameText } from '../../format/people.ts';
import { siteTexts } from '../sites/site-texts.ts';

const BEFORE_NAMES = ': ';

/** Whom or what an entry of the audit log is about. What was changed of a site is recorded by its names in the API. */
export function subjectText(
  { action, subject }: Pick<AuditEntry, 'action' | 'subject'>,
  texts: Texts,
): string {
  if (action !== 'site.changed') return nameText(subject, texts);
  const t = siteTexts(texts);
  const labels: Record<string, string | undefined> = {
    ...t.settings.labels,
    name: t.name,
    greeting: t.settings.labels.greetings,
    color: t.color,
    logo: t.logo,
    allowedOrigins: t.originsName,
  };
  const start = subject.lastIndexOf(BEFORE_NAMES) + BEFORE_NAMES.length;
  const names = subject.slice(start).split(', ');
  return subject.slice(0, start) + names.map((name) => labels[name] ?? name).join(', ');
}
