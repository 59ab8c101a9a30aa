import { type Captcha, type CaptchaOptions, siteverify, verdictOf } from './captcha.ts'

export interface RecaptchaOptions extends CaptchaOptions {
  /** Of version 3: below it a visitor is taken for a program. Default 0.5. */
  readonly minScore?: number
}

/** reCAPTCHA of Google, versions 2 and 3. */
export function recaptcha({
  secret,
  url = 'https://www.google.com/recaptcha/api/siteverify',
  minScore = 0.5,
}: RecaptchaOptions): Captcha {
  return {
    field: 'g-recaptcha-response',
    async verify(token) {
      const answer = await siteverify({ secret, url }, token)
      const verdict = verdictOf(answer)
      return verdict === 'passed' && (answer?.score ?? 1) < minScore ? 'failed' : verdict
    },
  }
}
