import type { RouteContext } from './context.ts'
import type { AnyContract } from './contract.ts'

/** A request to a plugin's own URL. */
export interface RouteRequest {
  readonly method: string
  readonly path: string
  /** What `:name` in the pattern matched, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there are `bytes`. */
  readonly body: string
  /** A body of `multipart/form-data`, on a route with `maxFiles`. */
  readonly bytes?: Uint8Array
  /** The visitor's address, by `KITH_TRUST_PROXY`. */
  readonly ip: string
}

export interface RouteResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface RouteOptions<C extends AnyContract, D extends AnyContract> {
  /** Needs no log-in: the actor is `public`, who may read nothing by himself. */
  readonly public: true
  /** Most bytes of a body; beyond it the answer is 413. Default 65,536. */
  readonly maxBody?: number
  /** Most bytes of a body of `multipart/form-data`, which comes as `bytes`. Default: such a body is text as any other. */
  readonly maxFiles?: number
  readonly run: (ctx: RouteContext<C, D>, request: RouteRequest) => Promise<RouteResponse> | RouteResponse
}

export interface Route<C extends AnyContract = AnyContract, D extends AnyContract = never> {
  readonly method: string
  /** Hono's patterns: `/f/:id`, `/f/:id{.+\\.json}`. */
  readonly path: string
  readonly maxBody: number
  readonly maxFiles?: number
  readonly run: (ctx: never, request: RouteRequest) => Promise<RouteResponse> | RouteResponse
  /** Types only, never set. */
  readonly $contracts?: C | D
}

/** A URL of a plugin: `route<FormsContract>()('POST /f/:id', { public: true, run })`. */
export function route<C extends AnyContract, D extends AnyContract = never>() {
  return (pattern: `${'GET' | 'POST' | 'OPTIONS'} /${string}`, options: RouteOptions<C, D>): Route<C, D> => {
    const [method = 'GET', path = '/'] = pattern.split(' ')
    const { maxBody = 65_536, maxFiles, run } = options
    return { method, path, maxBody, ...(maxFiles === undefined ? {} : { maxFiles }), run: run as Route['run'] }
  }
}
