// The platform under pusher-js' own core, in place of its web build's: WebSocket and nothing else. No HTTP fallback, no
// script loaded from elsewhere, no statistics, nothing stored in the page's localStorage; 4 kB lighter for it. The names
// are those of pusher-js' src/runtimes/interface.ts; `.build/pusher-core.mjs` puts this file where the core imports `runtime`.
import FirstConnectedStrategy from 'core/strategies/first_connected_strategy';
import SequentialStrategy from 'core/strategies/sequential_strategy';
import Transport from 'core/transports/transport';
import TransportManager from 'core/transports/transport_manager';
import { ws as urls } from 'core/transports/url_schemes';

const CONNECT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_LIMIT_MS = 60_000;
const MIN_PING_DELAY_MS = 10_000;

const webSocket = new Transport({
  urls,
  handlesActivityChecks: false,
  supportsPing: false,
  isInitialized: () => true,
  isSupported: () => typeof WebSocket === 'function',
  getSocket: (url) => new WebSocket(url),
});

/** pusher-js listens to the page for ever, from the moment its file is read; this one can be told to let go. */
const listening = [];
const network = {
  isOnline: () => navigator.onLine !== false,
  bind(event, handler) {
    listening.push([event, handler]);
    window.addEventListener(event, handler);
  },
  release() {
    for (const [event, handler] of listening.splice(0)) window.removeEventListener(event, handler);
  },
};

const runtime = {
  Transports: { ws: webSocket },
  TimelineTransport: { name: 'none', getAgent: () => () => {} },
  setup: (Pusher) => Pusher.ready(),
  getProtocol: () => location.protocol,
  getAuthorizers: () => ({}),
  getLocalStorage: () => undefined,
  getNetwork: () => network,
  randomInt: (max) => Math.floor(Math.random() * max),
  addUnloadListener() {},
  removeUnloadListener() {},
  transportConnectionInitializer() {
    this.changeState('initialized');
  },
  getDefaultStrategy(config, baseOptions, defineTransport) {
    const manager = new TransportManager({
      minPingDelay: MIN_PING_DELAY_MS,
      maxPingDelay: config.activityTimeout,
    });
    const options = {
      ...baseOptions,
      hostNonTLS: `${config.wsHost}:${config.wsPort}`,
      hostTLS: `${config.wsHost}:${config.wssPort}`,
      httpPath: config.wsPath,
    };
    const transport = defineTransport(config, 'ws', 'ws', 3, options, manager);
    const timeouts = { loop: true, timeout: CONNECT_TIMEOUT_MS, timeoutLimit: CONNECT_TIMEOUT_LIMIT_MS };
    return new FirstConnectedStrategy(new SequentialStrategy([transport], timeouts));
  },
};

export default runtime;
