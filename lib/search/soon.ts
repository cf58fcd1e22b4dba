/** What is there already, or comes: a warm query waits for nothing, and a promise for each step would take longer than the step. */
export type Soon<T> = T | Promise<T>;

/** What `use` makes of a value, at once if it is there. */
export function andThen<T, Result>(value: Soon<T>, use: (value: T) => Result): Soon<Result> {
  return value instanceof Promise ? value.then(use) : use(value);
}

/** All of them, at once if all are there. */
export function together<T>(values: readonly Soon<T>[]): Soon<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
