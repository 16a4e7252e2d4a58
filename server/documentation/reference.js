/* global Scalar */

/** What examples are not shown in: those in curl, JavaScript, Python and PHP are enough. */
const HIDDEN_CLIENTS = {
  ...Object.fromEntries(
    'c clojure csharp dart fsharp go http java kotlin node objc ocaml powershell r ruby rust swift'
      .split(' ')
      .map((language) => [language, true]),
  ),
  shell: ['httpie', 'wget'],
  js: ['axios', 'jquery', 'ofetch', 'xhr'],
  python: ['python3', 'aiohttp', 'httpx_async', 'httpx_sync'],
  php: ['guzzle', 'laravel'],
};

Scalar.createApiReference('#reference', {
  url: '/api/openapi.json',
  theme: 'none',
  layout: 'modern',
  // Nothing comes from elsewhere, and nothing that is typed here goes elsewhere.
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'json',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  hiddenClients: HIDDEN_CLIENTS,
  authentication: { preferredSecurityScheme: 'key' },
  hideDarkModeToggle: true,
  forceDarkModeState: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
});
