import type { NextConfig } from 'next';

/**
 * Every page is written as a file. Types and lint are checked by `npm test`, with tools that Next does not call.
 * A fixed build id keeps two builds identical; file names carry content hashes.
 */
const config: NextConfig = {
  output: 'export',
  distDir: process.env['NODE_ENV'] === 'production' ? '.generated/export' : '.next',
  trailingSlash: true,
  generateBuildId: () => 'errsec',
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
