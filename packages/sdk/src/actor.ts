/** In whose name something happens. Policies speak of it as `{ $: 'actor.id' }`. */
export interface Actor {
  /** A user's id; for the others a fixed word such as `system` or `plugin:leads`. */
  readonly id: string
  readonly kind: 'user' | 'token' | 'plugin' | 'public' | 'system'
  readonly roles: readonly string[]
  /** His team; absent for whoever has none. */
  readonly team?: string
  /** His team and all teams below it, and his team and all teams above it. */
  readonly below?: readonly string[]
  readonly above?: readonly string[]
  /** The business lines that he works for. */
  readonly lines?: readonly string[]
  readonly locale: string
  /** IANA zone, 'Asia/Shanghai'. */
  readonly zone: string
  /** Operations that an API key may call: `leads.list`, `leads.*`, `*`. Absent: whatever the roles allow. */
  readonly scopes?: readonly string[]
  /** The API key by which he came. */
  readonly key?: string
}

/** The role that may do everything that no policy forbids to all. */
export const administrator = 'administrator'
