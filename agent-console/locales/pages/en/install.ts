/** Where the chat of a site was seen. */
export const seenOn = {
  title: 'Seen on',
  never: 'Not yet. As soon as a visitor opens the chat on a page, it shows here.',
};

/** Why the chat is not on a page. `{…}` in a problem stands for a value that the server names. */
export const checkPage = {
  title: 'Check a page',
  lead: 'The server opens the page as a visitor’s browser would, without running its scripts, and tells you what’s blocking the chat.',
  address: 'Address of the page',
  check: 'Check',
  checking: 'Checking…',
  fine: 'The chat is installed correctly on this page.',
  notAddress: 'An address begins with https://',
  checks: {
    page: 'Page',
    tag: 'Tag',
    server: 'Server address',
    site_key: 'Site key',
    origin: 'Allowed origins',
    mixed_content: 'Encryption',
    content_security_policy: 'Security policy',
    engine: 'Live connection',
  },
  problems: {
    page_unreachable: 'The server can’t reach the page ({reason}).',
    page_private: '{host} isn’t on the public internet, so the server doesn’t open it.',
    page_status: 'The page answers with status {status}.',
    page_too_large: 'The page is larger than 5 MB.',
    tag_missing:
      'The tag isn’t in the HTML of the page. Copy it from above into the page. If a tag manager adds it, open the page in a browser instead.',
    tag_repeated: 'The tag is in the page {count} times. Keep the first one and remove the others.',
    server_other: 'The tag points to {server}, but this server is {own}. Copy the tag again.',
    key_missing: 'The tag has no site key. Copy the tag again.',
    key_unknown: 'No site has the key “{key}”. Copy the tag again.',
    key_of_other_site: 'The page has the tag of another site: “{site}”.',
    origin_refused: '{origin} isn’t one of the allowed origins. Add it under Settings, Sites, General.',
    mixed_content:
      'The page uses HTTPS, but the tag points to {server} without it, so browsers block it. Set up HTTPS for that server.',
    policy_needs_nonce:
      'The page’s policy trusts scripts by nonce only (strict-dynamic). Give the tag the nonce of the page.',
    policy_blocks: 'The page’s policy blocks the chat. Add to it: {directives}',
    engine_unreachable:
      'No WebSocket can be opened to {origin} ({reason}). The chat works, but it only checks for new messages every few seconds. Configure the proxy to pass WebSocket upgrades.',
  },
};
