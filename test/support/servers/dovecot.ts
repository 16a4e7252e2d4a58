import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';

/** Whether this machine has a Dovecot (`apt-get install dovecot-imapd`) and may start it. */
export const HAS_DOVECOT = spawnSync('dovecot', ['--version']).status === 0 && process.getuid?.() === 0;
export const MAILBOX_PASSWORD = 'p@ss:word/1';
/** The numbers of `nobody`, who owns the mail. */
const NOBODY = 65_534;

/** A real Dovecot with a mailbox for every name that signs in with the password, on a free port of this machine. */
export async function startDovecot() {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-dovecot-'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'mail'), { mode: 0o777 });
  await chmod(join(folder, 'mail'), 0o777);
  const port = await freePort();
  const file = join(folder, 'dovecot.conf');
  await writeFile(
    file,
    `base_dir = ${join(folder, 'run')}
     log_path = /dev/stderr
     protocols = imap
     listen = 127.0.0.1
     ssl = no
     disable_plaintext_auth = no
     mail_location = maildir:${join(folder, 'mail')}/%u
     first_valid_uid = 1
     service imap-login {
       inet_listener imap {
         port = ${port}
       }
       inet_listener imaps {
         port = 0
       }
     }
     passdb {
       driver = static
       args = password=${MAILBOX_PASSWORD}
     }
     userdb {
       driver = static
       args = uid=${NOBODY} gid=${NOBODY} home=${join(folder, 'mail')}/%u
     }
    `,
  );
  const child = startChild('dovecot', ['-F', '-c', file], { env: {} });
  await eventually(async () => {
    if (child.process.exitCode !== null) throw new Error(`Dovecot did not start: ${child.output()}`);
    const client = await signIn(port, 'somebody');
    await client.logout();
  });
  return {
    port,
    output: () => child.output(),
    /** A client that delivers mail, and looks at what became of it. */
    signIn: (user: string) => signIn(port, user),
    async stop(): Promise<void> {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Dovecot = Awaited<ReturnType<typeof startDovecot>>;

async function signIn(port: number, user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user, pass: MAILBOX_PASSWORD },
    logger: false,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
