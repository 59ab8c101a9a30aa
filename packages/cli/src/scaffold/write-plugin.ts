import { existsSync, readFileSync } from 'node:fs'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KithError } from '@kith/sdk'
import { type Names, rename } from './names.ts'
import { packageFiles } from './package-files.ts'

const template = fileURLToPath(new URL('../../template', import.meta.url))

export interface NewPlugin {
  readonly names: Names
  /** The package's name. */
  readonly name: string
  readonly folder: string
  /** The top of Kith's repository, for a plugin that is part of it. */
  readonly workspace: string | undefined
  /** Whether it shows something of its own too. */
  readonly screens: boolean
}

/** Writes a plugin with a record, an operation, a filter, an event and their test. Throws `KITH_FILE_EXISTS`. */
export async function writePlugin({ names, name, folder, workspace, screens }: NewPlugin): Promise<void> {
  if (existsSync(folder)) {
    throw new KithError('KITH_FILE_EXISTS', `${folder} is there already: choose another name, or --dir.`, { folder })
  }
  const top = workspace && relative(folder, workspace).replaceAll('\\', '/')
  const files = packageFiles({ names, name, top, kith: ownVersion(), screens })
  for (const [path, content] of Object.entries(files)) await write(join(folder, path), content)
  for await (const path of glob('**/*.{ts,md}', { cwd: template })) {
    if (!screens && isScreen(path)) continue
    const content = chosen(await readFile(join(template, path), 'utf8'), screens)
    // Named .spec in the template, so that it is no test of this package.
    const target = rename(path, names).replace(/\.spec\.ts$/, '.test.ts')
    await write(join(folder, target), rename(content, names).replaceAll('PACKAGE', name))
  }
}

function isScreen(path: string): boolean {
  return /^src\/(shown\.ts$|ui\/)/.test(path.replaceAll('\\', '/'))
}

/** A template's lines that end with `// with screens`, or begin so, are for plugins that have some; `without`: for others. */
function chosen(content: string, screens: boolean): string {
  const [mine, other] = screens ? ['with', 'without'] : ['without', 'with']
  return content
    .replaceAll(new RegExp(`^(.* // ${other} screens|// ${other} screens: .*)\\n`, 'gm'), '')
    .replaceAll(new RegExp(`^// ${mine} screens: | // ${mine} screens$`, 'gm'), '')
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { readonly version: string }).version
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
