import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from './cli/run-command.ts';
import { surviveClosedOutput } from './relay/process/output.ts';
import { runServer } from './run-server.ts';

surviveClosedOutput();
// What is written holds secrets and people's words: no other user of this machine reads it.
process.umask(0o077);
if (existsSync('.env')) process.loadEnvFile('.env');

const [first, ...rest] = process.argv.slice(2);
if (first === 'start') await runServer(rest);
else
  process.exitCode = await runCommand(process.argv.slice(2), {
    env: process.env,
    pictureProgram: { path: fileURLToPath(new URL('./pictures.js', import.meta.url)) },
    say: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  });
