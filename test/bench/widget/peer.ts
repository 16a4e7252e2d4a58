import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { installOnDemand } from '../../support/run/install-on-demand.ts';

export type Peer = { name: string; code: string; gzipBytes: number };

/**
 * The chat widget of Papercups as a page would bundle it, with the React it needs. Its app lives in a frame from its own
 * server, which is not there: what is measured is what the page itself pays.
 */
export async function bundlePeer(): Promise<Peer> {
  const folder = installOnDemand('peer', '@papercups-io/chat-widget', ['--legacy-peer-deps']);
  const { outputFiles } = await build({
    stdin: {
      resolveDir: folder,
      contents: `
        import React from 'react';
        import { render } from 'react-dom';
        import { ChatWidget } from '@papercups-io/chat-widget';
        render(React.createElement(ChatWidget, { accountId: 'none', baseUrl: location.origin, hideToggleButton: false }),
          document.getElementById('peer'));`,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
  const code = outputFiles[0]?.text ?? '';
  return { name: 'Papercups 1.3.1', code, gzipBytes: gzipSync(code, { level: 9 }).length };
}
