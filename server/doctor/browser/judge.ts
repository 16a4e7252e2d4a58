import type { Finding } from '../finding.ts';
import type { Seen } from './look-in-browser.ts';
import type { LauncherSeen } from './page-scripts.ts';

/** A finger does not meet less. */
const SMALLEST_PX = 24;
/** Browsers keep a z-index in 32 bits. */
const HIGHEST_Z_INDEX = 2_147_483_647;

/** What is in order of what a browser has seen of a page, and what is not, with what to do about it. */
export function judge(seen: Seen, serverUrl: string, engineOrigins: readonly string[]): Finding[] {
  const ours = (text: string) => [serverUrl, ...engineOrigins].some((origin) => text.includes(origin));
  return [
    ...loading(seen),
    blockers(seen, ours),
    ...launcherFindings(seen.launcher),
    ...opening(seen),
    refusals(seen, ours),
    complaints(seen, ours),
    socket(seen, engineOrigins),
  ];
}

/** No fault of the chat, and it may explain what is found below. */
function loading({ loaded }: Seen): Finding[] {
  if (loaded) return [];
  const says =
    'still loads after 30 seconds: something on it is slow or hangs. It was looked at as it was then';
  return [{ what: 'loading', ok: true, says }];
}

function blockers({ heldBack, failed }: Seen, ours: (text: string) => boolean): Finding {
  const what = 'blockers';
  const [type] = heldBack;
  if (type !== undefined)
    return bad(
      what,
      `Something on the page has made the tag a <script type="${type}">, which browsers do not run: a consent tool, or a service that speeds pages up. Exempt widget.js there, or let it run once the visitor agrees.`,
    );
  const blocked = failed.filter(
    ({ address, reason }) => ours(address) && /BLOCKED|csp|ERR_ABORTED/i.test(reason),
  );
  const [first] = blocked;
  return first === undefined
    ? { what, ok: true, says: 'nothing on the page keeps files of the chat back' }
    : bad(what, `${first.address} was kept back (${first.reason}).`);
}

function launcherFindings({ desktop, phone }: Seen['launcher']): Finding[] {
  const what = 'launcher';
  if (desktop === null) return [bad(what, 'There is none 15 seconds after the page was loaded.')];
  if (desktop.hidden)
    return [
      {
        what,
        ok: true,
        says: 'is hidden: the chat stands in the page, the page hides it, or nobody is there and the site shows no chat then',
      },
    ];
  return [
    ofScreen('launcher on a desktop', desktop),
    ...(phone === null ? [] : [ofScreen('launcher on a phone', phone)]),
  ];
}

function ofScreen(what: string, { width, height, inWindow, zIndex, covers }: LauncherSeen): Finding {
  if (width < SMALLEST_PX || height < SMALLEST_PX)
    return bad(
      what,
      `It is ${width} × ${height} px: a style of the page hides or shrinks <frontdesk-widget>.`,
    );
  if (!inWindow)
    return bad(what, 'It is outside of the window: data-offset-x or data-offset-y of the tag is too large.');
  const [over] = covers;
  if (over === undefined) return { what, ok: true, says: `can be seen and clicked (z-index ${zIndex})` };
  const all = covers.map(({ element, zIndex: z }) => `${element} (z-index ${z})`).join(', ');
  const canBeHigher = covers.every(({ zIndex: z }) => !(Number(z) >= HIGHEST_Z_INDEX));
  return bad(
    what,
    `It lies under ${all}. Its own z-index is ${zIndex}: ${canBeHigher ? 'give the tag a higher data-z-index' : 'none is higher than what lies over it, so lower that one'}, or move it with data-offset-x and data-offset-y.`,
  );
}

function opening({ opened }: Seen): Finding[] {
  if (opened === null) return [];
  const what = 'chat';
  return [
    opened
      ? { what, ok: true, says: 'opens' }
      : bad(
          what,
          'It does not open within 30 seconds of a click on the launcher. What is refused or reported below may say why.',
        ),
  ];
}

function refusals({ refused }: Seen, ours: (text: string) => boolean): Finding {
  const what = 'policy of the page';
  const of = refused.filter(({ address }) => ours(address));
  if (of.length === 0) return { what, ok: true, says: 'refuses nothing of the chat' };
  const each = [...new Set(of.map(({ directive, address }) => `${directive} ${address}`))];
  return bad(what, `The browser reports that it refused: ${each.join('; ')}.`);
}

function complaints({ complaints: all }: Seen, ours: (text: string) => boolean): Finding {
  const what = 'console';
  const own = all.filter(({ text, from }) => ours(text) || ours(from));
  const others = all.length - own.length;
  const [first] = own;
  if (first !== undefined) return bad(what, `The page reports: ${first.text}`);
  return {
    what,
    ok: true,
    says:
      others === 0
        ? 'the page reports no error'
        : `no error of the chat; ${others} of the page’s own, such as: ${all[0]?.text ?? ''}`,
  };
}

function socket({ socket: word }: Seen, engineOrigins: readonly string[]): Finding {
  const what = 'live connection';
  const where = engineOrigins.join(' ');
  return word === 'open'
    ? { what, ok: true, says: `the page opens a WebSocket to ${where}` }
    : bad(
        what,
        `The page cannot open a WebSocket to ${where} (${word === 'slow' ? 'no answer' : 'refused'}): its chat asks the server every few seconds instead.`,
      );
}

function bad(what: string, says: string): Finding {
  return { what, ok: false, says };
}
