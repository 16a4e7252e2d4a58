import type { SiteSettings } from './schemas/site-settings.ts';

/** What a new site says. As long as it does, the widget says it in the visitor's language. */
export const DEFAULT_GREETING = 'Hello! How can we help?';

/** What holds for a site until its admin decides otherwise. */
export const DEFAULT_SETTINGS: SiteSettings = {
  look: { position: 'right', offsetX: 20, offsetY: 20, zIndex: 2_147_483_000, theme: 'auto', faces: false },
  greetings: {},
  texts: {},
  hours: null,
  absence: 'always',
  form: [],
  consent: null,
  topics: [],
  rating: 'faces',
  proactive: [],
  typingPreview: false,
  routing: { mode: 'shared', cap: 5, acceptSeconds: 30, sticky: false },
};
