import type { WidgetDeps } from '../stores/deps.ts';

/** Fetches the engine's code when it is asked for. `end` lets go of the page, also where it comes only afterwards. */
export function createEngineLoader(): { load: WidgetDeps['loadEngine']; end(): void } {
  let release = () => {};
  let ended = false;
  return {
    async load() {
      const engine = await import('../transport/engine.ts');
      release = engine.release;
      if (ended) release();
      return engine.engineCode;
    },
    end() {
      ended = true;
      release();
    },
  };
}
