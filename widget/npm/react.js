import { useEffect, useRef } from 'react';
import { loadFrontdesk } from './index.js';

/**
 * The widget for as long as this is mounted. Draws nothing itself.
 * @param {import('./react.js').FrontdeskChatProps} props
 */
export function FrontdeskChat({ identity, person, attributes, on, onReady, ...options }) {
  const key = JSON.stringify(options);
  const chat = useRef(null);
  const handlers = useRef(on);
  handlers.current = on;

  useEffect(() => {
    const speak = loadFrontdesk(JSON.parse(key));
    chat.current = speak;
    for (const event of EVENTS) speak('on', event, (data) => handlers.current?.[event]?.(data)).catch(told);
    onReady?.(speak);
    return () => {
      chat.current = null;
      speak('destroy').catch(told);
    };
    // The latest handlers are in a ref; anything else that changes begins anew.
  }, [key]);

  useEffect(() => {
    if (identity !== undefined) chat.current?.('identify', identity).catch(told);
  }, [identity, key]);

  const known = JSON.stringify(person ?? null);
  useEffect(() => {
    const who = JSON.parse(known);
    if (who !== null && identity === undefined) chat.current?.('identify', who).catch(told);
  }, [known, identity, key]);

  const said = JSON.stringify(attributes ?? null);
  useEffect(() => {
    const facts = JSON.parse(said);
    if (facts !== null) chat.current?.('set', facts).catch(told);
  }, [said, key]);

  return null;
}

const EVENTS = [
  'ready',
  'open',
  'close',
  'unread',
  'message:sent',
  'message:received',
  'conversation:started',
  'conversation:resolved',
  'availability',
  'agent:joined',
  'rated',
  'file:sent',
  'error',
];

function told(error) {
  console.error(error);
}
