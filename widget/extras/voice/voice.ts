import { effect, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { VOICE_BYTES, VOICE_TYPES } from '../../../server/contract/files/voice.ts';
import type { Chat } from '../../stores/chat.ts';
import type { Composer } from '../../stores/composer.ts';
import { createPart } from '../../stores/late-part.ts';
import type { VoicePlayerView } from './Player.tsx';
import type { Recording, RecordingOutcome, RecordingTrouble } from './recording.ts';

/** What a visitor says instead of writing. What records and what plays are fetched when they are first wanted. */
export function createVoice(chat: Chat, composer: Composer) {
  const recording = signal<Recording | null>(null);
  /** What shows it. */
  const bar = signal<ComponentType<{ recording: Recording }> | null>(null);
  const trouble = signal<RecordingTrouble | null>(null);
  const player: Signal<typeof VoicePlayerView | null> = signal(null);
  /** What records is on its way. */
  let wanted = false;
  const endings = [
    // Nobody expects to be heard by a panel that is closed. What was said until then stays.
    effect(() => {
      if (!chat.open.value) rest();
    }),
    // Whoever comes after a log-out gets nothing of what was being said.
    effect(() => {
      if (composer.uploads.value?.cleared.value) discard();
    }),
    // Who writes instead has read it.
    effect(() => {
      if (composer.draft.value !== '') trouble.value = null;
    }),
  ];

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
      const uploads = composer.uploads.value;
      if (uploads === null || wanted || recording.value !== null) return;
      if (uploads.room() === 0) {
        uploads.refused.value = [{ name: '', reason: 'too_many' }];
        return;
      }
      wanted = true;
      trouble.value = null;
      const part = await chat.site.part(() => import('./recorder.ts'));
      const stillWanted = wanted;
      wanted = false;
      // It could not be had, or the visitor has gone meanwhile, or has clicked once more and is heard already.
      if (part === null || !stillWanted || recording.value !== null) return;
      const { recorder } = part;
      bar.value = recorder.Bar;
      const ended = (outcome: RecordingOutcome) => {
        recording.value = null;
        if (outcome === null) return;
        if (typeof outcome === 'string') trouble.value = outcome;
        else uploads.add([outcome.file], outcome.voice);
      };
      recording.value = recorder.start(recorder.microphoneOf(navigator), name, ended, mostBytes());
    },

    /** The composer is shown no more: nobody is recorded without seeing it. What was said until then stays. */
    rest,

    /** There is something to be played. */
    wantPlayer: createPart(
      chat.site,
      () => import('./Player.tsx'),
      ({ VoicePlayerView: view }) => {
        player.value = view;
      },
    ),

    stop(): void {
      for (const end of endings) end();
      discard();
    },
  };

  function rest(): void {
    wanted = false;
    recording.peek()?.stop();
  }

  function discard(): void {
    wanted = false;
    recording.peek()?.discard();
  }

  /** What is longer than the site takes would be refused once it is there. */
  function mostBytes(): number {
    return Math.min(VOICE_BYTES, chat.site.limits.value?.fileBytes ?? VOICE_BYTES);
  }
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
