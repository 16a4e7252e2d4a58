/** What one side does for the other, by name. Only what stands here can be called. */
export type Served = ReadonlyMap<string, (...args: never[]) => unknown>;

export type Wire = {
  /** Calls what the other side serves, and waits for nothing. */
  tell(name: string, ...args: unknown[]): void;
  /** The same with an answer; rejects with the other side's sentence and code. */
  ask(name: string, ...args: unknown[]): Promise<unknown>;
  end(): void;
};

type Call = { name: string; args: unknown[]; id: number | null };
type Answer = { answers: number; value?: unknown; error?: { message: string; code?: string } };
type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };

/** One end of a port over which page and frame call each other. What does not look like a call or an answer is passed over. */
export function openWire(port: MessagePort, served: Served): Wire {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  port.onmessage = ({ data }) => {
    if (typeof data?.name === 'string' && Array.isArray(data.args)) void answer(data as Call);
    else if (typeof data?.answers === 'number') settle(data as Answer);
  };

  return {
    tell: (name, ...args) => port.postMessage({ name, args, id: null }),
    ask: (name, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        port.postMessage({ name, args, id });
        waiting.set(id, { resolve, reject });
      }),
    end() {
      port.close();
      for (const { reject } of waiting.values())
        reject(new Error('The chat has been removed from the page.'));
      waiting.clear();
    },
  };

  async function answer({ name, args, id }: Call): Promise<void> {
    try {
      const act = served.get(name);
      if (act === undefined) throw new TypeError(`There is no "${name}" here.`);
      const value = await act(...(args as never[]));
      if (id !== null) port.postMessage({ answers: id, value });
    } catch (error) {
      // Whoever did not ask for an answer is told by the browser's console.
      if (id === null) return console.error(error);
      // A page's function may reject with nothing at all.
      const { message = `${error}`, code } = Object(error) as Partial<Error> & { code?: string };
      port.postMessage({ answers: id, error: { message, code } });
    }
  }

  function settle({ answers, value, error }: Answer): void {
    const asked = waiting.get(answers);
    waiting.delete(answers);
    if (error === undefined) asked?.resolve(value);
    else
      asked?.reject(
        Object.assign(new Error(error.message), error.code !== undefined && { code: error.code }),
      );
  }
}
