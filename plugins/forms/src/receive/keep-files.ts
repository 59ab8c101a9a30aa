import { KithError, type RouteContext } from '@kith/sdk'
import { type FormField, type FormsContract, mostFileBytes } from '../contract/index.ts'
import type { Entry } from './book.ts'
import { fileProblem, receiptOf } from './files.ts'
import { type Limiter, networkOf } from './limit.ts'
import type { Posted } from './page-body.ts'

type Context = RouteContext<FormsContract>

/** What became of a file: a receipt, or the code of what is wrong with it. */
export type Kept = { readonly receipt: string } | { readonly code: string }

/** Keeps a file for a field, if it is what the field takes. */
export async function keepFile(ctx: Context, form: string, field: FormField, file: File): Promise<Kept> {
  if (file.size > Math.min(field.maxSize ?? mostFileBytes, mostFileBytes)) return { code: 'fileSize' }
  try {
    const kept = await ctx.keepFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    const code = fileProblem(field, kept)
    return code ? { code } : { receipt: await receiptOf(ctx, form, field.name, kept) }
  } catch (error) {
    const code = error instanceof KithError ? codes[error.code] : undefined
    if (code) return { code }
    throw error
  }
}

/** Keeps what came in the fields for files of a page without JavaScript, and puts receipts in their place. */
export async function keepPosted(
  ctx: Context,
  { row, compiled }: Entry,
  posted: Posted,
  take: () => boolean,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {}
  if (posted instanceof URLSearchParams) return errors
  for (const [name, field] of compiled().fields) {
    // A field for files without a file is sent as an empty one.
    const files = posted.getAll(name).filter((value): value is File => typeof value !== 'string' && value.size > 0)
    const texts = posted.getAll(name).filter(value => typeof value === 'string')
    posted.delete(name)
    for (const text of texts) posted.append(name, text)
    if (field.type !== 'file') continue
    if (texts.length + files.length > (field.maxFiles ?? 1)) errors[name] = 'fileCount'
    else {
      for (const file of files) {
        const kept = take() ? await keepFile(ctx, row.id, field, file) : { code: 'fileBusy' }
        if ('code' in kept) errors[name] = kept.code
        else posted.append(name, kept.receipt)
      }
    }
  }
  return errors
}

/** Seconds to wait until one more file may come. */
export function waitForFile(ctx: Context, limiter: Limiter, form: string, ip: string): number {
  const network = networkOf(ip)
  const { filesPerAddress, filesPerForm } = ctx.settings
  const now = ctx.now()
  const ofNetwork = network === undefined ? 0 : limiter.take(`${form} ${network}`, filesPerAddress, now)
  return ofNetwork || limiter.take(form, filesPerForm, now)
}

const codes: Readonly<Record<string, string>> = {
  KITH_ATTACHMENT_TYPE: 'fileType',
  KITH_BODY_TOO_LARGE: 'fileSize',
  KITH_INVALID: 'fileEmpty',
}
