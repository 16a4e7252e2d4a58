// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { keepToOurselves } from '../../../widget/app/keep-to-ourselves.ts';

function chat() {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const mount = root.appendChild(document.createElement('div'));
  const field = mount.appendChild(document.createElement('input'));
  const launcher = root.appendChild(document.createElement('button'));
  return { host, mount, field, launcher };
}

test.each([
  ['keydown', 'field'],
  ['keyup', 'field'],
  ['focusin', 'field'],
  ['focusout', 'launcher'],
  ['keydown', 'launcher'],
  ['paste', 'field'],
  ['drop', 'field'],
] as const)(
  'a page does not hear a %s at the %s while the chat is there, and does again when it is gone',
  (name, at) => {
    const parts = chat();
    const heard = vi.fn();
    document.addEventListener(name, heard);
    const happens = () => parts[at].dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    const end = keepToOurselves(parts.host, parts.mount);
    happens();
    expect(heard).not.toHaveBeenCalled();
    end();
    happens();
    expect(heard).toHaveBeenCalledTimes(1);
    document.removeEventListener(name, heard);
    parts.host.remove();
  },
);
