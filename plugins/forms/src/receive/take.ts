import { KithError, type RouteContext, type RouteRequest } from '@kith/sdk'
import type { FormsContract, FormValues } from '../contract/index.ts'
import { acceptedLanguages } from '../definition/texts.ts'
import type { Guard } from '../guard/guard.ts'
import { totalOf } from '../guard/lessons.ts'
import { type Body, readJson } from './body.ts'
import type { Entry } from './book.ts'
import { openFiles } from './files.ts'
import { attributionOf, consentsOf, isTrapped, localeOf } from './meta.ts'
import { boundOrigin, ownOrigins } from './origin.ts'
import { type Posted, readPagePost } from './page-body.ts'
import { storeAnswer } from './store-answer.ts'
import type { Sent, Taken } from './taken.ts'

interface Reading {
  /** What a page without JavaScript posted, files kept. */
  readonly posted: Posted | undefined
  /** What was wrong with those files, by field. */
  readonly errors: Readonly<Record<string, string>>
  readonly guard: Guard
}

/** Checks a post and stores it. A key that was stored before answers what it answered then, whatever happened since. */
export async function take(
  ctx: RouteContext<FormsContract>,
  entry: Entry,
  request: RouteRequest,
  { posted, errors: before, guard }: Reading,
): Promise<Taken> {
  const compiled = entry.compiled()
  const read = posted
    ? { body: readPagePost(posted, compiled.fields, entry.definition.honeypot, guard.captchaField) }
    : readJson(request.body)
  if ('errors' in read) return { kind: 'refused', status: 422, code: 'forms.invalid', errors: read.errors }
  const { body } = read
  const opened = await openFiles(ctx, entry.row.id, compiled.fields, body.values)
  const sent = { key: `${entry.row.id}:${body.key}`, body: JSON.stringify([opened.stable, body.meta]) }
  const locale = localeOf(body.meta, entry.row.definition, acceptedLanguages(request.headers['accept-language']))

  if (entry.row.status === 'closed')
    return replayed(ctx, sent, locale, { kind: 'refused', status: 410, code: 'forms.closed' })
  const trapped = isTrapped(entry.definition.honeypot, body.meta, body.values)
  const given = trapped ? without(opened.values, entry.definition.honeypot) : opened.values
  const checked = compiled.check(given, { hidden: posted ? 'drop' : 'refuse' })
  const errors = { ...checked.errors, ...opened.errors, ...before }
  if (Object.keys(errors).length > 0) {
    return replayed(ctx, sent, locale, { kind: 'refused', status: 422, code: 'forms.invalid', errors })
  }
  const signals = await guard.signals(ctx, {
    form: entry.row,
    key: body.key,
    values: checked.values,
    token: body.token,
    captcha: body.meta.captcha,
    origin: boundOrigin(request.headers.origin, ownOrigins(ctx.url, request.headers.host)),
    trapped,
  })
  const files = opened.files.filter(({ field }) => checked.values[field])
  if (opened.expired > 0) signals.push({ code: 'file-expired', points: 0 })
  const answer = { ...answerOf(ctx, entry, body, checked.values, locale), signals, files }
  return storeAnswer(ctx, answer, sent, totalOf(signals) >= ctx.settings.reviewFrom)
}

function answerOf(
  ctx: RouteContext<FormsContract>,
  { row }: Entry,
  { key, meta }: Body,
  values: FormValues,
  locale: string,
) {
  const consent = consentsOf(row.definition, values, {
    meta,
    locale,
    at: ctx.now().toISOString(),
    version: row.version,
  })
  return { form: row.id, key, values, meta: attributionOf(meta), consent, locale }
}

/** A refusal, unless the same answer was stored before its form changed or closed. */
async function replayed(ctx: RouteContext<FormsContract>, sent: Sent, locale: string, refusal: Taken): Promise<Taken> {
  try {
    return { kind: 'stored', stored: await ctx.run('replay', {}, sent), locale }
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_KEY_REUSED') {
      return { kind: 'refused', status: 409, code: 'forms.key_reused' }
    }
    return refusal
  }
}

function without(values: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))
}
