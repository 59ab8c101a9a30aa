import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find.ts'

export type { Browser, BrowserContext, Page } from 'playwright-core'

/**
 * Starts a headless Chromium for a test file; the caller closes it. The machine's own browser is taken when there is
 * one, else the one of the npm package `@sparticuz/chromium`. It asks nothing of the network by itself. `args` are more switches of Chromium's command line.
 */
export async function launchBrowser({ args = [] }: { readonly args?: readonly string[] } = {}): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({ executablePath, args: [...quiet, ...sandbox(), ...args], env: { ...process.env, ...env } })
}

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--font-render-hinting=none',
  // The pages of a context share a process, and what it has compiled.
  '--process-per-site',
]

/** Chromium refuses its sandbox to root. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
