/** What the server answers about this browser. */
export interface AuthState {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly secondFactor: boolean
  } | null
  /** Whether this browser opened a link of the installation and nobody has logged in yet. */
  readonly link: boolean
  /** What the provider of OpenID Connect is called. */
  readonly oidc: string | null
}

/** A refusal: its code, the paths of what does not fit, and seconds to wait. */
export interface AuthFailure {
  readonly code: string
  readonly details?: { readonly problems?: readonly { readonly path: string }[]; readonly seconds?: number }
}

export async function authState(): Promise<AuthState | undefined> {
  try {
    const response = await fetch('/auth/state')
    return response.ok ? ((await response.json()) as AuthState) : undefined
  } catch {
    return undefined
  }
}

/** One step of logging in. Throws an `AuthFailure`. */
export async function step(name: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  let response: Response
  try {
    const headers = { 'content-type': 'application/json' }
    response = await fetch(`/auth/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
  } catch {
    throw { code: 'KITH_UNREACHABLE' } satisfies AuthFailure
  }
  const answer = (await response.json().catch(() => ({ code: 'KITH_FAILED' }))) as Record<string, unknown>
  if (!response.ok) throw answer
  return answer
}
