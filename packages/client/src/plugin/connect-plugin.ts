import { type AnyPlugin, KithError, type Log } from '@kith/sdk'
import type { ScreenFiles } from '@kith/sdk/remote'
import { readScreens } from '@kith/sdk/screens'
import { connectOne } from './connect-one.ts'
import { stderrLog } from './stderr-log.ts'

/** `refused` says why, and is tried again: an administrator may change it. `taken`: another process has the plugin now. */
export type ConnectState =
  /** `code` and `message`: why the last try came to nothing. */
  | { readonly state: 'connecting'; readonly code?: string; readonly message?: string }
  | { readonly state: 'connected' | 'closed' }
  | { readonly state: 'refused' | 'taken'; readonly code: string; readonly message: string }

export interface ConnectOptions {
  /** Addresses of Kith's servers without a slash at the end: of each of them where several share a database. */
  readonly url: string | readonly string[]
  /** An API key with the role `plugin` and the scope `kernel.plugins.<name>`. Sent in a header. */
  readonly key: string
  /**
   * The built screens that it serves itself: by the module that its parts name, the file of each:
   * `{ '@acme/credit/ui': '/path/to/dist/ui/index.js' }`. Read once; where one
   * is not built, that is a refusal, and tried again.
   */
  readonly screens?: Readonly<Record<string, string>>
  /** Default: JSON lines on stderr. */
  readonly log?: Log
  /** Told of every change, with the server's address. */
  readonly onState?: (state: ConnectState, url: string) => void
}

export interface Connected {
  /** Resolves when every server has accepted it. */
  readonly ready: Promise<void>
  /** Answers what is at hand, says that it goes, and resolves. */
  close(): Promise<void>
}

/**
 * Lets a plugin take part from this process: the same that `definePlugin` made, which Kith's configuration names by
 * `remotePlugin`. It stays connected until it is closed: what is refused or broken is tried again.
 * Throws `KITH_URL` for what is no address.
 */
export function connectPlugin(plugin: AnyPlugin, options: ConnectOptions): Connected {
  const { key, log = stderrLog, onState = () => {} } = options
  const urls = [options.url].flat()
  const strange = urls.find(url => !/^https?:\/\//.test(url))
  if (strange !== undefined) {
    throw new KithError('KITH_URL', `"${strange}" is no address of a server: it begins with http:// or https://.`, {
      url: strange,
    })
  }
  let read: Promise<ScreenFiles> | undefined
  const screens = () =>
    (read ??= readScreens(options.screens ?? {}).catch(error => {
      read = undefined
      throw error
    }))
  const lines = urls.map(url =>
    connectOne(plugin, { url, key, log, ...(options.screens && { screens }), onState: state => onState(state, url) }),
  )
  return {
    ready: Promise.all(lines.map(line => line.ready)).then(() => undefined),
    close: async () => void (await Promise.all(lines.map(line => line.close()))),
  }
}
