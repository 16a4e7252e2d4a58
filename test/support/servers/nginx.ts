import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startChild } from '../child.ts';

/** Whether this machine has an nginx (`apt-get install nginx-light`). */
export const HAS_NGINX = spawnSync('nginx', ['-v']).status === 0;

const LISTENS_WITHIN_MS = 30_000;
const LOOK_MS = 25;

/**
 * A real nginx in the foreground, with nothing set but what is given.
 * @param http stands within its `http { … }`
 */
export async function startNginx(
  folder: string,
  port: number,
  http: string,
): Promise<{ stop(): Promise<void> }> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  // Its workers take another user by default, who may not write into the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `${user} daemon off; pid ${join(folder, 'nginx.pid')}; error_log stderr;
     events {}
     http { access_log off; ${temporary}
     ${http} }`,
  );
  const child = startChild('nginx', ['-e', 'stderr', '-c', file, '-p', folder], { env: {} });
  // The fault suite starts it, too, where nothing of vitest is there.
  const deadline = Date.now() + LISTENS_WITHIN_MS;
  while (!(await isListening(port))) {
    if (child.process.exitCode !== null || Date.now() > deadline)
      throw new Error(`nginx did not start: ${child.output()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return { stop: () => child.stop() };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
