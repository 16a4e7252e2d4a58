import { accounts } from './en-accounts.ts';
import { entry } from './en-entry.ts';
import { inbox } from './en-inbox.ts';
import { incoming } from './en-incoming.ts';
import { people } from './en-people.ts';
import { settings } from './en-settings.ts';
import { thread } from './en-thread.ts';
import { triage } from './en-triage.ts';
import type { PageTables } from './page-tables.ts';
import type { Refusals } from './refusals.ts';

/** Every sentence of the console in English. Another language is another table of the type {@link Texts}. */
export const en = {
  language: 'en',
  product: 'Frontdesk',
  /** The title of the browser's tab; at least one is not 0. */
  asking: (waiting: number, unread: number) =>
    [waiting > 0 ? `${waiting} waiting` : '', unread > 0 ? `${unread} unread` : '']
      .filter((part) => part !== '')
      .join(', '),
  /** The server's own sentences are English already. */
  refusals: {} as Refusals,
  accounts,
  settings,
  ...inbox,
  ...thread,
  ...triage,
  ...people,
  ...entry,
  ...incoming,
};

/** `pages`: what pages that are loaded later say, in languages other than English and Chinese. */
export type Texts = typeof en & { pages?: PageTables };
