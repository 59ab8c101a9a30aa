import type { KeptFile, RouteContext } from '@kith/sdk'
import type { FormField, FormsContract, SentFile } from '../contract/index.ts'

type Context = Pick<RouteContext<FormsContract>, 'asPlugin' | 'now'>

/** What of a visitor's values are files: what to store of each field, and what came with it. */
export interface OpenedFiles {
  /** With names in place of receipts. */
  readonly values: Readonly<Record<string, unknown>>
  /** The same bytes whenever the same files are sent. */
  readonly stable: Readonly<Record<string, unknown>>
  readonly files: readonly SentFile[]
  readonly errors: Readonly<Record<string, string>>
  /** Files that came too long ago to be kept still: their names stay. */
  readonly expired: number
}

/** Signed by this installation, a receipt is all that a visitor has of a file: nobody gets it back for it. */
export async function receiptOf(ctx: Context, form: string, field: string, file: KeptFile): Promise<string> {
  const { name, type, size, hash } = file
  const text = Buffer.from(JSON.stringify([form, field, name, type, size, hash, ctx.now().getTime()])).toString(
    'base64url',
  )
  return `${text}.${await ctx.asPlugin.mark(`file ${text}`)}`
}

/** What a receipt calls its file, whoever signed it. */
export function nameIn(receipt: string): string {
  return String(payloadOf(receipt)?.[2] ?? '')
}

/** Opens what stands in the fields for files. `file` is the code of what is no receipt of this form and field. */
export async function openFiles(
  ctx: Context,
  form: string,
  fields: ReadonlyMap<string, FormField>,
  given: Readonly<Record<string, unknown>>,
): Promise<OpenedFiles> {
  const values = { ...given }
  const stable = { ...given }
  const files: SentFile[] = []
  const errors: Record<string, string> = {}
  let expired = 0
  for (const [name, receipts] of Object.entries(given)) {
    if (fields.get(name)?.type !== 'file' || !Array.isArray(receipts) || receipts.length > most) continue
    const opened = await Promise.all(receipts.map(receipt => open(ctx, form, name, receipt)))
    const sent = opened.filter(one => one !== undefined)
    if (sent.length < opened.length) errors[name] = 'file'
    values[name] = sent.map(({ file }) => file.name)
    stable[name] = sent.map(({ file }) => [file.name, file.hash])
    const fresh = sent.filter(({ at }) => ctx.now().getTime() - at < lifetime)
    expired += sent.length - fresh.length
    files.push(...fresh.map(({ file }) => file))
  }
  return { values, stable, files, errors, expired }
}

/** Whether a file is what its field takes: by its bytes, and by the end of its name where the field says so. */
export function fileProblem(
  { accept, maxSize = 5_242_880 }: FormField,
  { name, type, size }: KeptFile,
): string | undefined {
  if (size > maxSize) return 'fileSize'
  const [found = ''] = type.split(';')
  const fits = (wanted: string) => {
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted)
    // Of all texts nothing but that they are texts stands in their bytes.
    if (found === 'text/plain' && wanted.startsWith('text/')) return true
    return wanted.endsWith('/*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted
  }
  return !accept ||
    accept
      .toLowerCase()
      .split(/\s*,\s*/)
      .some(fits)
    ? undefined
    : 'fileType'
}

// What no answer has attached is removed after a day.
const lifetime = 20 * 3_600_000
const most = 50

async function open(ctx: Context, form: string, field: string, receipt: unknown) {
  if (typeof receipt !== 'string') return undefined
  const [text = '', signature] = receipt.split('.')
  if (signature !== (await ctx.asPlugin.mark(`file ${text}`))) return undefined
  const [ofForm, ofField, name, type, size, hash, at] = payloadOf(receipt) ?? []
  if (ofForm !== form || ofField !== field) return undefined
  return {
    at: Number(at),
    file: { field, name: String(name), type: String(type), size: Number(size), hash: String(hash) },
  }
}

function payloadOf(receipt: string): unknown[] | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(receipt.split('.')[0] ?? '', 'base64url').toString())
    return Array.isArray(payload) ? payload : undefined
  } catch {
    return undefined
  }
}
