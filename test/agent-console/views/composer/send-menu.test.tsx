// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { Composer } from '../../../../agent-console/stores/composer/composer.ts';
import { SendMenu } from '../../../../agent-console/views/composer/SendMenu.tsx';
import { stage } from '../../support/render.tsx';

it.each([
  ['Send and resolve', 'resolve'],
  ['Send and snooze until they reply', 'snooze'],
])('%s sends the reply, and says what follows', async (name, after) => {
  const send = vi.fn();
  const close = vi.fn();
  const composer: Pick<Composer, 'send' | 'canSend'> = { send, canSend: () => true };
  const on = await stage(<SendMenu composer={composer as Composer} close={close} />);
  await on.step(() => on.button(name).click());
  expect(send).toHaveBeenCalledExactlyOnceWith('reply', after);
  expect(close).toHaveBeenCalledOnce();
});
