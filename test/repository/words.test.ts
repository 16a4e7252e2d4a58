import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

/** Words of an earlier dialect, and those of the field that took their place. */
const OLD_WORDS = new Map([
  ['told', 'notified, reported or published: whatever is done'],
  ['untold', 'pending'],
  ['wish', 'preference'],
  ['wishes', 'preferences'],
  ['hurry', 'retryNow'],
  ['deed', 'action'],
  ['trail', 'activity'],
  ['shelf', 'storedOutbox'],
  ['door', 'publicApi'],
  ['world', 'deps or ports'],
  ['keeper', 'worker'],
  ['robin', 'roundRobin'],
  ['suspicion', 'requireProof'],
  ['fate', 'retry'],
]);
const ROOTS = ['server', 'widget', 'agent-console', 'demo', 'test', '.build', '.ci'];
/** What is stored keeps its word (README.md, Words), and so does what reads it under its old name. */
const READS_OLD = /node_modules|\/migrations\/|\/migrate\.ts$|stored-event|words\.test|^test\/upgrades\//;
/** `robin` after `round` is the field's own word; the last is the protocol's of assistants. */
const FIELD = /round_?robin|openWorldHint/i;

it('names in the code use the words of the field', () => {
  const found = ROOTS.flatMap(sourcesIn).flatMap((path) =>
    namesIn(readFileSync(inRepository(path), 'utf8')).flatMap((name) => {
      const old = partsOf(name).find((part) => OLD_WORDS.has(part));
      return old === undefined || FIELD.test(name) ? [] : [`${path}: ${name} (${OLD_WORDS.get(old)})`];
    }),
  );
  expect([...new Set(found)]).toEqual([]);
});

it('an old word is found in a name, and none is in a text or a comment', () => {
  expect(partsOf('whoIsTold')).toContain('told');
  expect(namesIn("const told = 'a wish'; // a door\n/* the world */ `told wish`")).toEqual(['const', 'told']);
});

function sourcesIn(root: string): string[] {
  return readdirSync(inRepository(root), { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !READS_OLD.test(path));
}

/** Comments and texts left out, with what templates have inside. */
function namesIn(source: string): string[] {
  const code = source.replace(
    /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    ' ',
  );
  return code.match(/[A-Za-z$][\w$]*/g) ?? [];
}

/** Of names in camel case: those with an underscore are of the database, or of the interface of somebody else. */
function partsOf(name: string): string[] {
  if (name.includes('_')) return [];
  return name.split(/(?=[A-Z])/).map((part) => part.toLowerCase());
}
