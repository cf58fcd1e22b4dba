/**
 * Keep what is made of a text, because the same texts come again with the next letter that is typed.
 *
 * @param most texts that are kept at a time; one more, and all are forgotten, which costs less than to know the oldest
 * @param make what is made of a text: the same each time, and never `undefined`
 */
export function keepAnswers<Answer>(most: number, make: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = make(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
