import type { Outage } from '../common/outage.ts';
import { type Engine, EngineError } from './engine.ts';

/** The same engine; whether it can be reached is noted from everything that is asked of it. */
export function watchedEngine(engine: Engine, outage: Outage): Engine {
  const watch = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      const value = await asked;
      outage.worked();
      return value;
    } catch (error) {
      if (error instanceof EngineError && error.retry === 'later') outage.failed(error);
      throw error;
    }
  };
  return {
    ...engine,
    publish: (publications) => watch(engine.publish(publications)),
    disconnect: (userId, ownChannels) => watch(engine.disconnect(userId, ownChannels)),
    occupiedChannels: (prefix) => watch(engine.occupiedChannels(prefix)),
    members: (channel) => watch(engine.members(channel)),
  };
}
