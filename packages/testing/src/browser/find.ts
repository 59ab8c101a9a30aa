import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { unpackChromium } from './unpack.ts'

/** A Chromium to start: its file, and what its environment must hold beside the caller's. */
export interface BrowserProgram {
  executablePath: string
  env: Record<string, string>
}

/**
 * The browser of browser tests: `KITH_BROWSER` (a file) when set, else the machine's Chrome, Chromium or Edge, else,
 * on Linux x64, the one that `@sparticuz/chromium` carries.
 *
 * @throws KITH_BROWSER_MISSING when there is none, saying what to install.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env.KITH_BROWSER
  for (const executablePath of named ? [named] : installedPaths()) {
    if (await isExecutable(executablePath)) return { executablePath, env: {} }
  }
  if (named) throw missing(`KITH_BROWSER names ${named}, which is not a program`)
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  throw missing('no Chrome, Chromium or Edge was found')
}

function installedPaths(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => process.env[name] ?? [])
    const files = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return roots.flatMap(root => files.map(file => join(root, file)))
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
  // A snap may not write where tests keep their profiles.
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder && !folder.startsWith('/snap/'))
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

function missing(what: string): Error {
  return Object.assign(new Error(`${what}: install Chrome, Chromium or Edge, or set KITH_BROWSER to its file`), {
    code: 'KITH_BROWSER_MISSING',
  })
}
