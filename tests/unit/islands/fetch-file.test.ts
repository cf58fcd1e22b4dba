import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchFile, fetchParsed } from '@/app/_islands/fetch-file';

const address = '/tables/1a2b3c4d/decode.json';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers one after the other; what was asked for is in `asked`. */
function answerWith(...answers: (() => Response | Promise<Response>)[]) {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init);
    return Promise.resolve((answers[asked.length - 1] ?? answers.at(-1))?.());
  });
  return asked;
}

const json = (text: string) => new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
const signIn = () => new Response('<title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } });

describe('a file of the site', () => {
  test('comes as the bytes that were sent', async () => {
    answerWith(() => json('{"version":1}'));
    expect(new TextDecoder().decode(await fetchFile(address))).toBe('{"version":1}');
  });

  test('is joined where it comes in parts, and may be empty', async () => {
    const parts = new ReadableStream({
      start: (stream) => {
        for (const part of ['{"ver', 'sion"', ':1}']) stream.enqueue(new TextEncoder().encode(part));
        stream.close();
      },
    });
    answerWith(
      () => new Response(parts),
      () => new Response(null),
    );
    expect(new TextDecoder().decode(await fetchFile(address))).toBe('{"version":1}');
    expect(await fetchFile(address)).toHaveLength(0);
  });

  test('is not what a page or an error says', async () => {
    answerWith(signIn);
    await expect(fetchFile(address)).rejects.toThrow('a page came instead');
    answerWith(() => new Response('', { status: 500 }));
    await expect(fetchFile(address)).rejects.toThrow('HTTP 500');
  });

  test('that stops on its way is given up', async () => {
    vi.useFakeTimers();
    const stalled = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('{"version"')),
    });
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
      signal?.addEventListener('abort', () => undefined);
      const body = stalled.pipeThrough(new TransformStream(), signal ? { signal } : {});
      return new Response(body, { headers: { 'Content-Type': 'application/json' } });
    });
    const outcome = expect(fetchFile(address)).rejects.toThrow('nothing arrives');
    await vi.advanceTimersByTimeAsync(20_000);
    await outcome;
  });
});

describe('a parsed file', () => {
  test('that is damaged is asked for once more, past the cache', async () => {
    const asked = answerWith(
      () => json('{"version":'),
      () => json('{"version":1}'),
    );
    expect(await fetchParsed(address, JSON.parse)).toEqual({ version: 1 });
    expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
  });

  test('that stays damaged is an error after two tries', async () => {
    const asked = answerWith(signIn);
    await expect(fetchParsed(address, JSON.parse)).rejects.toThrow('a page came instead');
    expect(asked.length).toBe(2);
  });
});
