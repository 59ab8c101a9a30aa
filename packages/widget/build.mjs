// Makes dist/kith-form.js: the element, Lit's templates and the evaluator of conditions in one file.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = path => fileURLToPath(new URL(path, import.meta.url))

/** The script as one ES module. It does nothing at all where the element is registered already. */
export async function bundle() {
  const result = await build({
    entryPoints: [here('src/register.ts')],
    absWorkingDir: here('.'),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: ['chrome123', 'firefox125', 'safari17.5'],
    legalComments: 'none',
    charset: 'utf8',
    define: { 'import.meta.url': 'kithFormUrl' },
    logLevel: 'warning',
  })
  // Only templates and style sheets have line breaks left, and theirs mean nothing.
  const code = result.outputFiles[0].text.trim().replace(/\s*\n\s*/g, ' ')
  const text = `const kithFormUrl=import.meta.url;if(customElements.get("kith-form"))console.info("kith-form: loaded twice, the first one stays");else{${code}}\n`
  return { text, inputs: Object.keys(result.metafile.inputs) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(here('dist'), { recursive: true })
  await writeFile(here('dist/kith-form.js'), (await bundle()).text)
}
