import type { AlertPort, Notified } from '../stores/shell/alerts.ts';

/** Two notes, a third apart, each a quarter of a second: heard, and not feared. */
const NOTES_HZ = [660, 830];
const NOTE_S = 0.24;
const VOLUME = 0.18;
/** For so long, other tabs of this browser keep still. */
const ONE_RING_MS = 2_000;
const RANG = 'frontdesk.rang-at';

/** Sound by the Web Audio API (no file to fetch), and the desktop's notifications. */
export function browserAlerts(titleOf: (shown: Notified) => string): AlertPort {
  let context: AudioContext | null = null;
  // After a reload browsers allow no sound before something was clicked or pressed; any click will do.
  const unlock = () => {
    if (context?.state === 'suspended') void context.resume();
  };
  addEventListener('pointerdown', unlock);
  addEventListener('keydown', unlock);

  return {
    ring() {
      const audio = audioContext();
      if (audio === null || audio.state !== 'running') return false;
      void firstOfAllTabs(() => play(audio));
      return true;
    },
    async test() {
      const audio = audioContext();
      if (audio === null) return false;
      await audio.resume().catch(() => {});
      if (audio.state !== 'running') return false;
      play(audio);
      return true;
    },
    permission: () => (typeof Notification === 'undefined' ? 'unsupported' : Notification.permission),
    async askPermission() {
      if (typeof Notification !== 'undefined') await Notification.requestPermission();
    },
    notify(shown, clicked) {
      void import('./page-notification.ts').then(({ showNotification }) =>
        showNotification(titleOf(shown), shown.body.slice(0, 200), shown.conversationId, clicked),
      );
    },
  };

  function audioContext(): AudioContext | null {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext();
    return context;
  }
}

/** Runs in one of the tabs that want it at the same time. Locks exist on secure origins only; a time in the storage stands in. */
async function firstOfAllTabs(action: () => void): Promise<void> {
  if (navigator.locks !== undefined) {
    await navigator.locks.request('frontdesk-ring', { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      action();
      await new Promise((done) => setTimeout(done, ONE_RING_MS));
    });
    return;
  }
  try {
    const rangAt = Number(localStorage.getItem(RANG) ?? 0);
    if (Date.now() - rangAt < ONE_RING_MS) return;
    localStorage.setItem(RANG, String(Date.now()));
  } catch {
    // Without storage there is nobody to ask: better twice than not at all.
  }
  action();
}

function play(audio: AudioContext): void {
  for (const [index, frequency] of NOTES_HZ.entries()) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    const from = audio.currentTime + index * NOTE_S * 0.8;
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(VOLUME, from + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + NOTE_S);
  }
}
