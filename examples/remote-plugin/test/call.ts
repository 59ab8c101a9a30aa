import type { Kith } from '@kith/example-crm/process'

export interface Answer<T = unknown> {
  readonly status: number
  readonly code?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly data: T
}

/** Calls an operation as whoever has the token of the data folder. */
export async function call<T>(
  kith: Kith,
  operation: string,
  input: unknown,
  method: 'GET' | 'POST' = 'POST',
): Promise<Answer<T>> {
  const { url, token } = kith
  const asked = method === 'GET' ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
  const response = await fetch(`${url}/trpc/${operation}${asked}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(input) }),
  })
  const { result, error } = (await response.json()) as {
    readonly result?: { readonly data: T }
    readonly error?: { readonly data: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } }
  }
  // On a busy machine a check may be late. Who is told so tries again.
  if (error?.data.code === 'KITH_TAP_TIMEOUT') return await call(kith, operation, input, method)
  return { status: response.status, ...error?.data, data: result?.data as T }
}

/** A key for a module: the role of such keys, and the scopes that it needs. */
export async function keyFor(kith: Kith, name: string, ...scopes: readonly string[]): Promise<string> {
  const all = [`kernel.plugins.${name}`, ...scopes].join(',')
  return (await kith.run('key', 'create', name, '--role', 'plugin', '--scope', all)).trim()
}
