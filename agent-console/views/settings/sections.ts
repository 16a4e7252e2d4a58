import type { ComponentType } from 'preact';
import type { Texts } from '../../locales/en.ts';
import type { IconName } from '../elements/Icon.tsx';

/** What pages stand together, in this order. */
export const SECTION_GROUPS = ['you', 'team', 'channels', 'developers'] as const;
export type SectionGroup = (typeof SECTION_GROUPS)[number];

/** One page of the settings, loaded when it is first opened. A new page is a new entry here. */
export type Section = {
  /** In the address: `/console/settings/<name>`. */
  name: string;
  group: SectionGroup;
  title: (texts: Texts) => string;
  icon: IconName;
  /** Only admins see it. */
  admin: boolean;
  load: () => Promise<ComponentType>;
};

/** In the order in which they are listed. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'profile',
    group: 'you',
    title: (texts) => texts.settings.pages.profile,
    icon: 'user',
    admin: false,
    load: async () => (await import('./Profile.tsx')).Profile,
  },
  {
    name: 'alerts',
    group: 'you',
    title: (texts) => texts.settings.alerts.title,
    icon: 'bell',
    admin: false,
    load: async () => (await import('./notices/NoticesPage.tsx')).NoticesPage,
  },
  {
    name: 'writing',
    group: 'you',
    title: (texts) => texts.settings.pages.writing,
    icon: 'send',
    admin: false,
    load: async () => (await import('./Writing.tsx')).Writing,
  },
  {
    name: 'keys',
    group: 'you',
    title: (texts) => texts.settings.pages.keys,
    icon: 'keyboard',
    admin: false,
    load: async () => (await import('./Keys.tsx')).Keys,
  },
  {
    name: 'agents',
    group: 'team',
    title: (texts) => texts.settings.pages.agents,
    icon: 'users',
    admin: true,
    load: async () => (await import('./Agents.tsx')).Agents,
  },
  {
    name: 'teams',
    group: 'team',
    title: (texts) => texts.settings.pages.teams,
    icon: 'team',
    admin: true,
    load: async () => (await import('./Teams.tsx')).Teams,
  },
  {
    name: 'labels',
    group: 'team',
    title: (texts) => texts.settings.pages.labels,
    icon: 'tag',
    admin: true,
    load: async () => (await import('./Labels.tsx')).Labels,
  },
  {
    name: 'canned-replies',
    group: 'team',
    title: (texts) => texts.settings.pages.canned,
    icon: 'speech',
    admin: false,
    load: async () => (await import('./canned-replies/CannedReplies.tsx')).CannedReplies,
  },
  {
    name: 'blocked',
    group: 'team',
    title: (texts) => texts.accounts.blocked.title,
    icon: 'ban',
    admin: false,
    load: async () => (await import('./Blocked.tsx')).Blocked,
  },
  {
    name: 'audit-log',
    group: 'team',
    title: (texts) => texts.settings.pages.audit,
    icon: 'list',
    admin: true,
    load: async () => (await import('./audit/AuditLog.tsx')).AuditLog,
  },
  {
    name: 'sites',
    group: 'channels',
    title: (texts) => texts.settings.pages.sites,
    icon: 'globe',
    admin: true,
    load: async () => (await import('./sites/Sites.tsx')).SitesPage,
  },
  {
    name: 'identity-keys',
    group: 'channels',
    title: (texts) => texts.settings.pages.identityKeys,
    icon: 'badge',
    admin: true,
    load: async () => (await import('./IdentityKeys.tsx')).IdentityKeys,
  },
  {
    name: 'mail',
    group: 'channels',
    title: (texts) => texts.settings.pages.mail,
    icon: 'mail',
    admin: true,
    load: async () => (await import('./mail/MailPage.tsx')).MailPage,
  },
  {
    name: 'quarantine',
    group: 'channels',
    title: (texts) => texts.settings.pages.quarantine,
    icon: 'alert',
    admin: true,
    load: async () => (await import('./mail/Quarantine.tsx')).Quarantine,
  },
  {
    name: 'bridges',
    group: 'channels',
    title: (texts) => texts.settings.pages.bridges,
    icon: 'hash',
    admin: true,
    load: async () => (await import('./bridges/Bridges.tsx')).Bridges,
  },
  {
    name: 'bots',
    group: 'developers',
    title: (texts) => texts.settings.pages.bots,
    icon: 'bot',
    admin: true,
    load: async () => (await import('./bots/Bots.tsx')).Bots,
  },
  {
    name: 'api-keys',
    group: 'developers',
    title: (texts) => texts.settings.pages.apiKeys,
    icon: 'key',
    admin: true,
    load: async () => (await import('./api-keys/ApiKeys.tsx')).ApiKeys,
  },
  {
    name: 'webhooks',
    group: 'developers',
    title: (texts) => texts.settings.pages.webhooks,
    icon: 'waves',
    admin: true,
    load: async () => (await import('./webhooks/Webhooks.tsx')).Webhooks,
  },
];
