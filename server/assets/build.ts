import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Written by `.build/manifest.mjs` beside what it built. */
export const BUILD_FILE = 'build.json';
/** Names that contain a hash of the content: such a file never changes, and may be kept for ever by whoever has it. */
export const HASHED = /^(widget|console\/assets|docs\/assets)\/[\w.-]+-[\w-]{8}\.(js|css)$/;

/** What lies in the public folder. */
export type Build = {
  /** Every file by its name below the folder, with `/`. Earlier builds' files are among them. */
  names: ReadonlySet<string>;
  /** The hashed files of this build alone, and those of the documentation, which change seldom. */
  current: readonly string[];
  /**
   * The names of the widget's entry, of what a page has of a chat in a frame, and of the chunk that shows proactive messages;
   * null where nothing is built.
   */
  app: string | null;
  frame: string | null;
  proactive: string | null;
};

/**
 * Looks through the public folder, once, at the start.
 * @throws when the widget is not built, with a sentence that says what to run
 */
export function readBuild(publicDir: string): Build {
  const loader = join(publicDir, 'widget.js');
  if (!existsSync(loader))
    throw new Error(`The widget and the console are not built: ${loader} is missing. Run \`npm run build\`.`);
  const names = new Set(
    readdirSync(publicDir, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/')),
  );
  // Without it there is a loader and nothing it could load: a folder that stands for a build in tests.
  if (!names.has(BUILD_FILE)) return { names, current: [], app: null, frame: null, proactive: null };
  const {
    files,
    app,
    frame = null,
    proactive,
  } = JSON.parse(readFileSync(join(publicDir, BUILD_FILE), 'utf8'));
  // `npm run dev` packs nothing, and replaces the files of one node alone.
  const ofDocumentation = [...names].filter(
    (name) => name.startsWith('docs/') && HASHED.test(name) && names.has(`${name}.br`),
  );
  return {
    names,
    current: [...files, ...ofDocumentation],
    app: app.replace('widget/', ''),
    frame,
    proactive,
  };
}
