import { RecorderBar } from './RecorderBar.tsx';
import { microphoneOf, startRecording } from './recording.ts';

/** What is fetched when somebody records for the first time. */
export const recorder = { Bar: RecorderBar, start: startRecording, microphoneOf };
