import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './bench-row.ts';

const PUBLIC = fileURLToPath(new URL('../../dist/public/', import.meta.url));

/** What a page view costs, and what opening the chat adds. */
export function benchSizes(): BenchRow[] {
  const build = join(PUBLIC, 'build.json');
  if (!existsSync(build)) throw new Error('The widget is not built. Run `npm run build`.');
  const { app } = JSON.parse(readFileSync(build, 'utf8'));
  const loader = gzipBytes('widget.js');
  const appBytes = gzipBytes(app);
  return [
    { name: 'loader, gzip', value: loader, unit: 'bytes', goal: '≤ 3,000', met: loader <= 3_000 },
    {
      name: 'app with one language, gzip',
      value: appBytes,
      unit: 'bytes',
      goal: '≤ 36,000',
      met: appBytes <= 36_000,
    },
  ];
}

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(join(PUBLIC, path)), { level: 9 }).length;
}
