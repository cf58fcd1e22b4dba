import { expect, type Locator, type Page } from '@playwright/test';

/** How the thing that has the focus looks to someone without a mouse. */
interface Focus {
  what: string;
  /** Whether a ring can be seen around it. */
  ringed: boolean;
  /** Whether at least a part of it lies free, below nothing that floats. */
  free: boolean;
}

/** @throws if the focus can't be seen */
export async function expectFocusSeen(page: Page): Promise<void> {
  const { what, ringed, free } = await page.evaluate(lookAtFocus);
  expect({ ringed, free }, what).toEqual({ ringed: true, free: true });
}

/** Runs in the page. */
export function lookAtFocus(): Focus {
  const element = document.activeElement as HTMLElement;
  const shown = [...element.getClientRects()].flatMap(({ left, right, top, bottom }) => {
    const [x, y] = [Math.max(0, left), Math.max(0, top)];
    const [width, height] = [Math.min(innerWidth, right) - x, Math.min(innerHeight, bottom) - y];
    return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
  });
  const free = shown.some(({ x, y, width, height }) =>
    [0.05, 0.2, 0.5, 0.8, 0.95].some((across) =>
      [0.1, 0.3, 0.5, 0.7, 0.9].some((down) => {
        const top = document.elementFromPoint(x + width * across, y + height * down);
        return top !== null && (element.contains(top) || (top as HTMLLabelElement).control === element);
      }),
    ),
  );
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    what: element.outerHTML.slice(0, 100),
    ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    free,
  };
}

/** Give the page what `tabTo` asks it at every stop. To be called before the first page is opened. */
export async function watchFocus(page: Page): Promise<void> {
  await page.addInitScript({ content: `window.lookAtFocus = ${lookAtFocus}` });
}

/**
 * Press Tab until something has the focus, looking at every stop on the way.
 *
 * @throws if it is not reached, or a stop can't be seen
 */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 120): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press(key);
    const { what, ringed, free, reached, away } = await target.evaluate((element, look) => {
      const focus = (window as unknown as Record<string, () => Focus>)[look]?.() ?? {
        what: look,
        ringed: false,
        free: false,
      };
      return { ...focus, reached: element === document.activeElement, away: document.activeElement === document.body };
    }, 'lookAtFocus');
    if (!away) expect({ ringed, free }, what).toEqual({ ringed: true, free: true });
    if (reached) return;
  }
  throw new Error(`Not reached with ${most} times ${key}: ${target}`);
}
