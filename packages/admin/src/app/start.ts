import type { AppManifest, KithError } from '@kith/client'
import { createDirectory, type Directory } from '../data/directory.ts'
import { readMe } from '../data/me.ts'
import { createModules } from '../data/modules.ts'
import type { Session, Talk } from '../data/session.ts'
import { type AuthState, authState } from '../door/ask.ts'
import { follow } from '../ui/follow.ts'

export interface StartOptions {
  talk(): Talk
  /** All of it is known. */
  started(session: Session): void
  /** It could not be read. */
  failed(): void
  /** Fields were added, changed or retired. */
  renewed(): void
  /** Something of it has become another. */
  changed(): void
}

/** What the application is made of and who uses it, from the server. */
export interface Start {
  readonly session: Session | undefined
  readonly manifest: AppManifest | undefined
  readonly directory: Directory
  readonly auth: AuthState | undefined
  /** Why it is not known. */
  readonly error: KithError | undefined
  /** Reads it, and again by itself once a server that did not answer does. */
  begin(): void
  load(): Promise<void>
  close(): void
}

export function createStart({ talk, started, failed, renewed, changed }: StartOptions): Start {
  let session: Session | undefined
  let manifest: AppManifest | undefined
  let directory = createDirectory([])
  let auth: AuthState | undefined
  let error: KithError | undefined
  let loads = 0
  let unfollow: (() => void) | undefined
  const load = async () => {
    const { api, connection, away } = talk()
    const mine = ++loads
    try {
      const [made, me, state] = await Promise.all([api.manifest(), readMe(api), authState()])
      if (session) return
      away.learn(made.away)
      session = { ...talk(), me, modules: createModules(made.modules) }
      manifest = made
      directory = createDirectory(made.manifests)
      auth = state
      error = undefined
      unfollow = follow(
        connection,
        ({ entity }) => entity === 'kernel.customField',
        () => void renew(),
      )
      started(session)
    } catch (why) {
      if (mine === loads) error = why as KithError
      failed()
    }
    changed()
  }
  /** What is kept of records is read anew, and what it is called. */
  const renew = async () => {
    const made = await talk()
      .api.manifest()
      .catch(() => undefined)
    if (!made) return
    manifest = made
    directory = createDirectory(made.manifests, directory)
    renewed()
    changed()
  }
  return {
    get session() {
      return session
    },
    get manifest() {
      return manifest
    },
    get directory() {
      return directory
    },
    get auth() {
      return auth
    },
    get error() {
      return error
    },
    begin() {
      const { state } = talk().connection
      state.subscribe(() => {
        if (error && !session && (state.value === 'live' || state.value === 'connecting')) void load()
      })
      void load()
    },
    load,
    close: () => unfollow?.(),
  }
}
