import type { App } from '@kith/kernel'
import type { Library } from './library.ts'
import type { Limits } from './limits.ts'
import type { Secrets } from './secrets.ts'

/** What the flows of logging in work with. */
export interface Parts {
  readonly app: App
  readonly library: Library
  readonly limits: Limits
  readonly secret: string
  /** Browsers that opened a link of the data folder: they stand for the installation until somebody logs in. */
  readonly linkSessions: Secrets
  /** What the page calls the provider of OpenID Connect. */
  readonly oidc: string | undefined
}

/** A request to one of the flows. */
export interface Asked {
  readonly request: Request
  /** The visitor's address. */
  readonly address: string
  /** The parsed body; null of a GET. */
  readonly body: unknown
}

/** What a flow answers: JSON, and cookies to set. */
export interface Reply {
  readonly body: unknown
  readonly cookies?: readonly string[]
}

/** One step of logging in, `POST /auth/<name>` or `GET /auth/<name>`. Throws `KithError`s. */
export type Flow = (parts: Parts, asked: Asked) => Promise<Reply>
