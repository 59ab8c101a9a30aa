/** What a plugin outside this repository is built with: the versions of the workspace's catalog, which a test compares. */
export const versions = {
  esbuild: '^0.28.2',
  lit: '^3.3.3',
  typescript: '^7.0.2',
  vitest: '^5.1.1',
  zod: '^4.6.7',
} as const
