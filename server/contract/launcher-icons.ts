import type { SiteSettings } from './schemas/site-settings.ts';

/**
 * What may be drawn on the launcher, by the name that a site's settings have for it: a shape of 28 by 28, as `path()` of
 * CSS takes it; what goes round the other way is a hole. The first is the one in `widget/embed/launcher.css`, and the
 * server puts the others in its place, so that none costs a page anything.
 */
export const LAUNCHER_ICONS: Readonly<Record<SiteSettings['launcherIcon'], string>> = {
  chat: 'M8 3h12q6 0 6 6v6q0 6-6 6h-5l-7 5v-5q-6 0-6-6V9q0-6 6-6z',
  question:
    'M14 2a8.5 8.5 0 0 1 8.5 8.5c0 3.2-1.9 5-3.8 6.4-1.7 1.3-2.4 1.9-2.4 3.2v.4h-4.4v-.6c0-3.4 2-5.1 3.8-6.4 1.5-1.2 2.3-1.8 2.3-3a4 4 0 0 0-8 0H5.5A8.5 8.5 0 0 1 14 2zM11.9 22h4.4v4.4h-4.4z',
  envelope:
    'M5 5h18a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3zM6.6 8.3l-1.4 2.2 8.8 5.8 8.8-5.8-1.4-2.2-7.4 4.9z',
};
