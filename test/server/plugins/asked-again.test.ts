import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startTestServer } from '../../support/test-server.ts';

describe('a file that a browser asks for again', () => {
  it('is had in the folders that it makes up for that', async () => {
    const server = await startTestServer({ built: true });
    try {
      const { files }: { files: string[] } = JSON.parse(
        await readFile(new URL('../../../dist/public/build.json', import.meta.url), 'utf8'),
      );
      const FOLDERS = [
        ['widget/', ['late/', '1/', 'late1796000000000/', '1/late/', '1/late1796000000000/']],
        ['console/assets/', ['late1796000000000/']],
      ] as const;
      for (const [place, folders] of FOLDERS) {
        const name = files.find((one) => one.startsWith(place) && one.endsWith('.js'))?.slice(place.length);
        const plain = await file(`${server.url}/${place}${name}`);
        expect(plain.status).toBe(200);
        for (const folder of folders) {
          const { status, body, type } = await file(`${server.url}/${place}${folder}${name}`);
          expect([folder, status, type]).toEqual([folder, 200, plain.type]);
          expect(body.equals(plain.body)).toBe(true);
        }
      }
    } finally {
      await server.remove();
    }
  });
});

async function file(url: string): Promise<{ status: number; type: string | null; body: Buffer }> {
  const answer = await fetch(url);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}
