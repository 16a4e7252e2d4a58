import type { Translation } from './languages.ts';
import { refusals } from './zh/refusals.ts';
import { accounts } from './zh-accounts.ts';
import { entry } from './zh-entry.ts';
import { inbox } from './zh-inbox.ts';
import { incoming } from './zh-incoming.ts';
import { people } from './zh-people.ts';
import { settings } from './zh-settings.ts';
import { thread } from './zh-thread.ts';
import { triage } from './zh-triage.ts';

/** 中文。没有翻译的整组文字以英文显示。 */
export const zh: Translation = {
  language: 'zh-CN',
  product: 'Frontdesk',
  asking: (waiting: number, unread: number) =>
    [waiting > 0 ? `${waiting} 个等待` : '', unread > 0 ? `${unread} 个未读` : '']
      .filter((part) => part !== '')
      .join('，'),
  refusals,
  accounts,
  settings,
  ...inbox,
  ...thread,
  ...triage,
  ...people,
  ...entry,
  ...incoming,
};
