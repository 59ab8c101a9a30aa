import { type Captcha, type CaptchaOptions, siteverify, verdictOf } from './captcha.ts'

/** Turnstile of Cloudflare. */
export function turnstile({
  secret,
  url = 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
}: CaptchaOptions): Captcha {
  return { field: 'cf-turnstile-response', verify: async token => verdictOf(await siteverify({ secret, url }, token)) }
}
