import type { Signal } from '../contract/index.ts'
import { createRecent } from '../receive/recent.ts'
import type { Captcha } from './captcha.ts'

/** What a captcha says against an answer: from 60 points on a person looks at it, nothing is refused. */
export type CaptchaJudge = (key: string, token: unknown) => Promise<Signal[]>

/** Asks once for an answer: services take a token once, and an answer may have to be sent again. */
export function createCaptchaJudge(captcha: Captcha | undefined): CaptchaJudge {
  const passed = createRecent<string>(10_000)
  return async (key, token) => {
    if (!captcha) return []
    if (typeof token !== 'string' || token === '' || token.length > 10_000)
      return [{ code: 'captcha-none', points: 60 }]
    const verdict = passed.get(key) === token ? 'passed' : await captcha.verify(token)
    if (verdict !== 'passed') return [{ code: `captcha-${verdict}`, points: 60 }]
    passed.set(key, token)
    return []
  }
}
