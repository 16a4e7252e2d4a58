import {
  ChangeSite,
  CreateSite,
  Sightings,
  SiteContents,
  SiteSummary,
  Sites,
} from '../../schemas/agent-api.ts';
import { CheckPage, PageCheck } from '../../schemas/checks/page-check.ts';
import { Retention, RetentionPreview } from '../../schemas/site-setting-parts.ts';
import { OTHER_ID } from '../examples.ts';
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
  sightings: {
    method: 'GET',
    path: '/api/agent/sightings',
    who: 'admin',
    key: 'settings',
    answer: Sightings,
    summary: 'List where the chat was seen',
    description:
      'On which websites visitors opened the chat of each site, and when last, within a few seconds. It is learnt from visitors who open the chat and from `frontdesk doctor`; a page on which nobody does asks for nothing.',
    example: {
      answer: {
        sightings: [{ siteId: OTHER_ID, origin: 'https://shop.example', seenAt: 1_700_000_000_000 }],
        now: 1_700_000_003_000,
      },
    },
  },
  checkPage: {
    method: 'POST',
    path: '/api/agent/sites/:id/page-checks',
    who: 'admin',
    key: 'settings',
    body: CheckPage,
    answer: PageCheck,
    errors: ['site_unknown'],
    summary: 'Check a page that is to have the chat',
    description:
      'The server fetches the page and looks for the tag, its key, the allowed origins, mixed content and the Content-Security-Policy, and whether the engine opens WebSockets. It reaches what is on the public internet, as webhooks do, runs no script of the page, and keeps nothing but where the chat was seen.',
    example: {
      body: { url: 'https://shop.example/' },
      answer: {
        url: 'https://shop.example/',
        findings: [
          { check: 'tag', ok: true, says: 'is in the page, once' },
          {
            check: 'content_security_policy',
            ok: false,
            says: 'It keeps the chat out. Add to it: img-src https://chat.example',
            problem: 'policy_blocks',
            values: { directives: 'img-src https://chat.example' },
          },
        ],
      },
    },
  },
  previewDeletion: {
    method: 'GET',
    path: '/api/agent/sites/:id/deletion-preview',
    who: 'admin',
    key: 'settings',
    answer: SiteContents,
    errors: ['site_unknown'],
    summary: 'Count what the deletion of a site would take with it',
    description: 'Counts stop at 100,000.',
    example: { answer: { conversations: 1203, visitors: 874 } },
  },
  remove: {
    method: 'DELETE',
    path: '/api/agent/sites/:id',
    who: 'admin',
    confirmed: true,
    errors: ['last_site'],
    summary: 'Delete a site',
    description:
      'Its tag stops working at once, and its visitors are disconnected. Conversations, visitors and files are then deleted for good, in small steps; consoles, webhooks and the feed are told of each. Figures of reports stay, without people. It cannot be undone. The same again changes nothing.',
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
      body: { conversationDays: 365, visitorDays: 90, activityDays: null, fileDays: 180 },
      answer: { conversations: 1203, visitors: 87, files: 40, complete: true },
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
