/** The value that a share of all values is at most, by nearest rank; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * The median of each place over several rounds of the same, in the unit of the values; of an even number of rounds the
 * greater of the two in the middle, of none nothing.
 *
 * @throws {RangeError} rounds of different length have no common places
 */
export function mediansOf(rounds: readonly (readonly number[])[]): number[] {
  const length = rounds[0]?.length ?? 0;
  if (rounds.some((round) => round.length !== length))
    throw new RangeError(`Expected rounds of ${length} values each, got ${rounds.map((round) => round.length)}`);
  return Array.from({ length }, (_, place) =>
    quantile(
      rounds.map((round) => round[place] ?? 0),
      0.5,
    ),
  );
}
