import type { Client } from 'openapi-fetch'
import type { paths } from './generated/api.d.ts'

/** Somebody from another system, whose number there is the idempotency key: brought in twice, he is one lead. */
export interface Somebody {
  readonly number: string
  readonly name: string
  readonly email: string
}

/** Answers the lead's id. Throws what the CRM has against it, place by place. */
export async function bringIn(client: Client<paths>, { number, name, email }: Somebody): Promise<string> {
  const { data, error, response } = await client.POST('/leads', {
    body: { name, email },
    params: { header: { 'Idempotency-Key': `import-${number}` } },
  })
  if (error) {
    const places = error.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? []
    throw new Error([error.code, ...places].join(', '))
  }
  if (response.status === 202 || !('id' in data)) throw new Error('A manager must decide first.')
  return data.id
}

/** The newest leads with a score of at least `score`. */
export async function promising(client: Client<paths>, score: number): Promise<readonly string[]> {
  const { data, error } = await client.GET('/leads', {
    params: { query: { where: JSON.stringify({ score: { gte: score } }), sort: ['-score', 'name'], limit: 10 } },
  })
  if (error) throw new Error(error.code)
  return data.rows.map(row => row.name ?? '')
}
