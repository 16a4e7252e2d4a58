import { Type } from 'typebox';
import { SiteOpening } from '../../schemas/widget-api.ts';
import type { Routes } from '../route.ts';

const SiteParams = Type.Object({ siteKey: Type.String({ minLength: 1, maxLength: 64 }) });

/** What anybody may know of a site. */
export const widgetSites = {
  read: {
    method: 'GET',
    path: '/api/widget/sites/:siteKey',
    who: 'anybody',
    params: SiteParams,
    answer: SiteOpening,
    errors: ['site_unknown', 'origin_not_allowed'],
    summary: 'Read what anybody may know of a site',
    description: 'How its widget looks and speaks, and whether somebody is there. Creates nothing.',
  },
  logo: {
    method: 'GET',
    path: '/api/widget/sites/:siteKey/logo',
    who: 'anybody',
    params: SiteParams,
    query: Type.Object({ v: Type.Optional(Type.String({ maxLength: 40 })) }),
    content: 'image/webp',
    errors: ['site_unknown', 'not_found'],
    summary: "Download the site's picture",
    description: 'For `<img>`. `v` changes with the picture, for caches.',
  },
  logoPng: {
    method: 'GET',
    path: '/api/widget/sites/:siteKey/logo.png',
    who: 'anybody',
    params: SiteParams,
    query: Type.Object({ v: Type.Optional(Type.String({ maxLength: 40 })) }),
    content: 'image/png',
    errors: ['site_unknown', 'not_found'],
    summary: "Download the site's picture as PNG",
    description: 'For mails: some programs show no WebP. The address is the same in every mail.',
  },
  avatar: {
    method: 'GET',
    path: '/api/widget/avatars/:id',
    who: 'anybody',
    content: 'image/webp',
    errors: ['not_found'],
    summary: 'Download the picture of an agent or a bot',
    description:
      'For `<img>`. Whoever has the address may see it; it is random, and another one with every picture.',
  },
  avatarPng: {
    method: 'GET',
    path: '/api/widget/avatars/:id/avatar.png',
    who: 'anybody',
    content: 'image/png',
    errors: ['not_found'],
    summary: 'Download the picture of an agent or a bot as PNG',
    description: 'For mails: some programs show no WebP. The address is the same in every mail.',
  },
} as const satisfies Routes;
