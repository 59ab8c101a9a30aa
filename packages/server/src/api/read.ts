import type { IncomingMessage } from 'node:http'
import { KithError } from '@kith/sdk'
import { readBody } from '../http/body.ts'
import type { Asked, Endpoint, Parameter } from './endpoint.ts'

export interface RequestParts {
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly incoming: IncomingMessage
}

/**
 * What a request says, by the endpoint's parameters. Throws `KITH_REQUEST` for a parameter that there is not, or that
 * stands twice, `KITH_BODY_SYNTAX`, `KITH_MEDIA_TYPE`.
 */
export async function readAsked(endpoint: Endpoint, parts: RequestParts, maxBody: number): Promise<Asked> {
  const parameters: Record<string, unknown> = {}
  for (const parameter of endpoint.parameters) {
    if (parameter.in === 'path') parameters[parameter.name] = parts.path[parameter.name]
  }
  const version = versionOf(endpoint, parts.incoming.headers['if-match'])
  if (version !== undefined) parameters.version = version
  for (const name of new Set(parts.query.keys())) {
    const parameter = endpoint.parameters.find(p => p.in === 'query' && p.name === name)
    const values = parts.query.getAll(name)
    if (!parameter || (values.length > 1 && parameter.encoding !== 'list')) {
      const why = parameter ? 'stands twice' : 'is not one of this address'
      throw new KithError('KITH_REQUEST', `The parameter ${name} ${why}: see /api/openapi.json.`, { parameter: name })
    }
    parameters[name] = valueIn(parameter, values.join(','))
  }
  return { parameters, body: await bodyOf(endpoint, parts.incoming, maxBody) }
}

function valueIn({ name, encoding }: Parameter, text: string): unknown {
  if (encoding === 'text') return text
  if (encoding === 'list') return text === '' ? [] : text.split(',')
  try {
    return JSON.parse(text)
  } catch {
    // A number or boolean that is none is for the schema to refuse, as any wrong value.
    if (encoding === 'value') return text
    throw new KithError('KITH_REQUEST', `The parameter ${name} is not JSON.`, { parameter: name })
  }
}

function versionOf(endpoint: Endpoint, header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*' || !endpoint.parameters.some(p => p.name === 'If-Match')) return
  const version = /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(header)?.[1]
  if (version === undefined) {
    throw new KithError('KITH_REQUEST', 'If-Match is not an ETag of a record: send the one that reading answered.', {
      parameter: 'If-Match',
    })
  }
  return Number(version)
}

async function bodyOf(endpoint: Endpoint, incoming: IncomingMessage, maxBody: number): Promise<unknown> {
  if (endpoint.method === 'GET') return undefined
  const text = await readBody(incoming, maxBody)
  if (!endpoint.body) return undefined
  const type = incoming.headers['content-type'] ?? 'application/json'
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new KithError('KITH_MEDIA_TYPE', `The body is ${type}: send JSON as application/json.`)
  }
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new KithError('KITH_BODY_SYNTAX', 'The body is not JSON.')
  }
}
