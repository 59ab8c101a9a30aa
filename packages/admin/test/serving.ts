import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyPlugin } from '@kith/sdk'
import { createLink, serve } from '@kith/server'
import { createTestApp, type TestCaller } from '@kith/testing'
import { inject } from 'vitest'

/** The folder of the page as it is built for everybody, by `build-page.ts`. */
export const builtPage = (): string => inject('page')

/** A real server of a real app, with the page. */
export interface Site {
  readonly url: string
  readonly port: number
  /** An administrator in another place. */
  readonly admin: TestCaller
  /** A link that opens the page once. */
  link(): Promise<string>
  /** The link in the newest mail. */
  linkInMail(): Promise<string>
  /** Ends the server and keeps its data: `reopen` serves them again, at the same address. */
  stop(): Promise<void>
  close(): Promise<void>
}

export interface SiteOptions {
  readonly plugins: readonly AnyPlugin[]
  /** The folder of the built page. */
  readonly page: string
  /** Of a server that was stopped, if nobody has taken it since: a browser has its scripts by this address. */
  readonly port?: number | undefined
  readonly folder?: string
  /** The file of a module of screens. */
  readonly resolveScreen?: (module: string) => string
}

export async function openSite({
  plugins,
  page,
  port = 0,
  folder: given,
  resolveScreen,
}: SiteOptions): Promise<Site & { folder: string }> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'kith-admin-data-')))
  const kith = await createTestApp({ plugins, database: join(folder, 'kith.sqlite'), now: new Date() })
  const options = {
    app: kith.app,
    hostname: '127.0.0.1',
    token: 'known',
    folder,
    admin: page,
    grace: 100,
    ...(resolveScreen && { resolveScreen }),
  }
  const serving = await serve({ ...options, port }).catch(error => {
    if (error.code !== 'KITH_PORT_TAKEN') throw error
    return serve({ ...options, port: 0 })
  })
  const stop = () => serving.close()
  return {
    url: serving.url,
    port: serving.port,
    folder,
    admin: kith.admin,
    link: () => createLink(folder, serving.url, kith.clock.now),
    async linkInMail() {
      await kith.idle()
      const path = /#\/-\/\S+/.exec(kith.mails().at(-1)?.text ?? '')?.[0] ?? ''
      return `${serving.url}/${path}`
    },
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
