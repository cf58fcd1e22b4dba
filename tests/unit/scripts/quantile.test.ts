import { expect, test } from 'vitest';
import { mediansOf, quantile } from '@/scripts/bench/quantile';

test('quantiles are values that were measured', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
  expect(quantile([], 0.5)).toBe(0);
});

test('one slow round of five moves no median, three do', () => {
  const quick = [10, 20];
  expect(mediansOf([quick, quick, [90, 90], quick, quick])).toEqual([10, 20]);
  expect(mediansOf([quick, [90, 90], [90, 90], [90, 90], quick])).toEqual([90, 90]);
});

test('rounds of different length are refused', () => {
  expect(() => mediansOf([[1, 2], [1]])).toThrow('Expected rounds of 2 values each, got 2,1');
});
