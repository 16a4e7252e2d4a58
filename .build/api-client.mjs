import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runTypescript } from './run-typescript.mjs';

const run = promisify(execFile);
const CONTRACT = 'server/contract';
const TSC = 'node_modules/typescript/bin/tsc';

/** Where the TypeScript of `@frontdesk/client` is put together: what is written by hand beside what is generated. */
export const CLIENT_SOURCE = '.cache/api-client';

/** Puts the TypeScript of the package together, from the definitions of the routes as they are now. */
export function apiClientSource() {
  return {
    name: 'api-client-source',
    async buildStart() {
      await rm(CLIENT_SOURCE, { recursive: true, force: true });
      await mkdir(CLIENT_SOURCE, { recursive: true });
      await cp(`${CONTRACT}/api-client`, `${CLIENT_SOURCE}/api-client`, {
        recursive: true,
        filter: (path) => !path.endsWith('generate') && !/\.(json|md)$/.test(path),
      });
      await copyFile(`${CONTRACT}/errors.ts`, `${CLIENT_SOURCE}/errors.ts`);
      for (const [name, text] of Object.entries(await generated())) {
        await mkdir(dirname(join(CLIENT_SOURCE, name)), { recursive: true });
        await writeFile(join(CLIENT_SOURCE, name), text);
      }
    },
  };
}

/** The generator is TypeScript and reads the route table. */
async function generated() {
  const { source } = await runTypescript(`${CONTRACT}/api-client/generate/main.ts`, 'api-client');
  return source;
}

/**
 * Writes the types of the package beside its JavaScript. What does not compile ends the build.
 * @param folder of the package
 */
export function clientTypes(folder) {
  return {
    name: 'client-types',
    async writeBundle() {
      const options = ['--strict', '--declaration', '--emitDeclarationOnly', '--allowImportingTsExtensions'];
      const platform = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', ''];
      const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--verbatimModuleSyntax'];
      const places = ['--ignoreConfig', '--rootDir', CLIENT_SOURCE, '--outDir', folder];
      const args = [TSC, `${CLIENT_SOURCE}/index.ts`, ...options, ...platform, ...modules, ...places];
      await run(process.execPath, args).catch(({ stdout }) => {
        throw new Error(`The types of the client do not compile:\n${stdout}`);
      });
      for (const name of await readdir(folder, { recursive: true }))
        if (name.endsWith('.d.ts')) await importsOfJavaScript(join(folder, name));
    },
  };
}

/** Declarations name the modules that are there: compiled ones. */
async function importsOfJavaScript(path) {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"));
}
