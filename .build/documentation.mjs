import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdown } from './markdown.mjs';
import { runTypescript } from './run-typescript.mjs';

const SOURCE = 'server/documentation';
const STYLES = ['docs.css', 'guide.css', 'reference.css'];
/** Scalar's page of a reference, as its package brings it for browsers. */
const SCALAR = 'node_modules/@scalar/fastify-api-reference/dist/js/standalone.js';
/**
 * Fonts that it names, and that no page of ours asks for (`withDefaultFonts` in reference.js). What we ship names no address of
 * others, until Scalar has a build for browsers without them.
 */
const FONTS_ELSEWHERE = /https:\/\/fonts\.scalar\.com\/[\w-]+\.woff2/g;

/** The guides, in the order in which somebody new reads them: the name in the address, and the document. */
export const GUIDES = {
  'first-bot': 'server/documentation/first-bot.md',
  'receive-webhooks': 'server/webhooks/receive-webhooks.md',
  'keep-a-copy': 'server/documentation/keep-a-copy.md',
};

/** The pages at `/api/docs`: the API's reference, and the guides. Everything they load is beside them. */
export function documentationPages() {
  return {
    name: 'documentation-pages',
    async generateBundle(_options, bundle) {
      const names = {};
      for (const { type, name, fileName } of Object.values(bundle))
        if (type === 'chunk') names[`${name}.js`] = fileName.replace('assets/', '');
      const copied = { 'scalar.js': (await readFile(SCALAR, 'utf8')).replace(FONTS_ELSEWHERE, 'data:,') };
      for (const name of STYLES) copied[name] = await readFile(join(SOURCE, name), 'utf8');
      for (const [name, source] of Object.entries(copied)) {
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        names[name] = name.replace(/(\.\w+)$/, `-${hash}$1`);
        this.emitFile({ type: 'asset', fileName: `assets/${names[name]}`, source });
      }
      const emit = (fileName, html) => {
        const source = html.replace(/%([\w-]+\.(?:js|css))%/g, (_, name) => names[name]);
        this.emitFile({ type: 'asset', fileName, source });
      };
      const template = await readFile(join(SOURCE, 'guide.html'), 'utf8');
      const guides = [];
      for (const [name, path] of Object.entries(GUIDES)) {
        const text = await readFile(path, 'utf8');
        const { html, headings } = markdown(text, linkOf);
        const [title] = headings;
        const lead = /^# .+\n\n([\s\S]+?)\n\n/.exec(text)?.[1] ?? '';
        guides.push({ name, title: title.text, lead: markdown(lead, linkOf).html });
        emit(
          `guides/${name}.html`,
          filled(template, { title: title.text, body: html, headings, here: 'guides' }),
        );
      }
      const list = guides.map(
        ({ name, title, lead }) => `<li><a href="/api/docs/guides/${name}">${title}</a>${lead}</li>`,
      );
      const body = `<h1>Guides</h1><ul class="guides">${list.join('')}</ul>`;
      emit('guides.html', filled(template, { title: 'Guides', body, headings: [], here: 'guides' }));
      const { errorPage } = await runTypescript('server/contract/openapi/error-help.ts', 'error-help');
      const errors = markdown(errorPage(), linkOf);
      emit(
        'errors.html',
        filled(template, {
          title: 'Error codes',
          body: errors.html,
          headings: errors.headings,
          here: 'errors',
        }),
      );
      const page = await readFile(join(SOURCE, 'reference.html'), 'utf8');
      emit('reference.html', page.replace('%HEADER%', header('reference')));
    },
  };
}

function filled(template, { title, body, headings, here }) {
  const second = headings.filter(({ level }) => level === 2);
  const contents =
    second.length < 2
      ? ''
      : `<ul>${second.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`).join('')}</ul>`;
  return template
    .replace('%TITLE%', () => title)
    .replace('%HEADER%', () => header(here))
    .replace('%CONTENTS%', () => contents)
    .replace('%BODY%', () => body);
}

function header(here) {
  const items = [
    ['reference', '/api/docs', 'Reference'],
    ['guides', '/api/docs/guides', 'Guides'],
    ['errors', '/api/docs/errors', 'Error codes'],
  ];
  const links = items.map(
    ([name, href, text]) => `<a href="${href}"${name === here ? ' aria-current="page"' : ''}>${text}</a>`,
  );
  return `<header class="top"><a class="name" href="/api/docs">Frontdesk API</a><nav>${links.join('')}</nav></header>`;
}

/** Links between the documents of the repository, as links between pages; others lead to where they led. */
function linkOf(target) {
  if (/^(https?:|#|\/)/.test(target)) return target;
  const [path, heading] = target.split('#');
  const name = Object.keys(GUIDES).find((guide) => GUIDES[guide].endsWith(path.replace(/^(\.\.?\/)+/, '')));
  if (name === undefined)
    throw new Error(`A guide links to ${target}, which is no page of the documentation.`);
  return `/api/docs/guides/${name}${heading === undefined ? '' : `#${heading}`}`;
}
