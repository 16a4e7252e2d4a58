import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SiteRow } from '../database/tables.ts';
import { logoPath } from './logo.ts';
import { settingsOf } from './settings.ts';

const PROACTIVE = /^proactive-[\w-]{8}\.js$/;

/** The widget's loader with what one site has decided, in one file: no second request, nothing stored, no waiting. */
export function createLoader(publicDir: string) {
  const plain = readFileSync(join(publicDir, 'widget.js'), 'utf8');
  const proactive = filesOf(join(publicDir, 'widget')).find((name) => PROACTIVE.test(name)) ?? null;

  /**
   * Before the loader: what the tag itself does not say. After it: hides where the site wants no chat while nobody is
   * there, and fetches what shows messages by itself, only where there are any.
   * @param attended somebody is there now
   */
  return (site: SiteRow, attended: boolean): Buffer => {
    const { look, absence, proactive: rules } = settingsOf(site);
    const { position, theme, offsetX, offsetY, zIndex } = look;
    const given = { site: site.site_key, color: site.color, position, theme, offsetX, offsetY, zIndex };
    const speaker = { name: site.name, logo: logoPath(site) };
    const own = { key: site.site_key, hidden: absence === 'hidden' && !attended, rules };
    const before = `(t=>{if(t)for(const[k,v]of Object.entries(${script(given)}))t.dataset[k]||(t.dataset[k]=v)})(document.currentScript);`;
    const after = [
      own.hidden ? hide(own.key) : '',
      // What invites into a chat that is hidden would invite into nothing.
      rules.length > 0 && proactive !== null && !own.hidden
        ? `(u=>import(u).then(m=>m.startProactive(${script(site.site_key)},${script(rules)},${script(speaker)})).catch(()=>{}))(new URL("widget/${proactive}",document.currentScript.src).href);`
        : '',
    ];
    return Buffer.from([before, plain, ...after].join('\n'));
  };
}

export const gzipped = (body: Buffer): Buffer => gzipSync(body, { level: 6 });

/** Not from who has a conversation going on. */
function hide(key: string): string {
  const stored = script(`frontdesk:${key}:expected`);
  return `try{localStorage[${stored}]||frontdesk("boot",{site:${script(key)}}).then(f=>f("hide"))}catch{}`;
}

/** JSON that may stand in a script. */
function script(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
