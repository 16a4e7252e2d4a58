import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLIC } from './folders.mjs';

/** What a build has, under which hashed names: for the server, the loader and `.ci/size.mjs`. */
export function emptyManifest() {
  return { files: [], app: '', engine: '', proactive: '', frame: '', console: '', consoleStyle: '' };
}

/** Writes down the names of the widget's entries, below the public folder. */
export function recordWidget(manifest) {
  return {
    name: 'record-widget',
    generateBundle(_options, bundle) {
      const fileOf = (name) => Object.values(bundle).find((file) => file.name === name).fileName;
      manifest.app = `widget/${fileOf('app')}`;
      manifest.engine = `widget/${fileOf('engine')}`;
    },
  };
}

/** The file of messages that a site shows by itself. */
export function recordProactive(manifest) {
  return {
    name: 'record-proactive',
    generateBundle(_options, bundle) {
      manifest.proactive = Object.keys(bundle).find((name) => /^proactive-.*\.js$/.test(name));
    },
  };
}

/** What a page has of a chat in a frame. */
export function recordFrame(manifest) {
  return {
    name: 'record-frame',
    generateBundle(_options, bundle) {
      manifest.frame = Object.keys(bundle).find((name) => /^frame-.*\.js$/.test(name));
    },
  };
}

/** Writes `build.json`; belongs to the last of the bundles that the manifest names. */
export function writeManifest(manifest) {
  return {
    name: 'write-manifest',
    writeBundle: () => writeFile(join(PUBLIC, 'build.json'), JSON.stringify(manifest)),
  };
}
