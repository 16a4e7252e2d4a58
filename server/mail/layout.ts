import { escapeHtml } from '../common/html.ts';
import { textOn } from '../contract/contrast.ts';
import { messageHtml } from '../privacy/message-html.ts';

/** What a mail says, in the order in which it stands. */
export type MailPart =
  | { kind: 'text'; text: string }
  | {
      kind: 'message';
      author: string;
      /** An address that anybody may fetch the author's picture from. */
      face?: string;
      at: string;
      body: string;
      files: readonly { name: string; url: string | null }[];
    }
  /** Figures beside others, a line each; a title of nothing is none. */
  | {
      kind: 'figures';
      title: string;
      columns: readonly [string, string];
      rows: readonly (readonly [name: string, value: string, before: string])[];
    }
  | { kind: 'button'; label: string; url: string }
  /** Small, for who looks for it. */
  | { kind: 'link'; label: string; url: string }
  /** Small, below everything else. */
  | { kind: 'small'; text: string };

/** A mail before it is text and HTML. */
export type MailLayout = {
  tag: string;
  direction: 'ltr' | 'rtl';
  /** Whose mail it is: the name of the site. */
  heading: string;
  /** `#rrggbb`. */
  color: string;
  /** An address that anybody may fetch the picture from; null: the name alone. */
  logoUrl: string | null;
  parts: readonly MailPart[];
};

/** For programs that show mail in the dark, and know style sheets; elsewhere the attributes hold. */
const DARK =
  '<style>@media (prefers-color-scheme: dark) { .soft { color: #a3abb8 !important } .words a { color: #9db7ff } }</style>';

/** For readers without HTML, and for who quotes it in an answer. */
export function mailText({ parts }: MailLayout): string {
  return `${parts.map(partText).join('\n\n')}\n`;
}

function partText(part: MailPart): string {
  switch (part.kind) {
    case 'message': {
      const files = part.files.map(({ name, url }) => (url === null ? `<${name}>` : `<${name}> ${url}`));
      return [`${part.author} (${part.at}):`, ...(part.body === '' ? [] : [part.body]), ...files].join('\n');
    }
    case 'figures': {
      const [, before] = part.columns;
      const lines = part.rows.map(([name, value, other]) => `${name}: ${value} (${before}: ${other})`);
      return [...(part.title === '' ? [] : [part.title]), ...lines].join('\n');
    }
    case 'button':
    case 'link':
      return `${part.label}: ${part.url}`;
    default:
      return part.text;
  }
}

/**
 * Tables and styles in attributes, because programs that show mail know little else. Whatever people wrote stands in it as
 * text only.
 */
export function mailHtml({ tag, direction, heading, color, logoUrl, parts }: MailLayout): string {
  const shade = /^#[0-9a-f]{6}$/i.test(color) ? color : '#0e7c66';
  const logo =
    logoUrl === null
      ? ''
      : `<img src="${escapeHtml(logoUrl)}" width="32" height="32" alt="" style="border-radius:6px;vertical-align:middle;margin-inline-end:10px">`;
  const side = direction === 'rtl' ? 'right' : 'left';
  return `<!doctype html>
<html lang="${escapeHtml(tag)}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(heading)}</title>${DARK}</head>
<body style="margin:0;padding:0" dir="${direction}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:${side};font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<tr><td style="padding:0 0 16px;border-bottom:3px solid ${shade}">${logo}<strong style="font-size:18px;vertical-align:middle">${escapeHtml(heading)}</strong></td></tr>
${parts.map((part) => `<tr><td style="padding:16px 0 0">${partHtml(part, shade, side)}</td></tr>`).join('\n')}
</table></td></tr></table></body></html>
`;
}

function partHtml(part: MailPart, color: string, side: 'left' | 'right'): string {
  switch (part.kind) {
    case 'text':
      return `<div dir="auto">${lines(part.text)}</div>`;
    case 'small':
      return `<div class="soft" style="font-size:13px;color:#6b7280;overflow-wrap:anywhere">${lines(part.text)}</div>`;
    case 'link':
      return `<a href="${escapeHtml(part.url)}" class="soft" style="font-size:13px;color:#6b7280">${escapeHtml(part.label)}</a>`;
    case 'button':
      return `<a href="${escapeHtml(part.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:${textOn(color)};font-weight:600;text-decoration:none">${escapeHtml(part.label)}</a>`;
    case 'figures':
      return figuresHtml(part, side);
    case 'message':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="padding:2px 14px;border-${side}:3px solid ${color};text-align:${side};overflow-wrap:anywhere">
<div class="soft" style="font-size:13px;color:#6b7280">${faceHtml(part.face)}<bdi><strong>${escapeHtml(part.author)}</strong></bdi> &middot; ${escapeHtml(part.at)}</div>
${part.body === '' ? '' : `<div class="words" dir="auto">${messageHtml(part.body, true)}</div>`}
${part.files.map(({ name, url }) => `<div dir="auto">&#128206; ${url === null ? escapeHtml(name) : `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`}</div>`).join('')}
</td></tr></table>`;
  }
}

function figuresHtml(
  { title, columns, rows }: Extract<MailPart, { kind: 'figures' }>,
  side: 'left' | 'right',
): string {
  const end = side === 'left' ? 'right' : 'left';
  const cell = (tag: 'td' | 'th', text: string, style: string, more = '') =>
    `<${tag}${more} style="padding:6px 0 6px 12px;border-bottom:1px solid #d9dee3;font-weight:400;${style}">${escapeHtml(text)}</${tag}>`;
  const number = `text-align:${end};white-space:nowrap;vertical-align:top`;
  const heads = columns.map((one) => cell('th', one, `${number};font-size:13px`, ' scope="col"')).join('');
  const lines = rows.map(
    ([name, value, before]) =>
      `<tr>${cell('th', name, `padding-left:0;text-align:${side}`, ' scope="row"')}${cell('td', value, `${number};font-weight:600`)}${cell('td', before, number, ' class="soft"')}</tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr><th scope="col" style="padding:6px 0;border-bottom:1px solid #d9dee3;text-align:${side};overflow-wrap:anywhere"><bdi>${escapeHtml(title)}</bdi></th>${heads}</tr>
${lines.join('\n')}</table>`;
}

function faceHtml(face: string | undefined): string {
  return face === undefined
    ? ''
    : `<img src="${escapeHtml(face)}" width="24" height="24" alt="" style="border-radius:50%;vertical-align:middle;margin-inline-end:8px">`;
}

function lines(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>');
}
