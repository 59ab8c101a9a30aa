// Makes dist/kith-form.js: the element, Lit's templates and the evaluator of conditions in one file; and beside it what is
// fetched only when it is needed, under a name that changes with the content.
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'vite'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const target = ['chrome123', 'firefox125', 'safari17.5']

/** The script as one ES module, which does nothing at all where the element is registered already, and its parts by name. */
export async function bundle() {
  const over = await make('src/over.ts')
  const part = await small(over.code)
  const name = `kith-form-over-${createHash('sha256').update(part).digest('hex').slice(0, 8)}.js`
  const core = await make('src/register.ts', [beside('./over.ts', `./${name}`)])
  const text = await small(
    `if(customElements.get("kith-form"))console.info("kith-form: loaded twice, the first one stays");else{${core.code}}`,
  )
  return { text, inputs: [...core.inputs, ...over.inputs], parts: { [name]: part } }
}

async function make(entry, plugins = []) {
  const result = await build({
    entryPoints: [here(entry)],
    absWorkingDir: here('.'),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    // An iife would bring esbuild's `require` for the import that stays.
    format: 'esm',
    target,
    legalComments: 'none',
    charset: 'utf8',
    plugins,
    logLevel: 'warning',
  })
  // Only templates and style sheets have line breaks left, and theirs mean nothing; in a pattern of Lit's one stands before \f.
  const code = result.outputFiles[0].text
    .trim()
    .replace(/([>}])\s*\n\s*/g, '$1')
    .replace(/\s*\n\s*(?!\\f)/g, ' ')
  return { code, inputs: Object.keys(result.metafile.inputs) }
}

/** A second minifier finds 230 bytes of gzip more. */
async function small(text) {
  const { code, errors } = await minify('kith-form.js', text, {
    module: true,
    compress: { target },
    mangle: { toplevel: true },
  })
  if (errors.length) throw new Error(errors[0].message)
  return `${code.trim()}\n`
}

/** Leaves a dynamic import to the browser, by the name that the part has beside the script. */
function beside(path, name) {
  const take = args => (args.kind === 'dynamic-import' && args.path === path ? { path: name, external: true } : null)
  return { name: 'beside', setup: ({ onResolve }) => onResolve({ filter: /^\.\// }, take) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, parts } = await bundle()
  await mkdir(here('dist'), { recursive: true })
  for (const file of await readdir(here('dist'))) if (/^kith-form-.*\.js$/.test(file)) await rm(here(`dist/${file}`))
  for (const [name, part] of Object.entries(parts)) await writeFile(here(`dist/${name}`), part)
  await writeFile(here('dist/kith-form.js'), text)
}
