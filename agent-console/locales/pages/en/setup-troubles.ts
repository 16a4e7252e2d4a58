/** Sentences of what is wrong with how the server is set up. */
export const setupTroubles = {
  proxy_not_trusted:
    'The server runs behind a proxy, but TRUST_PROXY is off: all visitors share the limits of one network, and blocking one network blocks all. Set TRUST_PROXY=on and restart the server.',
  proxy_silent:
    'The proxy in front of the server sends no X-Forwarded-For: all visitors share the limits of one network, and blocking one network blocks all. Let the proxy add that header.',
  plain_http:
    'The server is reached over plain HTTP: passwords and conversations can be read on the way. Put a proxy with TLS in front and set PUBLIC_URL to its https address.',
  engine_without_sign_in:
    'The engine doesn’t support user authentication: deactivated agents and blocked visitors keep receiving messages until they close the page. On soketi, enable it for the app (enableUserAuthentication).',
  webhook_switched_off:
    'A webhook endpoint was switched off: it answered that it’s gone, or accepted nothing for three days. Open Settings, Webhooks, and switch it back on or delete it.',
  backup_failed:
    'The last nightly backup couldn’t be created or verified. It’s retried every hour; the server’s log says why.',
};
