import { type Plugin, rollup } from 'rollup';
import { expect, it } from 'vitest';
import { frozenPrototypeSignals } from '../../.build/frozen-prototype-signals.mjs';
import { pusherCore } from '../../.build/pusher-core.mjs';

const SIGNALS = '/node_modules/@preact/signals-core/dist/signals.js';

it('gives the methods that signals assign to a prototype other names', async () => {
  const code = await bundled(
    "function S(){} S.prototype.valueOf=function(){}; S.prototype.toString=()=>''; globalThis.S=S; globalThis.t=Object.prototype.toString.call(1);",
    SIGNALS,
  );
  expect(code).toContain('S.prototype.$valueOf=function');
  expect(code).toContain("S.prototype.$toString=()=>''");
  expect(code).toContain('Object.prototype.toString.call(1)');
});

it.each([
  ['one of them is gone', 'function S(){} S.prototype.valueOf=function(){}; globalThis.S=S;'],
  ['none is assigned any more', 'class S { valueOf() {} toString() {} } globalThis.S=S;'],
  [
    'there is one more',
    'function S(){} S.prototype.valueOf=S.prototype.toString=S; function C(){} C.prototype.toString=S; globalThis.S=S;',
  ],
])('fails the build after an upgrade of signals where %s', async (_what, code) => {
  await expect(bundled(code, SIGNALS)).rejects.toThrow('where one of each was expected');
});

it('fails the build after an upgrade of pusher-js that lacks a module which is left out', async () => {
  await expect(bundled('globalThis.x = 1;', '/some.js', pusherCore())).rejects.toThrow(
    /imports no .*encrypted_channel\.ts.* any more/,
  );
});

it('keeps signing in to the engine only where people sign in', async () => {
  const missed = async (signIn: boolean) =>
    bundled('globalThis.x = 1;', '/some.js', pusherCore({ signIn })).catch(String);
  expect(await missed(false)).toContain('core/user.ts');
  expect(await missed(true)).not.toContain('core/user.ts');
  expect(await missed(true)).toContain('encrypted_channel.ts');
});

function bundled(code: string, id: string, plugin: Plugin = frozenPrototypeSignals()): Promise<string> {
  const source: Plugin = {
    name: 'source',
    resolveId: (asked) => (asked === id ? id : null),
    load: (asked) => (asked === id ? code : null),
  };
  return rollup({ input: id, plugins: [source, plugin], onwarn: () => {} }).then(async (bundle) => {
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    return output[0].code;
  });
}
