import { openBrowser } from '@/scripts/bench/browser-session';
import { type Answers, checkAnswers, compareAnswers } from './answers';
import { aloneStates, mixedStates } from './mixtures';
import type { Releases } from './serve-mixed';
import { tryState } from './try-state';

/**
 * Open two releases in a browser, each alone and then mixed, and compare the answers.
 *
 * @returns what is wrong by the name of the state; an empty list if nothing is
 */
export async function tryMixed(releases: Releases): Promise<Map<string, string[]>> {
  const problems = new Map<string, string[]>();
  const known: Answers[] = [];
  const browser = await openBrowser('display');
  try {
    for (const state of aloneStates) {
      const { answers, faults } = await tryState(browser, releases, state);
      if (answers) known.push(answers);
      problems.set(state.name, [...faults, ...(answers ? checkAnswers(answers) : [])]);
    }
    for (const state of mixedStates(releases)) {
      const { answers, faults } = await tryState(browser, releases, state);
      problems.set(state.name, [...faults, ...(answers ? compareAnswers(known, answers) : [])]);
    }
  } finally {
    await browser.close();
  }
  return problems;
}
