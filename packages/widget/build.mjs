// Makes dist/kith-form.js: the element, Lit's templates and the evaluator of conditions in one file; and beside it what is
// fetched only when it is needed, under a name that changes with the content.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'vite'
import { cutLit } from './lit.mjs'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const target = ['chrome123', 'firefox125', 'safari17.5']

const lazy = ['over', 'files', 'kept', 'light']

/**
 * The script as one ES module, which does nothing at all where the element is registered already, its parts by name, and all of
 * them in one file.
 */
export async function bundle() {
  const made = await Promise.all(lazy.map(name => makePart(name)))
  const core = await make('src/register.ts', [beside(Object.fromEntries(made.map(part => [part.source, part.file])))])
  const whole = await make('src/register.ts')
  const text = await small(once(core.code))
  const parts = Object.fromEntries(made.map(({ file, text }) => [file, text]))
  return {
    text,
    complete: await small(once(whole.code)),
    inputs: [core, ...made].flatMap(({ inputs }) => inputs),
    parts,
  }
}

function once(code) {
  return `if(customElements.get("kith-form"))console.info("kith-form: loaded twice, the first one stays");else{${code}}`
}

async function makePart(name) {
  const { code, inputs } = await make(`src/${name}.ts`)
  const text = await small(code)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8)
  return { source: `./${name}.ts`, file: `kith-form-${name}-${hash}.js`, text, inputs }
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
    plugins: [...plugins, cut],
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

const cut = {
  name: 'cut',
  setup: ({ onLoad }) =>
    onLoad({ filter: /lit-html[\\/]lit-html\.js$/ }, async ({ path }) => ({
      contents: cutLit(await readFile(path, 'utf8')).text,
    })),
}

/** Leaves dynamic imports to the browser, by the names that the parts have beside the script. */
function beside(files) {
  const take = ({ kind, path }) =>
    kind === 'dynamic-import' && files[path] ? { path: `./${files[path]}`, external: true } : null
  return { name: 'beside', setup: ({ onResolve }) => onResolve({ filter: /^\.\// }, take) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, parts, complete } = await bundle()
  await mkdir(here('dist'), { recursive: true })
  for (const file of await readdir(here('dist'))) if (/^kith-form-.*\.js$/.test(file)) await rm(here(`dist/${file}`))
  for (const [name, part] of Object.entries(parts)) await writeFile(here(`dist/${name}`), part)
  await writeFile(here('dist/kith-form.js'), text)
  await writeFile(here('dist/kith-form-complete.js'), complete)
}
