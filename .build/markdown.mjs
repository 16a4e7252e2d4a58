/**
 * The Markdown of the guides as HTML: headings, paragraphs, lists, tables, code, links, emphasis. Everything else is text; HTML in it
 * is shown, not obeyed.
 * @param {string} text
 * @param {(target: string) => string} link where a link of the document leads to on the page
 * @returns {{ html: string, headings: { level: number, id: string, text: string }[] }}
 */
export function markdown(text, link) {
  const headings = [];
  const blocks = blocksOf(text.split('\n'));
  const html = blocks.map((block) => blockHtml(block, { link, headings })).join('\n');
  return { html, headings };
}

const FENCE = /^```(\w*)$/;
const HEADING = /^(#{1,4}) (.+)$/;
const ITEM = /^(?:(-)|(\d+)\.) +(.*)$/;

/** What belongs together: each block with its lines. */
function blocksOf(lines) {
  const blocks = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) {
      const end = lines.indexOf('```', at + 1);
      if (end < 0) throw new Error('A block of code does not end.');
      blocks.push({ kind: 'code', language: FENCE.exec(line)[1], lines: lines.slice(at + 1, end) });
      at = end + 1;
    } else if (HEADING.test(line)) {
      blocks.push({ kind: 'heading', lines: [line] });
      at += 1;
    } else {
      let end = at + 1;
      while (
        end < lines.length &&
        lines[end].trim() !== '' &&
        !FENCE.test(lines[end]) &&
        !HEADING.test(lines[end])
      )
        end += 1;
      const kind = line.startsWith('|') ? 'table' : ITEM.test(line) ? 'list' : 'paragraph';
      blocks.push({ kind, lines: lines.slice(at, end) });
      at = end;
    }
  }
  return blocks;
}

function blockHtml({ kind, language, lines }, context) {
  switch (kind) {
    case 'code':
      return `<pre data-language="${language}"><code>${escaped(lines.join('\n'))}</code></pre>`;
    case 'heading':
      return headingHtml(lines[0], context);
    case 'table':
      return tableHtml(lines, context);
    case 'list':
      return listHtml(lines, context);
    default:
      return `<p>${inline(lines.join(' '), context)}</p>`;
  }
}

function headingHtml(line, context) {
  const [, signs, text] = HEADING.exec(line);
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
  context.headings.push({ level: signs.length, id, text: text.replace(/[`*]/g, '') });
  return `<h${signs.length} id="${id}">${inline(text, context)}</h${signs.length}>`;
}

function listHtml(lines, context) {
  const items = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item === null) items[items.length - 1] += ` ${line.trim()}`;
    else items.push(item[3]);
  }
  const tag = lines[0].startsWith('-') ? 'ul' : 'ol';
  return `<${tag}>${items.map((item) => `<li>${inline(item, context)}</li>`).join('')}</${tag}>`;
}

function tableHtml(lines, context) {
  const rows = lines.map((line) => line.replace(/^\||\|$/g, '').split(/(?<!\\)\|/));
  const cells = (row, tag) => row.map((cell) => `<${tag}>${inline(cell.trim(), context)}</${tag}>`).join('');
  const [head, , ...body] = rows;
  const header = `<thead><tr>${cells(head, 'th')}</tr></thead>`;
  return `<div class="table"><table>${header}<tbody>${body.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table></div>`;
}

/** Code first: what stands in it means nothing. */
function inline(text, { link }) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') && part.length > 1
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part),
    )
    .join('')
    .replace(
      /\[((?:[^\]<]|<code>[^<]*<\/code>)+)\]\(([^)\s]+)\)/g,
      (_, label, target) => `<a href="${link(target)}">${label}</a>`,
    )
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '<em>$1</em>');
}

function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
