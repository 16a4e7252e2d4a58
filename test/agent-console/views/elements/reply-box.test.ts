// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { focusReplyBoxOnceDrawn, REPLY_BOX_ID } from '../../../../agent-console/views/elements/reply-box.ts';

const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
const focused = () => document.activeElement?.id;
function draw<Tag extends 'textarea' | 'input' | 'dialog'>(tag: Tag, id: string) {
  const element = document.createElement(tag);
  element.id = id;
  return document.body.appendChild(element);
}

beforeEach(() => document.body.replaceChildren());

it('puts the cursor into a box that is drawn later, behind what is written there', async () => {
  focusReplyBoxOnceDrawn(() => true);
  await frame();
  draw('input', 'something else');
  const box = document.createElement('textarea');
  box.id = REPLY_BOX_ID;
  box.value = 'A draft';
  document.body.append(box);
  await vi.waitFor(() => expect(focused()).toBe(REPLY_BOX_ID));
  expect(box.selectionStart).toBe(7);
});

it.each([
  ['is in another field', () => draw('input', 'other').focus(), true],
  ['has opened a dialog', () => draw('dialog', 'dialog').setAttribute('open', ''), true],
  ['has opened another thread', () => {}, false],
])('leaves the focus to an agent who %s meanwhile', async (_where, goOn, stillOpen) => {
  focusReplyBoxOnceDrawn(() => stillOpen);
  await frame();
  goOn();
  const before = focused();
  const focus = vi.spyOn(draw('textarea', REPLY_BOX_ID), 'focus');
  for (let frames = 0; frames < 3; frames += 1) await frame();
  expect(focus).not.toHaveBeenCalled();
  expect(focused()).toBe(before);
});
