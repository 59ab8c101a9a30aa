// Makes dist/kith-form.js: the element, Lit's templates and the evaluator of conditions in one file; and beside it what is
// fetched only when it is needed, under a name that changes with the content.
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = path => fileURLToPath(new URL(path, import.meta.url))

/** The script as one ES module, which does nothing at all where the element is registered already, and its parts by name. */
export async function bundle() {
  const over = await make({ entryPoints: [here('src/over.ts')], format: 'esm' })
  const hash = createHash('sha256').update(over.text).digest('hex').slice(0, 8)
  const part = `kith-form-over-${hash}.js`
  const { text: code, inputs } = await make({
    entryPoints: [here('src/register.ts')],
    format: 'iife',
    define: { 'import.meta.url': 'kithFormUrl' },
    plugins: [named('./over.ts', `./${part}`)],
  })
  const text = `const kithFormUrl=import.meta.url;if(customElements.get("kith-form"))console.info("kith-form: loaded twice, the first one stays");else{${code}}\n`
  return { text, inputs: [...new Set([...inputs, ...over.inputs])], parts: { [part]: `${over.text}\n` } }
}

async function make(options) {
  const result = await build({
    absWorkingDir: here('.'),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    target: ['chrome123', 'firefox125', 'safari17.5'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    ...options,
  })
  // Only templates and style sheets have line breaks left, and theirs mean nothing.
  const text = result.outputFiles[0].text.trim().replace(/\s*\n\s*/g, ' ')
  return { text, inputs: Object.keys(result.metafile.inputs) }
}

/** Leaves a dynamic import to the browser, by the name that the part has beside the script. */
function named(path, name) {
  const take = args => (args.kind === 'dynamic-import' && args.path === path ? { path: name, external: true } : null)
  return { name: 'parts', setup: ({ onResolve }) => onResolve({ filter: /over/ }, take) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, parts } = await bundle()
  await mkdir(here('dist'), { recursive: true })
  for (const file of await readdir(here('dist'))) if (/^kith-form-.*\.js$/.test(file)) await rm(here(`dist/${file}`))
  for (const [name, part] of Object.entries(parts)) await writeFile(here(`dist/${name}`), part)
  await writeFile(here('dist/kith-form.js'), text)
}
