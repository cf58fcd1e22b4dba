/**
 * Build only the library of the current folder, as the first part of a build does.
 *
 *   node --import tsx scripts/bench/build-library.ts
 */
import { buildContent } from '@/scripts/build-content';

await buildContent(process.cwd());
