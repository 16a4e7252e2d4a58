import { describe, expect, it } from 'vitest';
import { chosenIn } from '../../../server/contract/choices.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import { type TranscriptPlace, transcriptPage, transcriptText } from '../../../server/privacy/transcript.ts';

const AT = Date.UTC(2026, 10, 28, 9, 8);
const conversation = {
  state: { startedAt: AT },
  messages: [
    {
      id: '1',
      at: AT,
      author: { kind: 'visitor', id: 'v', name: 'Visitor E447' },
      body: 'Hello',
      attachments: [],
    },
    {
      id: '2',
      at: AT,
      author: { kind: 'agent', id: 'a', name: 'Ana' },
      body: '',
      attachments: [],
      unsentAt: AT + 1,
    },
  ],
  earlier: false,
} as unknown as Conversation;
const place = { siteName: 'Tidewater Tea', timeZone: 'Europe/Berlin', language: 'en' };

async function* pagesOf({ messages }: Conversation) {
  yield messages;
}

/** The whole of what is sent in pieces. */
async function written(how: typeof transcriptText, given: TranscriptPlace): Promise<string> {
  const { state, messages } = conversation;
  const chosen = chosenIn(messages);
  const pieces = how({ state, pages: pagesOf(conversation), chosen, place: given });
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

describe('a conversation to keep', () => {
  it('calls the visitor by no name that was made up, says what was deleted, and tells times readably', async () => {
    const text = await written(transcriptText, place);
    expect(text.replaceAll('\u202f', ' ')).toBe(
      [
        'Tidewater Tea',
        'Nov 28, 2026, 10:08 AM (Europe/Berlin)',
        '',
        '[Nov 28, 2026, 10:08 AM] You:',
        'Hello',
        '',
        '[Nov 28, 2026, 10:08 AM] Ana:',
        'This message was deleted.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['de-AT', '28.11.2026', 'Sie:', 'Diese Nachricht wurde gelöscht.'],
    ['zh-TW', '2026年11月28日', '您:', '此訊息已收回。'],
    ['pt_BR', '28 de nov. de 2026', 'Você:', 'Esta mensagem foi apagada.'],
  ])('speaks %s', async (language, day, you, deleted) => {
    const text = await written(transcriptText, { ...place, language });
    for (const part of [day, you, deleted]) expect(text).toContain(part);
  });

  it('is a page in the language and direction of the visitor', async () => {
    expect(await written(transcriptPage, { ...place, language: 'ar' })).toContain(
      '<html lang="ar" dir="rtl">',
    );
    expect(await written(transcriptPage, place)).toContain('<p class="unsent">This message was deleted.</p>');
  });

  it.each([
    ['a language that is none', { language: '"><b>' }, 'You:'],
    ['a language that is not ours', { language: 'sw' }, 'You:'],
    ['no language', { language: null }, 'You:'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, '9:08'],
  ])('can be read where there is %s', async (_what, odd, expected) => {
    expect(await written(transcriptText, { ...place, ...odd })).toContain(expected);
    expect(await written(transcriptPage, { ...place, ...odd })).not.toContain('<b>');
  });
});
