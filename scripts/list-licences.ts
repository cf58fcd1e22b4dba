/**
 * List the licences of every package that the site is built or served with, and say which is not known to be fine.
 *
 *   npm run licences           packages of `dependencies`
 *   npm run licences -- --all  development packages too
 *
 * Exit code 0: all are permissive, or apply file by file. 1: one has to be looked at.
 */
import { readFileSync } from 'node:fs';
import { checkLicence, listPackages } from '@/lib/serve/licences';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as unknown;
const packages = listPackages(lock, { development: process.argv.includes('--all') });
for (const { name, version, licence } of packages) console.log(`${name}@${version}\t${licence}`);
const doubtful = packages.filter(({ licence }) => !checkLicence(licence));
for (const { name, licence } of doubtful)
  console.error(`Unexpected licence ${licence} of ${name}, expected one listed in lib/serve/licences.ts`);
console.log(`${packages.length} packages, ${doubtful.length} to look at`);
process.exitCode = doubtful.length > 0 ? 1 : 0;
