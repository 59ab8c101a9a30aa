import { createHash } from 'node:crypto'
import type { RouteContext } from '@kith/sdk'
import type { Captcha } from '../captcha/captcha.ts'
import { createCaptchaJudge } from '../captcha/judge.ts'
import type { FormDesign, FormsContract, FormValues, Signal } from '../contract/index.ts'
import { createRecent } from '../receive/recent.ts'
import { contentSignals, domainOf, freeTextOf } from './content.ts'
import { createDisposable } from './disposable.ts'
import { learned } from './lessons.ts'
import { createRates } from './rates.ts'
import { judgeToken, type Verdict } from './token.ts'

type Context = Pick<RouteContext<FormsContract>, 'asPlugin' | 'now' | 'settings'>

/** An answer that passed the form's own checks, and how it came. */
export interface Suspect {
  readonly form: { readonly id: string; readonly definition: FormDesign }
  readonly key: string
  readonly values: FormValues
  readonly token: unknown
  /** What the page's captcha gave, where the app asks for one. */
  readonly captcha: unknown
  /** Of the page that sent it; '' when it does not say. */
  readonly origin: string
  /** Whether the field that nobody sees was filled in. */
  readonly trapped: boolean
}

/** Knows what came in the last minutes. Its memory is this process's, and bounded. */
export interface Guard {
  /** The field in which the widget of the app's captcha puts its token; '' without one. */
  readonly captchaField: string
  /** How many times the usual work a challenge of this form asks for now: 1 to 4. */
  pressure(form: string, ctx: Context): number
  /** What speaks against an answer. Nothing refuses it: points decide who looks at it first. */
  signals(ctx: Context, suspect: Suspect): Promise<Signal[]>
}

export function createGuard(captcha?: Captcha): Guard {
  const asked = createRates()
  const unproven = createRates()
  const domains = createRates()
  const texts = createRates()
  const used = createRecent<string>(50_000)
  const isDisposable = createDisposable()
  const judgeCaptcha = createCaptchaJudge(captcha)

  /** A token serves one answer, however often that is sent. */
  const isReused = (nonce: string, key: string) => {
    const first = used.get(nonce) ?? key
    used.set(nonce, first)
    return first !== key
  }

  return {
    captchaField: captcha?.field ?? '',
    pressure(form, ctx) {
      const rate = asked.add(form, ctx.now())
      const { surge } = ctx.settings
      return surge === 0 ? 1 : Math.min(4, Math.max(1, rate / surge))
    },
    async signals(ctx, suspect) {
      const { form, key, values, token, origin, trapped } = suspect
      const now = ctx.now()
      const { surge, perDomain } = ctx.settings
      const verdict = await judgeToken(ctx, token, { form: form.id, origin })
      const reused = 'nonce' in verdict && isReused(verdict.nonce, key)
      const proven = verdict.kind === 'solved' && !reused
      const many = !proven && unproven.add(form.id, now) > surge && surge > 0
      const domain = domainOf(form.definition, values)
      const crowd = domain !== '' && domains.add(`${form.id} ${domain}`, now) > perDomain && perDomain > 0
      const text = freeTextOf(form.definition, values)
      const same =
        text.length < 40 ? 0 : texts.add(`${form.id} ${createHash('sha256').update(text).digest('base64')}`, now)
      const found: Signal[] = [
        ...(trapped ? [{ code: 'trap', points: 100 }] : []),
        ...tokenSignals(verdict, reused),
        ...(many ? [{ code: 'surge', points: 30 }] : []),
        ...(crowd && !proven ? [{ code: 'domain', points: 20 }] : []),
        ...(same > 2.5 ? [{ code: 'repeated', points: same > 9 ? 60 : 30 }] : []),
        ...(await judgeCaptcha(`${form.id} ${key}`, suspect.captcha)),
        ...contentSignals(form.definition, values, isDisposable),
      ]
      return learned(ctx, found, domain)
    },
  }
}

function tokenSignals(verdict: Verdict, reused: boolean): Signal[] {
  if (reused) return [{ code: 'token-reused', points: 40 }]
  if (!('age' in verdict)) return [{ code: `token-${verdict.kind}`, points: verdict.kind === 'forged' ? 40 : 30 }]
  return [
    ...(verdict.kind === 'unsolved' ? [{ code: 'token-unsolved', points: 15 }] : []),
    ...(verdict.age < 2000 ? [{ code: 'fast', points: 20 }] : []),
  ]
}
