import { basename } from 'node:path';
import { FIRST_CHUNK, languageChunk } from './chunks.mjs';

/**
 * The parts of an app that are fetched when they are wanted, at addresses at which each can be asked for again.
 *
 * Browsers remember that a module could not be had, and what another imports, too: one broken connection, and a part would be
 * missing for as long as the page is open. A part that failed is asked for in a folder that is not there, `late<time>/`, which the
 * server passes over, and so is what it imports of other parts. What the app loads at once stands outside, at the one address that
 * it was loaded from: there is one Preact, and one of each store.
 *
 * Waits for: browsers to fetch a module again whose fetch failed (https://github.com/whatwg/html/pull/10327). Once all that are
 * supported do, `import()` at the same address is enough.
 * @param folder of parts that are asked for the first time, as seen from the app's entry
 * @param outside the entry's own folder, as seen from all of these
 */
export function lateParts({ folder, outside }) {
  return {
    name: 'late-parts',
    intro({ dynamicImports, ...chunk }) {
      if (dynamicImports.length === 0) return '';
      const [first, again] = isLate(chunk) || folder === './' ? ['./', outside] : [folder, './'];
      return `const askAgain=load=>load("${first}").catch(()=>load("${again}late"+Date.now()+"/"));`;
    },
    // Where one of the widget's languages cannot be had, English stands in.
    renderDynamicImport({ chunk, targetModuleId }) {
      if (languageChunk(targetModuleId) === null)
        return { left: 'askAgain(folder=>import(folder+', right: '))' };
      return isLate(chunk) ? { left: `import("${outside}"+`, right: ')' } : null;
    },
    renderChunk(code, chunk, _options, { chunks }) {
      const late = isLate(chunk);
      const moved = chunk.imports
        .filter((name) => isLate(chunks[name]) !== late)
        .reduce((text, name) => {
          const imported = new RegExp(`(["'])\\./(?=${literally(basename(name))}\\1)`, 'g');
          return text.replace(imported, `$1${late ? outside : folder}`);
        }, code);
      // Folder and name make the address.
      return { code: moved.replace(/(folder|"\.\.\/")\+(["'])\.\//g, '$1+$2'), map: null };
    },
  };
}

/** Entries, what they load at once, and languages have no other address than theirs. */
function isLate({ isEntry, name, moduleIds }) {
  return !isEntry && name !== FIRST_CHUNK && !moduleIds.some((id) => languageChunk(id) !== null);
}

/** As a part of a pattern: while it is written, a chunk's name holds characters that mean something there. */
function literally(name) {
  return name.replace(/[^\w-]/g, '\\$&');
}
