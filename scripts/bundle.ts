import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * Puts the package in the working directory together: a few files that load in a fraction of the time of its hundreds.
 * What `exports` names is kept apart, and so is each file that is given, from which a thread begins; `./ui` is for
 * browsers, and the application brings what it has itself.
 *
 * usage: bundle.ts [src/thread.ts …]
 */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const entries = Object.keys(manifest.exports)
  .filter(name => name !== './ui' && !name.endsWith('.json'))
  .map(name => sourceOf(manifest.exports[name]?.default ?? ''))

const shared = { bundle: true, splitting: true, format: 'esm', logLevel: 'warning' } as const
await build({
  ...shared,
  entryPoints: [...entries, ...process.argv.slice(2)],
  outbase: 'src',
  outdir: 'dist',
  platform: 'node',
  target: 'node22.19',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
})
if (manifest.exports['./ui']) {
  await build({
    ...shared,
    entryPoints: ['src/ui/index.ts'],
    outdir: 'dist/ui',
    target: ['chrome123', 'firefox125', 'safari17.5'],
    external: ['lit', 'lit/*', '@kith/admin/ui'],
    minify: true,
  })
}

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly default?: string }>>
}

function sourceOf(built: string): string {
  return built.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')
}
