import { randomUUID } from 'node:crypto'
import type { RouteRequest } from '@kith/sdk'
import type { FormField } from '../contract/index.ts'
import { type Body, isRecord, isUuid } from './body.ts'

/** What a page without JavaScript posted, as browsers encode a form with files or without; undefined when it cannot be read. */
export type Posted = URLSearchParams | FormData

export async function postedIn({ body, bytes, headers }: RouteRequest): Promise<Posted | undefined> {
  if (!bytes) return new URLSearchParams(body)
  const type = headers['content-type'] ?? ''
  try {
    return await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData()
  } catch {
    return undefined
  }
}

/** `kith_key`, `kith_meta` and `kith_token` beside the fields. Files count for nothing until they are kept. */
export function readPagePost(
  posted: Posted,
  fields: ReadonlyMap<string, FormField>,
  honeypot: string,
  captchaField = '',
): Body {
  const text = (name: string) => textsOf(posted, name)[0] ?? null
  const key = text('kith_key')
  const names = [...new Set(posted.keys())].filter(
    name => !name.startsWith('kith_') && name !== honeypot && name !== captchaField,
  )
  const values = names.map(name => [name, valueGiven(fields.get(name), textsOf(posted, name))])
  const captcha = captchaField && text(captchaField)
  return {
    key: isUuid(key) ? key.toLowerCase() : randomUUID(),
    values: Object.fromEntries(values),
    meta: { ...readRecord(text('kith_meta')), honeypot: text(honeypot) ?? '', ...(captcha ? { captcha } : {}) },
    token: readToken(text('kith_token')),
  }
}

function textsOf(posted: Posted, name: string): string[] {
  return [...posted.getAll(name)].filter(value => typeof value === 'string')
}

function valueGiven(field: FormField | undefined, given: readonly string[]): unknown {
  if (field?.type === 'checkboxes' || field?.type === 'file') return given.filter(Boolean)
  if (field?.type === 'checkbox' || field?.type === 'consent') return given.some(Boolean)
  // Browsers send line ends as CRLF; the element sends LF.
  return (given[0] ?? '').replaceAll('\r\n', '\n')
}

/** A page of ours that says nothing of it is as one that has none. */
function readToken(text: string | null): unknown {
  const token = readRecord(text)
  return Object.keys(token).length > 0 ? token : undefined
}

function readRecord(text: string | null): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(text ?? '{}')
    return isRecord(record) ? record : {}
  } catch {
    return {}
  }
}
