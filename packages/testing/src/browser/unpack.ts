import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserProgram } from './find.ts'

const run = promisify(execFile)

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once per version into the user's cache folder. Test files that do it at
 * the same moment each unpack into a folder of their own, and the first to finish gives it its final name.
 */
export async function unpackChromium(): Promise<BrowserProgram> {
  const root = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kith', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(root, 'bin', 'al2023.tar.br'), folder)
  return { executablePath: join(folder, 'chromium'), env: await environment(folder) }
}

/** The package unpacks into the process's temporary folder and returns early if a file is there, even half a one. */
async function unpack(libraries: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const own = await mkdtemp(`${folder}-`)
  const script = `
    const { default: chromium, inflate } = await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))})
    await chromium.executablePath()
    await inflate(${JSON.stringify(libraries)})`
  await run(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, TMPDIR: own } })
  try {
    await rename(own, folder)
  } catch (error) {
    await rm(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** The package's own libraries and font only where the machine lacks them. */
async function environment(folder: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {}
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts')
  const starts = await run(join(folder, 'chromium'), ['--version']).then(
    () => true,
    () => false,
  )
  if (!starts) env.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib')
  return env
}
