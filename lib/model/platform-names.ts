import type { Platform } from './ids';

const names: Readonly<Record<Platform, string>> = {
  ios: 'iOS',
  ipados: 'iPadOS',
  macos: 'macOS',
  tvos: 'tvOS',
  visionos: 'visionOS',
  watchos: 'watchOS',
};

/**
 * Apple's spelling of a platform. The search page loads this file, so it imports no zod.
 *
 * @returns what was given if it is no platform, as an address may say anything
 */
export function platformName(id: string): string {
  return Object.hasOwn(names, id) ? names[id as Platform] : id;
}
