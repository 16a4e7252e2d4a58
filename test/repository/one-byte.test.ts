import { expect, it } from 'vitest';
import { oneByte } from '../../.build/one-byte.mjs';

it('writes what V8 would keep in two bytes a character so that it means the same', () => {
  const source = 'return ["消息 🎉 é", /[：🎉]+/u.exec("a：🎉b")[0], `„`]';
  const { code } = oneByte().renderChunk(source);
  expect(code).not.toMatch(/[\u0100-\uffff]/);
  expect(new Function(code)()).toEqual(['消息 🎉 é', '：🎉', '„']);
});
