import { KithError, type RouteContext, type RouteRequest } from '@kith/sdk'
import type { FormsContract, FormValues } from '../contract/index.ts'
import { acceptedLanguages } from '../definition/texts.ts'
import type { Guard } from '../guard/guard.ts'
import { totalOf } from '../guard/lessons.ts'
import { type Body, readJson } from './body.ts'
import type { Entry } from './book.ts'
import { attributionOf, consentsOf, isTrapped, localeOf } from './meta.ts'
import { boundOrigin, ownOrigins } from './origin.ts'
import { readPagePost } from './page-body.ts'
import { storeAnswer } from './store-answer.ts'
import type { Sent, Taken } from './taken.ts'

/** Checks a post and stores it. A key that was stored before answers what it answered then, whatever happened since. */
export async function take(
  ctx: RouteContext<FormsContract>,
  entry: Entry,
  request: RouteRequest,
  isPage: boolean,
  guard: Guard,
): Promise<Taken> {
  const compiled = entry.compiled()
  const read = isPage
    ? { body: readPagePost(request.body, compiled.fields, entry.definition.honeypot, guard.captchaField) }
    : readJson(request.body)
  if ('errors' in read) return { kind: 'refused', status: 422, code: 'forms.invalid', errors: read.errors }
  const { body } = read
  const sent = { key: `${entry.row.id}:${body.key}`, body: JSON.stringify([body.values, body.meta]) }
  const locale = localeOf(body.meta, entry.row.definition, acceptedLanguages(request.headers['accept-language']))

  if (entry.row.status === 'closed')
    return replayed(ctx, sent, locale, { kind: 'refused', status: 410, code: 'forms.closed' })
  const trapped = isTrapped(entry.definition.honeypot, body.meta, body.values)
  const given = trapped ? without(body.values, entry.definition.honeypot) : body.values
  const checked = compiled.check(given, { hidden: isPage ? 'drop' : 'refuse' })
  if (!checked.ok) {
    return replayed(ctx, sent, locale, { kind: 'refused', status: 422, code: 'forms.invalid', errors: checked.errors })
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
  const answer = { ...answerOf(ctx, entry, body, checked.values, locale), signals }
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
