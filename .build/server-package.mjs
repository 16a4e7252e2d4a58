import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST } from './folders.mjs';
import { shrinkwrap } from './shrinkwrap.mjs';

/**
 * Makes the folder of all that is built a package for npm, `frontdesk`: its command is `dist/server/cli.js`, which finds what
 * browsers get beside it. What is for others – the widget's package, the client's, the demo – is not packed.
 * @param bundled the packages that the server has inside
 */
export function serverPackage(bundled) {
  return {
    name: 'server-package',
    /** What a shell needs to run the command line by its name. */
    banner: ({ name, isEntry }) => (isEntry && name === 'cli' ? '#!/usr/bin/env node' : ''),
    async writeBundle() {
      const own = JSON.parse(await readFile('package.json', 'utf8'));
      const { name, version, description, license, type, engines } = own;
      // npm heeds overrides of the outermost package alone. What the server needs in another version than its packages ask for
      // stands beside them, and is then taken by them.
      const wanted = { ...own.dependencies, ...own.overrides };
      const dependencies = Object.fromEntries(
        Object.entries(wanted).filter(([one]) => !bundled.includes(one)),
      );
      const made = {
        ...{ name, version, description, license, type, engines },
        keywords: ['customer support', 'live chat', 'help desk'],
        bin: { frontdesk: 'server/cli.js' },
        files: ['server/*.js', 'public', 'npm-shrinkwrap.json'],
        publishConfig: { access: 'public', provenance: true },
        dependencies,
      };
      await writeFile(join(DIST, 'package.json'), `${JSON.stringify(made, null, 2)}\n`);
      const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
      const wrapped = `${JSON.stringify(shrinkwrap(lock, made), null, 2)}\n`;
      await writeFile(join(DIST, 'npm-shrinkwrap.json'), wrapped);
      await copyFile('server/operating/npm/README.md', join(DIST, 'README.md'));
      await copyFile('LICENSE', join(DIST, 'LICENSE'));
    },
  };
}
