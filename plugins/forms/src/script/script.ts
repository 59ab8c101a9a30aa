import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { KithError } from '@kith/sdk'

/** The element's script as this app serves it now. */
export interface Script {
  /** `1.4.2-0a1b2c3d`: never the same for another content. */
  readonly version: string
  readonly body: string
  /** By file name, what the script fetches from beside itself; the names change with the content. */
  readonly parts: Readonly<Record<string, string>>
  /** For the `integrity` attribute, of the script and of all of it in one file. */
  readonly integrity: string
  readonly completeIntegrity: string
}

/** The script with all of its parts in one file: kept among the parts, and loaded as the script is. */
export const complete = 'kith-form-complete.js'

/** The major version under which the newest script is served. */
export const channel = '1'

/** Reads the script once. */
export function createScript(): () => Promise<Script> {
  let script: Promise<Script> | undefined
  return () => {
    script ??= readScript()
    script.catch(() => {
      script = undefined
    })
    return script
  }
}

async function readScript(): Promise<Script> {
  const file = new URL(import.meta.resolve('@kith/form/kith-form.js'))
  try {
    const body = await readFile(fileURLToPath(file), 'utf8')
    const manifest = await readFile(fileURLToPath(new URL('../package.json', file)), 'utf8')
    const { version } = JSON.parse(manifest) as { version: string }
    const parts = await readParts(new URL('.', file))
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
    return {
      version: `${version}-${hash}`,
      body,
      parts,
      integrity: integrityOf(body),
      completeIntegrity: integrityOf(parts[complete] ?? ''),
    }
  } catch (error) {
    throw new KithError('forms.no_script', `${file.pathname} cannot be read: build @kith/form.`, {}, error)
  }
}

function integrityOf(body: string): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`
}

async function readParts(folder: URL): Promise<Record<string, string>> {
  const names = (await readdir(fileURLToPath(folder))).filter(name => /^kith-form-[\w-]+\.js$/.test(name))
  const read = async (name: string) => [name, await readFile(fileURLToPath(new URL(name, folder)), 'utf8')] as const
  return Object.fromEntries(await Promise.all(names.map(read)))
}
