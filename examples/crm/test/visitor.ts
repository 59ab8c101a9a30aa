import { randomUUID } from 'node:crypto'

/** What a visitor's page posts. */
export interface Post {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
  readonly meta: Readonly<Record<string, unknown>>
}

export interface Answered {
  readonly status: number
  readonly json: { readonly id?: string; readonly code?: string; readonly errors?: Readonly<Record<string, string>> }
}

/** A whole answer to `contact-us`, by a company of East China unless said otherwise. */
export function visitor(values: Readonly<Record<string, unknown>> = {}, key: string = randomUUID()): Post {
  const company = { kind: 'company', company: 'Earthworks Ltd', size: '11-50', region: 'east-china' }
  const person = { name: 'Ann Li', email: `${randomUUID()}@example.com`, message: 'Two excavators', consent: true }
  return { key, values: { ...company, ...person, ...values }, meta: { page: 'https://www.example.com/', version: 1 } }
}

/** Posts as the element does: `text/plain`, so that a browser asks no leave. A text is sent as it stands. */
export async function post(url: string, body: unknown, form = 'contact-us'): Promise<Answered> {
  const response = await fetch(`${url}/f/${form}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'http://localhost:8080' },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  })
  return { status: response.status, json: (await response.json()) as Answered['json'] }
}
