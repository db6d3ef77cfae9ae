/**
 * Next is only a face: no middleware, no rewrites, no image optimiser. Everything about hosts, origins,
 * headers and upgrades is decided in server/http.ts before a request gets here.
 */
import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Types are a stage of their own (`npm run check`), over the whole tree and not only what pages reach.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The front does it, once an answer and not once a piece of it (server/http/compress.ts).
  compress: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // yjs must exist once per process; the others carry native parts or large tables.
  serverExternalPackages: [
    'yjs',
    'y-protocols',
    'lib0',
    '@node-rs/argon2',
    'postgres',
    'pg-boss',
    'pino',
    'exceljs',
    'docx',
  ],
  turbopack: {
    resolveAlias: {
      // A seam of next-intl's own: see the file.
      'use-intl/format-message': './app/format-message.ts',
      buffer: { browser: './app/no-buffer.ts' },
      'next/dist/compiled/buffer': { browser: './app/no-buffer.ts' },
    },
  },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
};

export default createNextIntlPlugin('./app/i18n.ts')(config);
