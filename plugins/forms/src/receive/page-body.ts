import { randomUUID } from 'node:crypto'
import type { FormField } from '../contract/index.ts'
import { type Body, isRecord, isUuid } from './body.ts'

/** A post of a page without JavaScript: `kith_key`, `kith_meta` and `kith_token` beside the fields. */
export function readPagePost(
  text: string,
  fields: ReadonlyMap<string, FormField>,
  honeypot: string,
  captchaField = '',
): Body {
  const posted = new URLSearchParams(text)
  const key = posted.get('kith_key')
  const names = [...new Set(posted.keys())].filter(
    name => !name.startsWith('kith_') && name !== honeypot && name !== captchaField,
  )
  const values = names.map(name => [name, valueGiven(fields.get(name), posted.getAll(name))])
  return {
    key: isUuid(key) ? key.toLowerCase() : randomUUID(),
    values: Object.fromEntries(values),
    meta: {
      ...readRecord(posted.get('kith_meta')),
      honeypot: posted.get(honeypot) ?? '',
      ...captchaOf(posted, captchaField),
    },
    token: readToken(posted.get('kith_token')),
  }
}

function captchaOf(posted: URLSearchParams, field: string): { captcha?: string } {
  const captcha = field && posted.get(field)
  return captcha ? { captcha } : {}
}

function valueGiven(field: FormField | undefined, given: readonly string[]): unknown {
  if (field?.type === 'checkboxes') return given.filter(Boolean)
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
