import { effect, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { VOICE_TYPES } from '../../../server/contract/files/voice.ts';
import type { Chat } from '../../stores/chat.ts';
import type { Composer } from '../../stores/composer.ts';
import type { VoicePlayerView } from './Player.tsx';
import type { Recording, RecordingTrouble } from './recording.ts';

/** What a visitor says instead of writing. What records and what plays are fetched when they are first wanted. */
export function createVoice(chat: Chat, composer: Composer) {
  const recording = signal<Recording | null>(null);
  /** What shows it. */
  const bar = signal<ComponentType<{ recording: Recording }> | null>(null);
  const trouble = signal<RecordingTrouble | null>(null);
  const player: Signal<typeof VoicePlayerView | null> = signal(null);
  let playerWanted = false;
  let wanted = false;
  // Nobody expects to be heard by a panel that is closed. What was said until then stays.
  const stopWatching = effect(() => {
    if (!chat.open.value) recording.peek()?.stop();
  });

  return {
    recording,
    bar,
    trouble,
    player,

    /** Whether the site takes voice messages, and this browser can record any here. */
    offered(): boolean {
      const kinds = chat.site.fileKinds();
      return (
        chat.site.appearance.value?.settings?.voiceMessages === true &&
        chat.site.takesFiles.value &&
        (kinds === null || kinds.includes('audio')) &&
        canRecord()
      );
    },

    /**
     * Asks for the microphone and records, once at a time. What comes of it is staged beside the message, as files are.
     * @param name of the recording, by its length
     */
    async begin(name: (length: string) => string): Promise<void> {
      if (wanted || recording.value !== null) return;
      wanted = true;
      trouble.value = null;
      try {
        const { recorder } = await import('./recorder.ts');
        chat.site.partCame();
        bar.value = recorder.Bar;
        recording.value = recorder.start(recorder.microphoneOf(navigator), name, (outcome) => {
          recording.value = null;
          if (outcome === null) return;
          if (typeof outcome === 'string') trouble.value = outcome;
          else composer.uploads.value?.add([outcome.file], outcome.voice);
        });
      } catch (error) {
        await chat.site.partMissing(error);
      } finally {
        wanted = false;
      }
    },

    /** There is something to be played. */
    wantPlayer(): void {
      if (playerWanted) return;
      playerWanted = true;
      import('./Player.tsx').then(
        ({ VoicePlayerView: view }) => {
          chat.site.partCame();
          player.value = view;
        },
        (error) => {
          playerWanted = false;
          return chat.site.partMissing(error);
        },
      );
    },

    stop(): void {
      stopWatching();
      recording.peek()?.discard();
    },
  };
}
export type VoiceStore = ReturnType<typeof createVoice>;

/** Pages without TLS are given no microphone. */
function canRecord(): boolean {
  return (
    navigator.mediaDevices !== undefined &&
    typeof MediaRecorder === 'function' &&
    VOICE_TYPES.some((type) => MediaRecorder.isTypeSupported(type))
  );
}
