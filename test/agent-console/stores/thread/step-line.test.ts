import { describe, expect, it } from 'vitest';
import { en } from '../../../../agent-console/locales/en.ts';
import { textsIn } from '../../../../agent-console/locales/languages.ts';
import type { Activity } from '../../../../agent-console/stores/thread/activity.ts';
import { isShownAtStep, stepLine } from '../../../../agent-console/stores/thread/step-line.ts';
import type { MailState } from '../../../../server/contract/schemas/mail-api.ts';
import { ANA, BEN, byAgent, message } from '../../support/fake-deps.ts';

const CEM = { id: 'cccccccc-0000-4000-8000-000000000003', name: 'Cem' };
const base = { at: 0, by: { kind: 'system', id: null, name: '' } } as const;
const step = (seq: number, action: 'mail' | 'push' = 'mail'): Activity => ({
  ...base,
  seq,
  what: 'escalated',
  step: { action, afterMinutes: 5, recipients: 3 },
});
const mailed = (
  seq: number,
  of: number,
  agent: { id: string; name: string },
  state: MailState,
): Activity => ({
  ...base,
  seq,
  what: 'mailed',
  mail: {
    id: `${of}-${agent.name}`,
    kind: 'unanswered',
    to: `${agent.name.toLowerCase()}@shop.example`,
    state,
    reason: null,
    reminder: { step: of, agent },
  },
});
const opened = (seq: number, of: number, agent: { id: string; name: string }): Activity => ({
  ...base,
  seq,
  what: 'reminderOpened',
  opened: { step: of, agent },
});

describe('the line of a step that reminds', () => {
  it('says the last that is known of each mail, and has those of its own step alone', () => {
    const activities = [
      step(3),
      mailed(4, 3, ANA, 'sent'),
      mailed(5, 3, BEN, 'sent'),
      mailed(6, 3, CEM, 'bounced'),
      mailed(7, 3, BEN, 'opened'),
      mailed(8, 3, BEN, 'answered'),
      step(9),
      mailed(10, 9, CEM, 'sent'),
    ];
    const line = (at: Activity) => stepLine(at, { messages: [], activities }).reminded;
    expect(line(step(3))).toEqual({ sent: 2, lost: ['Cem'], opened: ['Ben'] });
    expect(line(step(9))).toEqual({ sent: 1, lost: [], opened: [] });
    expect(activities.filter(isShownAtStep).map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 10]);
  });

  it('says who came by a push or a notice, and nothing of reminders where none is known', () => {
    const activities = [step(3, 'push'), opened(4, 3, BEN), step(5, 'push')];
    const line = (at: Activity) => stepLine(at, { messages: [], activities }).reminded;
    expect(line(step(3, 'push'))).toEqual({ sent: 0, lost: [], opened: ['Ben'] });
    expect(line(step(5, 'push'))).toBeUndefined();
  });

  it('has the answer of who was reached by it, else of whoever answered after the last one', () => {
    const steps = [step(3), step(5, 'push')];
    const messages = [message(1, 2), message(1, 8, byAgent(BEN))];
    const answered = (activities: Activity[]) =>
      steps.map((one) => stepLine(one, { messages, activities }).answeredBy);
    expect(answered(steps)).toEqual([undefined, 'Ben']);
    expect(answered([...steps, mailed(7, 3, BEN, 'opened')].sort((a, b) => a.seq - b.seq))).toEqual([
      'Ben',
      undefined,
    ]);
    expect(answered([...steps, opened(7, 5, BEN)])).toEqual([undefined, 'Ben']);
    expect(answered([...steps, opened(7, 3, ANA)])).toEqual([undefined, 'Ben']);
  });

  it('reads as a sentence in both languages', async () => {
    const zh = await textsIn('zh', ['zh']);
    const said = ({ activity: t }: Pick<typeof en, 'activity'>) =>
      t.escalated(
        5,
        t.became(t.steps.mail, [t.remindersSent(2), t.remindersLost('Cem'), t.reminderOpened('Ben')]),
      );
    expect(said(en)).toBe(
      'Unanswered for 5 min: team e-mailed (2 sent, not delivered to Cem, opened by Ben)',
    );
    expect(said(zh)).toBe('5 分钟未回复：已发邮件给团队（已发送 2 封，未能送达 Cem，Ben 已打开）');
  });
});
