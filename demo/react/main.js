// A page that is built with React and has the widget from its npm package.
import { FrontdeskChat } from '@frontdesk/widget/react';
import { createElement as h, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { server, site } = document.getElementById('root').dataset;

function Page() {
  const [shown, setShown] = useState(true);
  const [unread, setUnread] = useState(0);
  const [chat, setChat] = useState(null);
  return h(
    'main',
    null,
    h('h1', null, 'Gift cards'),
    h('p', { className: 'lead' }, 'Made with React; the chat comes from the npm package, as a component.'),
    h('p', null, h('output', null, `Unread: ${unread}`)),
    h(
      'p',
      null,
      h('button', { type: 'button', onClick: () => chat?.('open') }, 'Ask about gift cards'),
      ' ',
      h(
        'button',
        { type: 'button', onClick: () => setShown(!shown) },
        shown ? 'Without the chat' : 'With the chat',
      ),
    ),
    shown &&
      h(FrontdeskChat, {
        server,
        site,
        attributes: { basket: 'gift card' },
        onReady: (speak) => setChat(() => speak),
        on: { unread: ({ count }) => setUnread(count) },
      }),
  );
}

createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Page)));
