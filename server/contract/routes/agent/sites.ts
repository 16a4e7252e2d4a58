import { ChangeSite, CreateSite, SiteSummary, Sites } from '../../schemas/agent-api.ts';
import { Retention, RetentionPreview } from '../../schemas/site-setting-parts.ts';
import type { Routes } from '../route.ts';

/** The sites, and what admins decide about them. */
export const sites = {
  list: {
    method: 'GET',
    path: '/api/agent/sites',
    who: 'agent',
    key: 'read',
    answer: Sites,
    summary: 'List the sites',
    description:
      'With their settings, the tag to paste, and the directives that a Content-Security-Policy needs.',
  },
  create: {
    method: 'POST',
    path: '/api/agent/sites/:id',
    who: 'admin',
    key: 'settings',
    body: CreateSite,
    answer: SiteSummary,
    creates: 'once',
    errors: ['id_taken'],
    summary: 'Add a site',
    description: 'Under an id that the client mints. No allowed origins: every website that has its key.',
    example: { body: { name: 'Shop', allowedOrigins: ['https://shop.example'] } },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/sites/:id',
    who: 'admin',
    key: 'settings',
    body: ChangeSite,
    answer: SiteSummary,
    errors: ['site_unknown'],
    summary: 'Change a site',
    description:
      'What is left out stays, and of the settings each section that is left out. `bad_request` names in `details.field` the path of what cannot be.',
    example: { body: { name: 'Shop', settings: { rating: 'faces' } } },
  },
  previewRetention: {
    method: 'POST',
    path: '/api/agent/sites/:id/retention-preview',
    who: 'admin',
    key: 'settings',
    body: Retention,
    answer: RetentionPreview,
    errors: ['site_unknown'],
    summary: 'Count what a retention would delete',
    description: 'With the days of the body in place of those of the site. Nothing is deleted or changed.',
    example: {
      body: { conversationDays: 365, visitorDays: 90, activityDays: null },
      answer: { conversations: 1203, visitors: 87, complete: true },
    },
  },
  putLogo: {
    method: 'POST',
    path: '/api/agent/sites/:id/logo',
    who: 'admin',
    key: 'settings',
    file: true,
    answer: SiteSummary,
    errors: ['site_unknown'],
    summary: "Set a site's picture",
    description: 'One picture, in a part named `file`; `file_unreadable` when it is none.',
  },
  deleteLogo: {
    method: 'DELETE',
    path: '/api/agent/sites/:id/logo',
    who: 'admin',
    key: 'settings',
    answer: SiteSummary,
    errors: ['site_unknown'],
    summary: "Remove a site's picture",
    description: 'The widget shows the name alone from now on.',
  },
} as const satisfies Routes;
