import { escapeHtml } from '../common/html.ts';
import { type Markup, markdown } from '../contract/text/markdown.ts';

/**
 * A message as HTML for transcripts and mails: the elements that widget and console show, everything else escaped.
 * @param labels whether a link may have words of its own; see `markdown`
 */
export function messageHtml(text: string, labels: boolean): string {
  return markdown(text, { labels }).map(html).join('');
}

function html(part: Markup): string {
  if (typeof part === 'string') return escapeHtml(part).replaceAll('\n', '<br>');
  const { tag, href, value, parts } = part;
  const link = href === undefined ? '' : ` href="${escapeHtml(href)}" rel="noopener noreferrer nofollow"`;
  const number = value === undefined ? '' : ` value="${value}"`;
  return `<${tag}${link}${number}>${parts.map(html).join('')}</${tag}>`;
}
