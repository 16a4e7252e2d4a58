import type { WidgetWorld } from '../stores/world.ts';

/** Fetches the engine's code when it is asked for. `end` lets go of the page, also where it comes only afterwards. */
export function createEngineLoader(): { load: WidgetWorld['loadEngine']; end(): void } {
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
