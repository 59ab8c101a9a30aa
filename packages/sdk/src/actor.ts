/** In whose name something happens. Policies speak of it as `{ $: 'actor.id' }`. */
export interface Actor {
  /** A user's id; for the others a fixed word such as `system` or `plugin:leads`. */
  readonly id: string
  readonly kind: 'user' | 'token' | 'plugin' | 'public' | 'system'
  readonly roles: readonly string[]
  readonly locale: string
  /** IANA zone, 'Asia/Shanghai'. */
  readonly zone: string
}

/** The role that may do everything that no policy forbids to all. */
export const administrator = 'administrator'
