import { escapeHtml } from '../common/html.ts';
import type { SiteRow } from '../database/tables.ts';
import { settingsOf } from './settings.ts';

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/**
 * The chat of a site as a page of its own: the tag, as any page has it, with the whole page as the chat's place. The policy
 * of our own pages holds: nothing is inline.
 * @param language a tag such as `de-AT`, of the address or of the browser
 */
export function fullPage(site: SiteRow, language: string): string {
  const { theme } = settingsOf(site).look;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
  <head>
    <meta charset="utf-8">
    <title>${escapeHtml(site.name)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
    <meta name="theme-color" content="${escapeHtml(site.color)}">
    <script async src="../widget.js?site=${encodeURIComponent(site.site_key)}" data-target="body"></script>
  </head>
  <body></body>
</html>
`;
}

/**
 * The language that a page is asked for in.
 * @param asked of the address; goes before the browser's
 * @param accepted the header `accept-language`
 */
export function languageOf(asked: unknown, accepted: string | undefined): string {
  const [first = ''] = (accepted ?? '').slice(0, 200).split(/[,;]/);
  return [`${asked ?? ''}`, first.trim()].find((tag) => LANGUAGE.test(tag)) ?? 'en';
}
