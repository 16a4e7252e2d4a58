import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** Writes the console's index.html with the hashed names of its script and of its style sheet, and that style sheet. */
export function consolePage({ template, style, manifest }) {
  return {
    name: 'console-page',
    async generateBundle(_options, bundle) {
      const bundled = await build({
        entryPoints: [style],
        bundle: true,
        minify: true,
        write: false,
        target: 'safari15',
      });
      const css = bundled.outputFiles[0].contents;
      const cssName = `assets/console-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
      manifest.console = `console/${entryNamed('console', bundle)}`;
      manifest.consoleStyle = `console/${cssName}`;
      const html = (await readFile(template, 'utf8'))
        .replace('%SCRIPT%', `/${manifest.console}`)
        .replace('%STYLE%', `/${manifest.consoleStyle}`);
      this.emitFile({ type: 'asset', fileName: cssName, source: css });
      this.emitFile({ type: 'asset', fileName: 'index.html', source: html });
    },
  };
}

/** Writes a page of the widget's folder, such as the console's preview, with the hashed name of its script. */
export function widgetPage(name) {
  return {
    name: `${name}-page`,
    async generateBundle(_options, bundle) {
      const html = await readFile(`widget/${name}/${name}.html`, 'utf8');
      const source = html.replace('%SCRIPT%', `/widget/${entryNamed(name, bundle)}`);
      this.emitFile({ type: 'asset', fileName: `${name}.html`, source });
    },
  };
}

function entryNamed(name, bundle) {
  return Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === name)
    .fileName;
}
