import type { ComponentType } from 'preact';
import type { Texts } from '../../locales/en.ts';
import type { IconName } from '../elements/Icon.tsx';

/** One page of the settings, loaded when it is first opened. A new page is a new entry here. */
export type Section = {
  /** In the address: `/console/settings/<name>`. */
  name: string;
  title: (texts: Texts) => string;
  icon: IconName;
  /** Only admins see it. */
  admin: boolean;
  load: () => Promise<ComponentType>;
};

export const SECTIONS: readonly Section[] = [
  {
    name: 'profile',
    title: (texts) => texts.accounts.profile.title,
    icon: 'user',
    admin: false,
    load: async () => (await import('./Profile.tsx')).Profile,
  },
  {
    name: 'agents',
    title: (texts) => texts.accounts.agents.title,
    icon: 'users',
    admin: true,
    load: async () => (await import('./Agents.tsx')).Agents,
  },
  {
    name: 'keys',
    title: (texts) => texts.settings.keys.title,
    icon: 'keyboard',
    admin: false,
    load: async () => (await import('./Keys.tsx')).Keys,
  },
  {
    name: 'alerts',
    title: (texts) => texts.settings.alerts.title,
    icon: 'waves',
    admin: false,
    load: async () => (await import('./Alerts.tsx')).Alerts,
  },
  {
    name: 'writing',
    title: (texts) => texts.settings.writing.title,
    icon: 'send',
    admin: false,
    load: async () => (await import('./Writing.tsx')).Writing,
  },
  {
    name: 'sites',
    title: (texts) => texts.sites.title,
    icon: 'globe',
    admin: true,
    load: async () => (await import('./sites/Sites.tsx')).SitesPage,
  },
  {
    name: 'canned-replies',
    title: (texts) => texts.settings.canned.title,
    icon: 'speech',
    admin: true,
    load: async () => (await import('./CannedReplies.tsx')).CannedReplies,
  },
  {
    name: 'teams',
    title: (texts) => texts.settings.teams.title,
    icon: 'users',
    admin: true,
    load: async () => (await import('./Teams.tsx')).Teams,
  },
  {
    name: 'labels',
    title: (texts) => texts.settings.labels.title,
    icon: 'tag',
    admin: true,
    load: async () => (await import('./Labels.tsx')).Labels,
  },
  {
    name: 'identity-keys',
    title: (texts) => texts.accounts.identityKeys.title,
    icon: 'badge',
    admin: true,
    load: async () => (await import('./IdentityKeys.tsx')).IdentityKeys,
  },
  {
    name: 'api-keys',
    title: (texts) => texts.accounts.apiKeys.title,
    icon: 'lock',
    admin: true,
    load: async () => (await import('./ApiKeys.tsx')).ApiKeys,
  },
  {
    name: 'mail',
    title: (texts) => texts.accounts.mail.title,
    icon: 'mail',
    admin: true,
    load: async () => (await import('./mail/MailPage.tsx')).MailPage,
  },
  {
    name: 'quarantine',
    title: (texts) => texts.incoming.quarantine.title,
    icon: 'mail',
    admin: true,
    load: async () => (await import('./mail/Quarantine.tsx')).Quarantine,
  },
  {
    name: 'webhooks',
    title: (texts) => texts.webhooks.title,
    icon: 'waves',
    admin: true,
    load: async () => (await import('./webhooks/Webhooks.tsx')).Webhooks,
  },
  {
    name: 'blocked',
    title: (texts) => texts.accounts.blocked.title,
    icon: 'lock',
    admin: false,
    load: async () => (await import('./Blocked.tsx')).Blocked,
  },
  {
    name: 'audit-log',
    title: (texts) => texts.accounts.audit.title,
    icon: 'clock',
    admin: true,
    load: async () => (await import('./AuditLog.tsx')).AuditLog,
  },
];
