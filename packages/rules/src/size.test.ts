import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('evaluate costs a browser 1,300 bytes at most, taken from its own entry or from the index', async () => {
  for (const path of ['./evaluate.ts', './index.ts'])
    expect(gzipSync(await bundled(path), { level: 9 }).length).toBeLessThanOrEqual(1300)
})

async function bundled(path: string): Promise<Uint8Array> {
  const contents = `import { evaluate } from '${path}'; globalThis.evaluate = evaluate`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild wrote nothing')
  return file.contents
}
