import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
// Inside the package, so that what is compiled there finds the packages that this one depends on.
const home = join(here, '..', 'dist', '.types')

const options = {
  target: 'ES2024',
  lib: ['ES2024', 'DOM'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
  types: [],
}

export interface Compiled {
  /** `file(line,column): error TS…: …`, one each. */
  readonly errors: readonly string[]
  readonly instantiations: number
}

/** A folder to compile in, with one of declarations beside it. */
export interface Workbench {
  readonly folder: string
  /** Compiles sources into `app/*.d.ts` and answers those: path -> text. */
  emit(sources: Readonly<Record<string, string>>): Promise<{ compiled: Compiled; declarations: Record<string, string> }>
  /** Compiles consumers against what was emitted, and against nothing else. */
  consume(sources: Readonly<Record<string, string>>): Promise<Compiled>
  remove(): Promise<void>
}

export async function openWorkbench(): Promise<Workbench> {
  await mkdir(home, { recursive: true })
  const folder = await mkdtemp(join(home, 'run-'))
  return {
    folder,
    async emit(sources) {
      const made = join(folder, 'app')
      await rm(made, { recursive: true, force: true })
      await write(join(folder, 'source'), sources)
      const emitted = { ...options, declaration: true, emitDeclarationOnly: true, rootDir: 'source', outDir: 'app' }
      const compiled = await compile(folder, 'emit.json', { compilerOptions: emitted, include: ['source'] })
      await rm(join(folder, 'source'), { recursive: true })
      const files = await readdir(made, { recursive: true }).catch(() => [])
      const declared = files.filter(file => file.endsWith('.d.ts'))
      const texts = await Promise.all(declared.map(async file => [file, await readFile(join(made, file), 'utf8')]))
      return { compiled, declarations: Object.fromEntries(texts) }
    },
    async consume(sources) {
      await write(folder, sources)
      return compile(folder, 'consume.json', {
        compilerOptions: { ...options, noEmit: true },
        files: Object.keys(sources),
      })
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function write(folder: string, sources: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

async function compile(folder: string, name: string, config: object): Promise<Compiled> {
  await writeFile(join(folder, name), JSON.stringify(config))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const output = await new Promise<string>((resolve, reject) => {
    const args = [tsc, '-p', name, '--extendedDiagnostics', '--pretty', 'false']
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout === '') reject(error ?? new Error(stderr))
      else resolve(stdout)
    })
  })
  const [, instantiations] = /^Instantiations:\s+(\d+)/m.exec(output) ?? []
  if (instantiations === undefined) throw new Error(`tsc counted no instantiations: ${output.slice(0, 2000)}`)
  return {
    errors: output.split('\n').filter(line => / error TS\d+: /.test(line)),
    instantiations: Number(instantiations),
  }
}
