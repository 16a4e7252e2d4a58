import { expect, it } from 'vitest';
import { messageHtml } from '../../../server/privacy/message-html.ts';

it('shows in transcripts and mails what the chat shows', () => {
  expect(messageHtml('**Yes**\nSee [the form](https://shop.example/?a=1&b=2)\n3. `x`', true)).toBe(
    '<strong>Yes</strong><br>See <a href="https://shop.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">the form</a>' +
      '<ol><li value="3"><code>x</code></li></ol>',
  );
});

it('lets no text become HTML, wherever it stands', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const text = `${evil}\n- ${evil}\n> **${evil}**\n\`${evil}\`\n[${evil}](https://a.example/"onmouseover="x)\n\`\`\`\n${evil}\n\`\`\``;
  const html = messageHtml(text, true);
  expect(html).not.toContain('<img');
  expect(html).not.toContain('"onmouseover');
  expect(html.match(/<\/?[a-z]+/g)?.map((tag) => tag.replace(/^<\/?/, ''))).toEqual(
    expect.not.arrayContaining(['img', 'script']),
  );
});
