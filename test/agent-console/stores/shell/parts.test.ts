import { describe, expect, it } from 'vitest';
import { createParts, type Part } from '../../../../agent-console/stores/shell/parts.ts';
import { AGENT_AVAILABILITY_EVENT } from '../../../../server/contract/channels.ts';
import { uuid } from '../../support/fake-deps.ts';

/** Three parts, and what they were called for. */
function three() {
  const calls: string[] = [];
  const parts = createParts();
  const part = (name: string): Part => ({
    receive: { [AGENT_AVAILABILITY_EVENT]: ({ state }) => calls.push(`${name} ${state}`) },
    catchUp: () => calls.push(`${name} catches up`),
    storageChanged: (key) => calls.push(`${name} ${key}`),
    stop: () => calls.push(`${name} stops`),
  });
  parts.add(part('inbox'));
  parts.add({ refresh: () => calls.push('refresh'), resume: () => calls.push('resume') });
  parts.add(part('thread'));
  return { parts, calls };
}

describe('the parts of the workspace', () => {
  it('are told in the order in which they were added, each of what it asked for', () => {
    const { parts, calls } = three();
    parts.tell(AGENT_AVAILABILITY_EVENT, { agentId: uuid(1), state: 'busy' });
    parts.tell('database.renewed', 'another');
    parts.catchUp();
    parts.storageChanged('drafts', null);
    expect(calls).toEqual([
      'inbox busy',
      'thread busy',
      'inbox catches up',
      'thread catches up',
      'inbox drafts',
      'thread drafts',
    ]);
  });

  it('are told nothing more once they are taken out, even by another one that is being told', () => {
    const parts = createParts();
    const calls: string[] = [];
    parts.add({ catchUp: () => leave() });
    const leave = parts.add({ catchUp: () => calls.push('guest') });
    parts.add({ catchUp: () => calls.push('last') });
    parts.catchUp();
    parts.catchUp();
    expect(calls).toEqual(['guest', 'last', 'last']);
  });

  it('read what changes seldom apart from going on after an absence', () => {
    const { parts, calls } = three();
    parts.refresh();
    expect(calls).toEqual(['refresh']);
    parts.resume();
    expect(calls).toEqual(['refresh', 'resume']);
  });

  it('stop in reverse: what others lean on stops last', () => {
    const { parts, calls } = three();
    parts.stop();
    expect(calls).toEqual(['thread stops', 'inbox stops']);
  });
});
