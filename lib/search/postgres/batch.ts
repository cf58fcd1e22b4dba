/** Gets values by key. Each key is asked for once, and all keys asked for in one turn of the event loop together. */
export type GetValue<Key, Value> = (key: Key) => Promise<Value | undefined>;

/** @param readAll values found; keys without one are left out */
export function createBatch<Key, Value>(readAll: (keys: Key[]) => Promise<Map<Key, Value>>): GetValue<Key, Value> {
  const known = new Map<Key, Promise<Value | undefined>>();
  let waiting: Key[] = [];
  let answer: Promise<Map<Key, Value>> | undefined;

  const send = () => {
    const keys = waiting;
    waiting = [];
    answer = undefined;
    return readAll(keys);
  };
  const join = () => {
    answer ??= new Promise<void>((resolve) => setImmediate(resolve)).then(send);
    return answer;
  };

  return (key) => {
    let value = known.get(key);
    if (!value) {
      waiting.push(key);
      value = join().then((found) => found.get(key));
      known.set(key, value);
      // What failed is asked for again.
      value.catch(() => known.delete(key));
    }
    return value;
  };
}
