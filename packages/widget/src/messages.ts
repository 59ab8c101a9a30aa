/**
 * The element's own sentences by code: the buttons, what is wrong with a field, why a form was not sent. `{n}`, `{m}`,
 * `{min}`, `{max}`, `{maxLength}` are filled in. An example of what fits stands behind a code of a type by itself.
 */
export type Messages = Record<keyof typeof english, string>

export const english = {
  back: 'Back',
  busy: 'Too many answers right now. Send again in a minute.',
  choose: 'Choose…',
  close: 'Close',
  closed: 'This form is closed.',
  conflict: 'The first answer was kept. Send again to add this one.',
  failed: 'The answer was not sent. Send it again.',
  invalid: 'Check this field.',
  large: 'The answer is too long. Shorten the longest text.',
  loading: 'Loading…',
  max: 'At most {max}',
  min: 'At least {min}',
  next: 'Continue',
  optional: 'optional',
  queued: 'Saved on this device',
  queuedText: 'The answer is sent when this site is open with a connection, within 7 days.',
  reload: 'Try again',
  required: 'This is needed.',
  step: 'Step {n} of {m}',
  submit: 'Send',
  summary: 'To correct: {n}',
  thanks: 'Thank you. The answer has arrived.',
  tooLong: 'At most {maxLength} characters',
  unavailable: 'The form could not be loaded.',
}

/** What is said before there is a definition, which brings the rest. */
export const early: Record<string, Partial<Messages>> = {
  zh: { closed: '此表单已关闭。', loading: '正在加载…', reload: '重试', unavailable: '表单未能加载。' },
}

/** What fits a field of a type, in every language. */
export const examples: Record<string, string> = {
  date: '2027-01-31',
  email: 'name@example.com',
  number: '42',
  tel: '+1 555 0100',
  url: 'https://example.com',
}
