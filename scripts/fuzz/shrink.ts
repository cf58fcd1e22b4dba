/**
 * Make a failing input smaller while it fails: leave out halves, quarters and so on, until no single character can go or
 * the tries are used up.
 *
 * @param fails whether an input still fails
 */
export async function shrink(input: string, fails: (input: string) => Promise<boolean>, tries = 400): Promise<string> {
  let smallest = input;
  let left = tries;
  for (let size = Math.ceil(smallest.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length && left > 0; ) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      left -= 1;
      if (await fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
