import { type Captcha, type CaptchaOptions, siteverify, verdictOf } from './captcha.ts'

/** hCaptcha. */
export function hcaptcha({ secret, url = 'https://api.hcaptcha.com/siteverify' }: CaptchaOptions): Captcha {
  return { field: 'h-captcha-response', verify: async token => verdictOf(await siteverify({ secret, url }, token)) }
}
