import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App } from '@kith/kernel'
import { createLink } from '../auth/link.ts'
import { serve } from '../serve.ts'

/** The team's page over HTTP, with the screens of an app's plugins as they are built. */
export interface ServedScreens {
  /** Where the page is: `http://127.0.0.1:<port>`. */
  readonly url: string
  /** An address that a browser opens once, and is logged in as an administrator. */
  link(): Promise<string>
  /** Ends the server, and closes what it serves. */
  close(): Promise<void>
}

interface Served {
  readonly app: App
  readonly clock: { now(): Date }
  close(): Promise<void>
}

/**
 * Serves an app of `createTestApp` for a test in a real browser (docs/plugins/ui.md). `@kith/admin` and the packages of the
 * screens are found from the file that calls, whose `import.meta.url` it is given.
 */
export async function serveScreens(kith: Served, from: string): Promise<ServedScreens> {
  const { app, clock } = kith
  const { resolve } = createRequire(from)
  const folder = await mkdtemp(join(tmpdir(), 'kith-screens-'))
  const serving = await serve({
    app,
    port: 0,
    hostname: '127.0.0.1',
    token: 'known',
    folder,
    admin: dirname(resolve('@kith/admin/page')),
    resolveScreen: resolve,
    grace: 100,
  })
  return {
    url: serving.url,
    link: () => createLink(folder, serving.url, clock.now),
    async close() {
      await serving.close()
      await kith.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
