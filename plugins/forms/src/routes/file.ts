import { type Route, type RouteContext, type RouteRequest, route } from '@kith/sdk'
import { type FormField, type FormsContract, mostFileBytes } from '../contract/index.ts'
import { judgeToken } from '../guard/token.ts'
import type { Book, Entry } from '../receive/book.ts'
import { keepFile, waitForFile } from '../receive/keep-files.ts'
import type { Limiter } from '../receive/limit.ts'
import { boundOrigin, isAllowed, ownOrigins } from '../receive/origin.ts'
import { postedIn } from '../receive/page-body.ts'
import { createRecent } from '../receive/recent.ts'
import { json } from './json.ts'

/**
 * `POST /f/{id}/file`: takes one file for a field, sent before the answer, as `multipart/form-data` with the form's challenge as
 * `token`, which is the slot: signed, of this form and website, two hours long. Answers the receipt that stands in the answer.
 */
export function fileRoute(book: Book, limiter: Limiter): Route<FormsContract> {
  /** How many files a slot has taken. */
  const slots = createRecent<number>(50_000)
  return route<FormsContract>()('POST /f/:id/file', {
    public: true,
    maxBody: 0,
    maxFiles: mostFileBytes + 65_536,
    run: async (ctx, request) => {
      const { params, headers, ip } = request
      const entry = await book(ctx, params.id ?? '')
      const { origin, host } = headers
      if (!entry) return json(404, { code: 'forms.unknown_form' }, origin)
      const own = ownOrigins(ctx.url, host)
      if (!isAllowed(origin, entry.row.origins, own)) return json(403, { code: 'forms.origin' })
      if (entry.row.status === 'closed') return json(410, { code: 'forms.closed' }, origin)
      const wait = waitForFile(ctx, limiter, entry.row.id, ip)
      if (wait > 0) return json(429, { code: 'forms.busy' }, origin, { 'retry-after': String(wait) })
      const read = await readFile(ctx, entry, request, boundOrigin(origin, own))
      if ('errors' in read) return json(422, { code: 'forms.invalid', errors: read.errors }, origin)
      const { field, file, slot } = read
      const before = slots.get(slot ?? '') ?? 0
      if (slot === undefined || before >= mostFiles(entry)) return json(403, { code: 'forms.slot' }, origin)
      slots.set(slot, before + 1)
      const kept = await keepFile(ctx, entry.row.id, field, file)
      return 'code' in kept
        ? json(422, { code: 'forms.invalid', errors: { [field.name]: kept.code } }, origin)
        : json(200, { file: kept.receipt }, origin)
    },
  })
}

interface Read {
  readonly field: FormField
  readonly file: File
  /** undefined where there is none of this form and website, or none any more. */
  readonly slot: string | undefined
}

async function readFile(
  ctx: RouteContext<FormsContract>,
  entry: Entry,
  request: RouteRequest,
  origin: string,
): Promise<Read | { readonly errors: Readonly<Record<string, string>> }> {
  const posted = request.bytes && (await postedIn(request))
  if (!posted || posted instanceof URLSearchParams) return { errors: { body: 'form' } }
  const [name, file] = [...posted].find(([, value]) => typeof value !== 'string') ?? []
  if (!name || !file || typeof file === 'string') return { errors: { body: 'file' } }
  const field = entry.compiled().fields.get(name)
  if (field?.type !== 'file') return { errors: { [name.slice(0, 60)]: 'unknown' } }
  const verdict = await judgeToken(ctx, parsed(posted.get('token')), { form: entry.row.id, origin })
  return { field, file, slot: 'nonce' in verdict ? verdict.nonce : undefined }
}

/** A visitor changes their mind: three times as many as the form asks for. */
function mostFiles(entry: Entry): number {
  const fields = [...entry.compiled().fields.values()].filter(({ type }) => type === 'file')
  return 3 * fields.reduce((sum, { maxFiles = 1 }) => sum + maxFiles, 0)
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
